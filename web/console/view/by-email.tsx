/** Where the customer wants the answer by email: what becomes of it, and the reply as a letter in the agent's own program. */
import { useEffect } from 'preact/hooks'
import { Mail } from '../../shared/icons.tsx'
import { askWritingHelp, writingHelp } from '../live/rewriting.ts'
import type { Opened } from '../pure/fold.ts'
import { type Letter, lastFailed, letterOf } from '../pure/mail.ts'

export function ByEmail({ opened: { snapshot, events } }: { opened: Opened }) {
  const { byEmail, contact } = snapshot
  const wanted = byEmail && contact.email !== undefined
  useEffect(() => {
    if (wanted) void askWritingHelp()
  }, [wanted])
  const mails = writingHelp.value?.mails
  if (!wanted || mails === undefined) return null
  const failed = mails && lastFailed(events.values())
  const letter = mails && !failed ? undefined : letterOf(snapshot)
  return (
    <section class="by-email" aria-label="Answer by email">
      <Mail size={16} />
      <p>
        Answer by email: <strong dir="ltr">{contact.email}</strong>
        {contact.verified ? '' : ' (not verified)'}.{' '}
        {failed
          ? `Your last reply could not be sent. ${ownProgram(letter)}`
          : mails
            ? 'What you reply here goes there as a letter.'
            : `Bellhop sends no mail itself; ${ownProgram(letter)}`}
      </p>
      {letter && (
        <a class="button small" href={letter.href}>
          Write by email
        </a>
      )}
    </section>
  )
}

function ownProgram(letter: Letter | undefined): string {
  if (!letter) return 'reply here first, then open it in your own mail program.'
  return letter.whole
    ? 'your last reply opens in your own mail program.'
    : 'your last reply is too long for a link, so copy it into the letter.'
}
