/** Beside the conversation: the brief first, then a reply to send, then who the customer is. */
import { ArrowStart, Book } from '../../shared/icons.tsx'
import { go, place } from '../live/address.ts'
import { current } from '../live/opened.ts'
import { openedAt } from '../pure/place.ts'
import { runAction } from './actions.ts'
import { AssistPart } from './assist.tsx'
import { BriefPart, NoBrief } from './brief.tsx'
import { ContactPart, EarlierPart } from './contact.tsx'
import { ContactNotesPart } from './contact-notes.tsx'
import { SortedPart } from './sorted.tsx'

export function Aside() {
  const now = current.value
  if (now.is !== 'ready') return null
  const { snapshot } = now.opened
  const answered = snapshot.messages.some(
    ({ author, visibility }) => author.kind === 'agent' && visibility === 'public',
  )
  return (
    <aside class="aside" aria-label="Brief and customer">
      <header class="aside-head">
        <button
          type="button"
          class="icon-button"
          aria-label="Back to the conversation"
          onClick={() => go(openedAt(place.value, now.id))}
        >
          <ArrowStart />
        </button>
        <h2>Brief and customer</h2>
      </header>
      {snapshot.handoff ? (
        <BriefPart snapshot={snapshot} handoff={snapshot.handoff} />
      ) : (
        <NoBrief snapshot={snapshot} />
      )}
      <AssistPart snapshot={snapshot} />
      {answered && (
        <p class="aside-verb">
          <button type="button" class="button small" onClick={() => runAction('save-article')}>
            <Book size={14} /> Save as article…
          </button>
        </p>
      )}
      <SortedPart snapshot={snapshot} />
      <ContactPart snapshot={snapshot} />
      <ContactNotesPart key={`notes-${snapshot.visitorId}`} snapshot={snapshot} />
      <EarlierPart snapshot={snapshot} />
    </aside>
  )
}
