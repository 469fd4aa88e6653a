/** Whether customers may choose an answer by email. */
import type { Desk } from './desk.ts'

/** As the settings say; where they say nothing, where letters can be sent. With `true`, agents may write them themselves. */
export function answersByEmail(desk: Pick<Desk, 'settings' | 'mailer'>): boolean {
  return desk.settings().queue.email ?? desk.mailer !== undefined
}
