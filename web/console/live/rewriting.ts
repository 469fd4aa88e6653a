/** An agent's own words put otherwise by a model, with what they wrote kept until it is sent. */
import { signal } from '@preact/signals'
import type { RewriteHow } from '../../../src/protocol/bodies.ts'
import type { Rewritten, WritingHelp } from '../../../src/protocol/writing.ts'
import { translatedFrom } from './alongside.ts'
import { keepText, keptText, restored } from './sends.ts'
import { staffCall, wordsOf } from './session.ts'

/** What helps to write here; undefined until it was asked for. */
export const writingHelp = signal<WritingHelp | undefined>(undefined)

export type Rewriting = { conversationId: string; how: RewriteHow; lang?: string } & (
  | { is: 'under_way'; stop(): void }
  | { is: 'done'; before: string; after: string; drafter: string }
  | { is: 'failed'; message: string }
)

/** The last one; another conversation's is not shown. */
export const rewriting = signal<Rewriting | undefined>(undefined)

/** A model may take its time; longer than this it has failed (milliseconds). */
const PATIENCE_MS = 30_000

export async function askWritingHelp() {
  if (writingHelp.peek()) return
  try {
    writingHelp.value = await staffCall<WritingHelp>('GET', '/api/writing')
  } catch {
    // Asked again when the menu is wanted again.
  }
}

/** Has the reply that is being written put otherwise; what stands in the composer meanwhile stays until it is there. */
export async function rewriteReply(conversationId: string, how: RewriteHow, lang?: string) {
  const before = keptText(conversationId, 'reply').trim()
  if (!before || rewriting.peek()?.is === 'under_way') return
  const gone = new AbortController()
  const about = { conversationId, how, ...(lang && { lang }) }
  rewriting.value = { ...about, is: 'under_way', stop: () => gone.abort() }
  try {
    const body = { text: before, how, ...(lang && { lang }) }
    const path = `/api/conversations/${conversationId}/rewrite`
    const { text, drafter } = await staffCall<Rewritten>('POST', path, {
      body,
      signal: gone.signal,
      patienceMs: PATIENCE_MS,
    })
    if (keptText(conversationId, 'reply').trim() !== before) {
      rewriting.value = { ...about, is: 'failed', message: 'You went on writing, so your text was left as it is.' }
      return
    }
    write(conversationId, text)
    if (how === 'translate') translatedFrom(conversationId, { original: before, translated: text })
    rewriting.value = { ...about, is: 'done', before, after: text, drafter }
  } catch (error) {
    rewriting.value = gone.signal.aborted ? undefined : { ...about, is: 'failed', message: wordsOf(error) }
  }
}

/** Puts back what stood there before. */
export function undoRewrite() {
  const last = rewriting.peek()
  if (last?.is !== 'done') return
  translatedFrom(last.conversationId, undefined)
  write(last.conversationId, last.before)
  rewriting.value = undefined
}

export function dismissRewrite() {
  rewriting.value = undefined
}

function write(conversationId: string, text: string) {
  keepText(conversationId, 'reply', text)
  restored.value = { conversationId, mode: 'reply' }
}
