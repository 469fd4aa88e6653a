/** What was typed and not yet sent, per conversation, kept across reloads and expired sessions. */
import { keepTexts, type Texts, type TextsOptions } from '../../shared/texts.ts'

export type Mode = 'reply' | 'note'

export interface Kept extends Pick<Texts, 'ready'> {
  read(conversationId: string, mode: Mode): string
  write(conversationId: string, mode: Mode, text: string): void
  /** What is to be done after it is sent, as it was written; empty for nothing. */
  readPlan(conversationId: string, mode: Mode): string
  writePlan(conversationId: string, mode: Mode, plan: string): void
}

/**
 * Reply and note are kept apart: words meant for the team never turn up where the customer would get them.
 * @param staffId whose texts; colleagues who share a browser do not see each other's
 */
export function keep(where: Omit<TextsOptions, 'key'>, staffId: string): Kept {
  const texts = keepTexts({ ...where, key: `bellhop.console.text.${staffId}` })
  const place = (conversationId: string, mode: Mode) => `${conversationId}.${mode}`
  return {
    ready: texts.ready,
    read: (conversationId, mode) => texts.read(place(conversationId, mode)),
    write: (conversationId, mode, text) => texts.write(place(conversationId, mode), text),
    readPlan: (conversationId, mode) => texts.read(`${place(conversationId, mode)}.then`),
    writePlan: (conversationId, mode, plan) => texts.write(`${place(conversationId, mode)}.then`, plan),
  }
}
