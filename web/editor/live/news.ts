/** What changes on the server while the editor is open: articles, drafts, misses, rehearsals, imports; as server-sent events. */
import { signal } from '@preact/signals'
import { askWho, session } from '../../console/live/session.ts'
import { waitAfter } from '../../shared/backoff.ts'

/** What there is news of. `back` is told when the line was lost and is there again: anything may have changed. */
export type NewsKind = 'articles' | 'drafts' | 'misses' | 'rehearsal' | 'import' | 'back'

/** Whether news comes. */
export const onLine = signal(true)

const kinds = ['articles', 'drafts', 'misses', 'rehearsal', 'import'] as const

const listeners = new Map<NewsKind, Set<(data: unknown) => void>>()
let line: EventSource | undefined
let failures = 0

/** @returns what ends the listening */
export function onNews<T>(kind: NewsKind, listener: (data: T) => void): () => void {
  const known = listeners.get(kind) ?? new Set()
  listeners.set(kind, known.add(listener as (data: unknown) => void))
  return () => known.delete(listener as (data: unknown) => void)
}

/** Opens the line, once for the life of the page. */
export function startNews(): void {
  if (line) return
  line = new EventSource('/api/editor/news')
  line.onopen = () => {
    const back = failures > 0 || !onLine.value
    failures = 0
    onLine.value = true
    if (back) tell('back', undefined)
  }
  line.onerror = () => {
    onLine.value = false
    // The browser tries again by itself, unless the server refused.
    if (line?.readyState !== EventSource.CLOSED) return
    line = undefined
    setTimeout(again, waitAfter(failures++, Math.random()))
  }
  line.onmessage = ({ data }: MessageEvent<string>) => {
    const item = parsed(data)
    const kind = kinds.find((each) => each === item?.type)
    if (kind) tell(kind, item)
  }
}

function again(): void {
  if (session.value.is === 'in') startNews()
  else if (session.value.is === 'unreachable') void askWho()
  const stop = session.subscribe((now) => {
    if (now.is !== 'in') return
    queueMicrotask(() => stop())
    startNews()
  })
}

function tell(kind: NewsKind, data: unknown): void {
  for (const listener of listeners.get(kind) ?? []) listener(data)
}

function parsed(data: string): { type?: string } | undefined {
  try {
    return JSON.parse(data) as { type?: string }
  } catch {
    return undefined
  }
}
