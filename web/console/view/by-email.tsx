/** Where the customer wants the answer by email: what to do, and the reply as a letter in the agent's own program. */
import type { StaffSnapshotState } from '../../../src/domain/snapshot.ts'
import { Mail } from '../../shared/icons.tsx'
import { letterOf } from '../pure/mail.ts'

export function ByEmail({ snapshot }: { snapshot: StaffSnapshotState }) {
  const { byEmail, contact } = snapshot
  if (!byEmail || !contact.email) return null
  const letter = letterOf(snapshot)
  return (
    <section class="by-email" aria-label="Answer by email">
      <Mail size={16} />
      <p>
        Answer by email: <strong dir="ltr">{contact.email}</strong>
        {contact.verified ? '' : ' (not verified)'}. Bellhop sends no mail itself;{' '}
        {letter
          ? letter.whole
            ? 'your last reply opens in your own mail program.'
            : 'your last reply is too long for a link, so copy it into the letter.'
          : 'reply here first, then open it in your own mail program.'}
      </p>
      {letter && (
        <a class="button small" href={letter.href}>
          Write by email
        </a>
      )}
    </section>
  )
}
