/** The lines around the field: who else is here, what came of the last action, what is missing, what will be done. */
import { useEffect } from 'preact/hooks'
import { holesOf, missingWords } from '../../../src/domain/macro.ts'
import type { StaffSnapshotState } from '../../../src/domain/snapshot.ts'
import type { MacroAction } from '../../../src/protocol/settings.ts'
import { Check, Close, Info, People, Retry, Snooze, Tag, Transfer, Warning } from '../../shared/icons.tsx'
import { lookers } from '../live/looking.ts'
import { elsewhere, teamName } from '../live/plans.ts'
import { keepPlan, keptPlan, plansKept } from '../live/sends.ts'
import { busy, notice, reopen } from '../live/verbs.ts'
import type { Mode } from '../pure/kept.ts'
import { lookersWords } from '../pure/lookers.ts'
import { initials } from '../pure/names.ts'
import { inOrder, planWords } from '../pure/planned.ts'
import { toast } from './dialogs.tsx'

/** Who else has this conversation open, beside its name. */
export function LookerFaces() {
  return (
    <span class="lookers">
      {lookers.value.map(({ id, name, typing }) => (
        <span
          key={id}
          class={typing ? 'avatar small writes' : 'avatar small'}
          title={lookersWords([{ id, name, typing }])}
        >
          <span aria-hidden="true">{initials(name)}</span>
        </span>
      ))}
    </span>
  )
}

/** The same in words, above what is being written; there from the start, so that it is read out. */
export function LookersLine() {
  const words = lookersWords(lookers.value)
  return (
    <p class="lookers-line" role="status">
      {words && (
        <>
          <People size={14} /> <bdi>{words}</bdi>
        </>
      )}
    </p>
  )
}

/** What came of the last action; there from the start, so that it is read out when it is filled. */
export function NoticeLine({ id }: { id: string }) {
  const said = notice.value?.conversationId === id ? notice.value : undefined
  return (
    <div role="status" class="notice-place">
      {said && (
        <p class={`notice ${said.kind}`}>
          <Info size={16} />
          <bdi>{said.text}</bdi>
          <button
            type="button"
            class="icon-button small"
            aria-label="Dismiss"
            onClick={() => {
              notice.value = undefined
            }}
          >
            <Close size={14} />
          </button>
        </p>
      )}
    </div>
  )
}

/** What came of a plan after its conversation was left is said in passing, and again when it is opened. */
export function useResultsElsewhere() {
  useEffect(() => {
    if (!elsewhere.value) return
    toast(elsewhere.value.text)
    elsewhere.value = undefined
  }, [elsewhere.value])
}

/** What is missing in the text, and the way there. */
export function HoleLine({ text, onGo }: { text: string; onGo: (start: number, end: number) => void }) {
  const words = missingWords(text)
  const first = holesOf(text)[0]
  return (
    <div role="status" class="hole-place">
      {words && first && (
        <p class="hole-line">
          <Warning size={14} /> <span>{words}</span>
          <button type="button" class="link-button" onClick={() => onGo(first.start, first.end)}>
            Go to it
          </button>
        </p>
      )}
    </div>
  )
}

const icons = { tag: Tag, assign: Transfer, priority: Warning, snooze: Snooze, resolve: Check } as const

/** What is done once the text is sent; each can be taken away. */
export function PlanLine({ id, mode }: { id: string; mode: Mode }) {
  plansKept.value
  const plan = inOrder(keptPlan(id, mode))
  if (plan.length === 0) return null
  const drop = (action: MacroAction) =>
    keepPlan(
      id,
      mode,
      plan.filter((each) => each !== action),
    )
  return (
    <ul class="plan" aria-label={mode === 'note' ? 'After the note is added' : 'After the reply is sent'}>
      {plan.map((action) => {
        const Icon = icons[action.do]
        const words = planWords(action, teamName)
        return (
          <li key={words} class="plan-chip">
            <Icon size={14} /> <bdi>{words}</bdi>
            <button
              type="button"
              class="icon-button small"
              aria-label={`Do not: ${words}`}
              onClick={() => drop(action)}
            >
              <Close size={14} />
            </button>
          </li>
        )
      })}
    </ul>
  )
}

/** Why the customer cannot be written to now, and what to do. An unsent reply stays readable. */
export function Locked({ snapshot, unsent }: { snapshot: StaffSnapshotState; unsent: string }) {
  const { conversationId, status, agent } = snapshot
  return (
    <div class="composer-locked">
      <p>
        {status === 'resolved' ? (
          'This conversation is resolved. Reopen it to write to the customer.'
        ) : (
          <>
            <bdi>{agent?.name}</bdi> has this conversation. You can leave a note.
          </>
        )}
      </p>
      {status === 'resolved' && (
        <button
          type="button"
          class="button small"
          disabled={busy.value !== undefined}
          onClick={() => void reopen(conversationId)}
        >
          <Retry size={14} /> Reopen
        </button>
      )}
      {unsent.trim() && (
        <details>
          <summary>Your unsent reply is kept</summary>
          <p class="typed">{unsent}</p>
        </details>
      )}
    </div>
  )
}
