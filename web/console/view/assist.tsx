/** The assistant for agents: the reply that it suggests, with its sources, and what to do with it. */
import type { ComponentChildren } from 'preact'
import type { Citation } from '../../../src/domain/judgement.ts'
import type { StaffSnapshotState } from '../../../src/domain/snapshot.ts'
import { Bulb, Retry } from '../../shared/icons.tsx'
import { go, place } from '../live/address.ts'
import { me } from '../live/session.ts'
import { lookForReply, type Offer, offers, takeBriefReply, takeSuggestion, turnDown } from '../live/suggestion.ts'
import { awaiting } from '../pure/asking.ts'
import { openedAt } from '../pure/place.ts'
import { plainReply, readable } from '../pure/suggested.ts'
import { Sources } from './sources.tsx'

export function AssistPart({ snapshot }: { snapshot: StaffSnapshotState }) {
  const { conversationId, status, agent, handoff } = snapshot
  const own = status === 'assigned' && agent?.id === me().id
  const to = awaiting(snapshot, me().id)
  const offer = offers.value.get(conversationId)
  const present = offer && (to === undefined || offer.to === to) ? offer : undefined
  const brief = handoff?.brief.suggestedReply
  const usable = own || status === 'queued' || status === 'answering'

  if (own && present && to !== undefined) {
    return (
      <Part>
        <Offered offer={present} />
      </Part>
    )
  }
  if (!brief || (own && to === undefined)) return null
  return (
    <Part>
      <Reply text={plainReply(brief.text)} citations={brief.citations} />
      {usable && (
        <p class="suggested-verbs">
          <button
            type="button"
            class="button small"
            onClick={() => {
              takeBriefReply(snapshot)
              toConversation(conversationId)
            }}
          >
            Use this
          </button>
        </p>
      )}
    </Part>
  )
}

function Part({ children }: { children: ComponentChildren }) {
  return (
    <section class="suggested" aria-label="Suggested reply">
      <h3>
        <Bulb size={14} /> Suggested reply
      </h3>
      {children}
    </section>
  )
}

function Offered({ offer }: { offer: Offer }) {
  const { conversationId: id } = offer
  switch (offer.is) {
    case 'looking':
      return (
        <p class="faint" role="status">
          Looking in the articles…
        </p>
      )
    case 'ready':
      return (
        <>
          <Reply text={offer.suggestion.text} citations={offer.suggestion.citations} />
          <p class="suggested-verbs">
            <button
              type="button"
              class="button small"
              onClick={() => {
                takeSuggestion(id)
                toConversation(id)
              }}
            >
              Use this
            </button>
            <button type="button" class="link-button" onClick={() => void turnDown(id)}>
              Not helpful
            </button>
            <span class="faint">
              <kbd>Tab</kbd> in the empty reply takes it
            </span>
          </p>
        </>
      )
    case 'taken':
      return (
        <>
          <p class="faint">It stands in your reply. It goes out with its sources:</p>
          <Sources citations={offer.suggestion.citations} />
        </>
      )
    case 'turned_down':
      return (
        <p class="faint">
          Turned down. <Again id={id}>Look again</Again>
        </p>
      )
    case 'none':
      return (
        <>
          <p class="faint">
            {offer.message} {offer.closest.length > 0 && 'These came nearest:'}
          </p>
          {offer.closest.length > 0 && <Sources citations={offer.closest} label="Nearest articles" />}
          <p class="suggested-verbs faint">
            <Again id={id}>Look again</Again>
          </p>
        </>
      )
    case 'failed':
      return (
        <p role="alert">
          {offer.message} <Again id={id}>Try again</Again>
        </p>
      )
  }
}

function Reply({ text, citations }: { text: string; citations: readonly Citation[] }) {
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="typed" dir="auto" tabIndex={0} aria-label="The reply">
        {readable(text)}
      </section>
      <Sources citations={citations} />
    </>
  )
}

function Again({ id, children }: { id: string; children: ComponentChildren }) {
  return (
    <button type="button" class="link-button" onClick={() => lookForReply(id)}>
      <Retry size={12} /> {children}
    </button>
  )
}

/** On a phone the composer is on another screen. */
function toConversation(id: string) {
  const at = place.peek()
  if ('aside' in at && at.aside) go(openedAt(at, id))
}
