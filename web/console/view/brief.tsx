/** The brief: what an agent needs to know before the first reply, each thing a step from where it was said. */
import type { ComponentChildren } from 'preact'
import type { StaffSnapshotState } from '../../../src/domain/snapshot.ts'
import { Warning } from '../../shared/icons.tsx'
import { jumpTo } from '../live/jump.ts'
import { deedsOf, seqOfMessage, wantsPlace } from '../pure/brief.ts'
import { reasonWords, ruleWords } from '../pure/words.ts'
import { Considered } from './considered.tsx'
import { Moment } from './times.tsx'

type Handoff = NonNullable<StaffSnapshotState['handoff']>

export function BriefPart({ snapshot, handoff }: { snapshot: StaffSnapshotState; handoff: Handoff }) {
  const { brief, reason, rule, at, correction } = handoff
  const deeds = deedsOf(brief)
  return (
    <section class="brief" aria-label="Brief">
      <p class="brief-why">
        <strong>{reasonWords(reason)}</strong>
        <span>
          {ruleWords(rule)} · <Moment at={at} />
        </span>
        {snapshot.status === 'answering' && <span>The assistant has taken it back since.</span>}
      </p>
      {correction && (
        <div class="correction">
          <h3>In the customer’s own words since</h3>
          <p dir="auto">{correction}</p>
        </div>
      )}
      <h3>Wants</h3>
      <div class={correction ? 'brief-wants corrected' : 'brief-wants'}>
        <Said seq={wantsPlace(brief)}>{brief.wants || 'Nothing written yet'}</Said>
      </div>
      {(brief.mood === 'upset' || brief.complains) && (
        <p class="mood">
          <Warning size={16} />
          <Said seq={brief.places?.mood}>
            {[brief.mood === 'upset' && 'Sounds upset', brief.complains && 'Makes a complaint']
              .filter(Boolean)
              .join(' · ')}
          </Said>
        </p>
      )}
      {deeds.length > 0 && (
        <>
          <h3>Already did</h3>
          <ul class="plain">
            {deeds.map(({ deed, seq }) => (
              <li key={deed}>
                <Said seq={seq}>{deed}</Said>
              </li>
            ))}
          </ul>
        </>
      )}
      {brief.tried.length > 0 && (
        <>
          <h3>What the assistant tried, and why it fell short</h3>
          {brief.tried.map((tried, at) => (
            <Tried
              key={`${at}-${tried.query}`}
              tried={tried}
              seq={seqOfMessage(snapshot.messages, tried.messageId)}
              open={brief.tried.length === 1}
            />
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
    </section>
  )
}

/** What was said, and the way to it; text alone where it is not known where. */
function Said({ seq, children }: { seq: number | undefined; children: ComponentChildren }) {
  if (seq === undefined) return <bdi class="said-text">{children}</bdi>
  return (
    <button type="button" class="said-link" title="Show where it was said" onClick={() => jumpTo(seq)}>
      <bdi>{children}</bdi>
    </button>
  )
}

function Tried({
  tried,
  seq,
  open,
}: {
  tried: Handoff['brief']['tried'][number]
  seq: number | undefined
  open: boolean
}) {
  const { query, passages, why } = tried
  return (
    <details class="tried" open={open}>
      <summary>
        <bdi>{query || 'The articles were not searched'}</bdi>
      </summary>
      {why.length > 0 && (
        <ul class="tried-why">
          {why.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {query && <Considered passages={passages} />}
      {seq !== undefined && (
        <button type="button" class="link-button tried-place" onClick={() => jumpTo(seq)}>
          Show what it said
        </button>
      )}
    </details>
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
