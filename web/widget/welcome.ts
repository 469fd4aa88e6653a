/** The first words of a panel, before there is a conversation: asked for until they come. */
import { api } from '../shared/api.ts'
import type { HostPage } from './host.ts'

export interface Welcome {
  assistantName: string
  disclosure: string
  greeting: string
  suggestions: string[]
}

interface Options {
  language: string
  page(): HostPage | undefined
  heard(words: Welcome): void
  /** Nobody answered; it is asked for again by itself. */
  unheard(): void
}

const FIRST_WAIT_MS = 2_000
const LONGEST_WAIT_MS = 60_000

/** Asks when the returned function is called, and then less and less often until there is an answer. */
export function openGreeting({ language, page, heard, unheard }: Options): () => void {
  let timer = 0
  let waitMs = FIRST_WAIT_MS

  const ask = async () => {
    window.clearTimeout(timer)
    const where = page()
    const query = new URLSearchParams({ locale: language, ...(where && { url: where.url }) })
    try {
      heard(await api<Welcome>('GET', `/api/welcome?${query}`, { token: null }))
    } catch {
      unheard()
      timer = window.setTimeout(ask, waitMs * (0.5 + Math.random()))
      waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2)
    }
  }
  return () => void ask()
}
