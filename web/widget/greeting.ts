/** What is shown before there is a conversation; asked for until it is there. */
import { type ReadonlySignal, signal } from '@preact/signals'
import { api } from '../shared/api.ts'
import type { HostPage } from './host.ts'
import type { PanelSettings } from './settings.ts'

export interface Welcome {
  assistantName: string
  disclosure: string
  greeting: string
  suggestions: string[]
  /** How the desk wants it to look. */
  widget?: { accent?: string; theme: PanelSettings['theme']; logo?: string }
}

interface Options {
  language: string
  page: ReadonlySignal<HostPage | null | undefined>
  /** Whether the server answered. */
  onAnswer(answered: boolean): void
}

const FIRST_WAIT_MS = 2_000
const LONGEST_WAIT_MS = 60_000

export function openGreeting({ language, page, onAnswer }: Options): {
  welcome: ReadonlySignal<Welcome | null>
  /** Asks now, and from time to time until there is an answer. */
  greet(): Promise<void>
} {
  const welcome = signal<Welcome | null>(null)
  let timer = 0
  let againMs = FIRST_WAIT_MS
  let turn = 0

  const greet = async () => {
    window.clearTimeout(timer)
    const mine = ++turn
    const where = page.peek()
    // In an address of ours, which logs keep: without what the page's own address is asked for, numbers and mail addresses.
    const about = where && { url: where.url.replace(/\?.*/, ''), title: where.title?.replace(/\S*[\d@]\S*/g, '') ?? '' }
    const query = new URLSearchParams({ locale: language, ...about })
    try {
      const answer = await api<Welcome>('GET', `/api/welcome?${query}`, { token: null })
      // The customer may be on another page by now.
      if (mine === turn) welcome.value = answer
      onAnswer(true)
    } catch {
      onAnswer(false)
      if (mine !== turn) return
      timer = window.setTimeout(greet, againMs * (0.5 + Math.random()))
      againMs = Math.min(LONGEST_WAIT_MS, againMs * 2)
    }
  }
  return { welcome, greet }
}
