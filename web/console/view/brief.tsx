/** The brief: what an agent needs to know before the first reply, in the order in which it is needed. */
import type { StaffSnapshotState } from '../../../src/domain/snapshot.ts'
import { Bulb, Warning } from '../../shared/icons.tsx'
import { go, place } from '../live/address.ts'
import { suggestText } from '../live/sends.ts'
import { me } from '../live/session.ts'
import { openedAt } from '../pure/place.ts'
import { withLinks } from '../pure/suggested.ts'
import { reasonWords, ruleWords } from '../pure/words.ts'
import { Considered } from './considered.tsx'
import { Sources } from './sources.tsx'
import { Moment } from './times.tsx'

export function BriefPart({
  snapshot,
  handoff,
}: {
  snapshot: StaffSnapshotState
  handoff: NonNullable<StaffSnapshotState['handoff']>
}) {
  const { brief, reason, rule, at, correction } = handoff
  return (
    <section class="brief" aria-label="Brief">
      <p class="brief-why">
        <strong>{reasonWords(reason)}</strong>
        <span>
          {ruleWords(rule)} · <Moment at={at} />
        </span>
        {snapshot.status === 'answering' && <span>The assistant has taken it back since.</span>}
      </p>
      <h3>Wants</h3>
      <p class="brief-wants" dir="auto">
        {brief.wants}
      </p>
      {correction && (
        <div class="correction">
          <h3>The customer corrected this</h3>
          <p dir="auto">{correction}</p>
        </div>
      )}
      {brief.complains && (
        <p class="mood">
          <Warning size={16} /> Makes a complaint
        </p>
      )}
      {brief.mood === 'upset' && (
        <p class="mood">
          <Warning size={16} /> Sounds upset
        </p>
      )}
      {brief.suggestedReply && <Suggested snapshot={snapshot} suggested={brief.suggestedReply} />}
      {brief.alreadyDid.length > 0 && (
        <>
          <h3>Already did</h3>
          <ul class="plain">
            {brief.alreadyDid.map((deed) => (
              <li key={deed} dir="auto">
                {deed}
              </li>
            ))}
          </ul>
        </>
      )}
      {brief.tried.length > 0 && (
        <>
          <h3>What the assistant tried</h3>
          {brief.tried.map(({ query, passages, why }, at) => (
            <details key={`${at}-${query}`} class="tried" open={brief.tried.length === 1}>
              <summary>
                <bdi>{query}</bdi>
              </summary>
              {why.length > 0 && (
                <ul class="tried-why">
                  {why.map((reason) => (
                    <li key={reason}>{reason}</li>
                  ))}
                </ul>
              )}
              <Considered passages={passages} />
            </details>
          ))}
        </>
      )}
      {brief.withheld && (
        <div class="withheld">
          <p class="withheld-label">
            <Warning size={14} /> Draft held back, not verified. The customer has not seen it.
          </p>
          <p class="typed" dir="auto">
            {brief.withheld}
          </p>
        </div>
      )}
      {brief.said.length > 0 && (
        <details class="said">
          <summary>In the customer’s words ({brief.said.length})</summary>
          <ol class="plain">
            {brief.said.map(({ seq, text }) => (
              <li key={seq} dir="auto">
                {text}
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  )
}

type SuggestedReply = NonNullable<NonNullable<StaffSnapshotState['handoff']>['brief']['suggestedReply']>

function Suggested({ snapshot, suggested }: { snapshot: StaffSnapshotState; suggested: SuggestedReply }) {
  const { conversationId, status, agent } = snapshot
  const usable = status === 'queued' || status === 'answering' || (status === 'assigned' && agent?.id === me().id)
  const use = () => {
    suggestText(conversationId, withLinks(suggested))
    if ('aside' in place.value && place.value.aside) go(openedAt(place.value, conversationId))
  }
  return (
    <div class="suggested">
      <h3>
        <Bulb size={14} /> Suggested reply
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div class="typed" dir="auto" tabIndex={0}>
        {suggested.text}
      </div>
      <Sources citations={suggested.citations} />
      {usable && (
        <button type="button" class="button small" onClick={use}>
          Use this
        </button>
      )}
    </div>
  )
}

export function NoBrief({ snapshot }: { snapshot: StaffSnapshotState }) {
  return (
    <section class="brief" aria-label="Brief">
      <h3>Brief</h3>
      <p class="faint">
        {snapshot.status === 'answering'
          ? 'The assistant is answering. A brief is written at the moment it hands over.'
          : 'Nobody was brought in, so there is no brief. The transcript says everything.'}
      </p>
    </section>
  )
}
