/** What was typed and not yet sent, per conversation, kept across reloads and expired sessions. */
import type { Span } from '../../../src/domain/macro.ts'
import { quietly } from '../../shared/shelf.ts'
import { keepTexts, type Texts, type TextsOptions } from '../../shared/texts.ts'

export type Mode = 'reply' | 'note'

export interface Kept extends Pick<Texts, 'ready'> {
  read(conversationId: string, mode: Mode): string
  write(conversationId: string, mode: Mode, text: string): void
  /** What is to be done after it is sent, as it was written; empty for nothing. */
  readPlan(conversationId: string, mode: Mode): string
  writePlan(conversationId: string, mode: Mode, plan: string): void
  /** Where in the text something was filled in; nothing where the text does not hold it any more. */
  readFilled(conversationId: string, mode: Mode): Span[]
  writeFilled(conversationId: string, mode: Mode, spans: readonly Span[]): void
}

/**
 * Reply and note are kept apart: words meant for the team never turn up where the customer would get them.
 * @param staffId whose texts; colleagues who share a browser do not see each other's
 */
export function keep(where: Omit<TextsOptions, 'key'>, staffId: string): Kept {
  const texts = keepTexts({ ...where, key: `bellhop.console.text.${staffId}` })
  const place = (conversationId: string, mode: Mode) => `${conversationId}.${mode}`
  const filledAt = (conversationId: string, mode: Mode) => `${place(conversationId, mode)}.filled`
  return {
    ready: texts.ready,
    read: (conversationId, mode) => texts.read(place(conversationId, mode)),
    write(conversationId, mode, text) {
      texts.write(place(conversationId, mode), text)
      if (!text) texts.write(filledAt(conversationId, mode), '')
    },
    readPlan: (conversationId, mode) => texts.read(`${place(conversationId, mode)}.then`),
    writePlan: (conversationId, mode, plan) => texts.write(`${place(conversationId, mode)}.then`, plan),
    readFilled: (conversationId, mode) =>
      spansFrom(texts.read(filledAt(conversationId, mode)), texts.read(place(conversationId, mode))),
    writeFilled(conversationId, mode, spans) {
      const text = texts.read(place(conversationId, mode))
      const known = spans.map((span) => ({ ...span, words: text.slice(span.start, span.end) }))
      texts.write(filledAt(conversationId, mode), known.length > 0 ? JSON.stringify(known) : '')
    },
  }
}

/** Places as they were kept; one whose words stand there no more is of another text. */
function spansFrom(kept: string, text: string): Span[] {
  const all = quietly(() => JSON.parse(kept || '[]') as (Span & { words: string })[])
  if (!Array.isArray(all)) return []
  return all
    .filter((span) => span?.words && text.slice(span.start, span.end) === span.words)
    .map(({ start, end }) => ({ start, end }))
}
