/** What choosing a macro does beside writing its text. */
import type { Settings } from '../../../../src/protocol/settings.ts'
import { Close } from '../../../shared/icons.tsx'
import { type FieldFault, faultAt } from '../../pure/settings/fields.ts'
import { type ActionForm, actionKinds, priorities } from '../../pure/settings/macros.ts'
import { outcomes } from '../../pure/words.ts'
import { LengthInput, Select } from './fields.tsx'

/** Actions of one macro at most. */
const MOST_ACTIONS = 5

interface ActionsProps {
  actions: ActionForm[]
  path: string
  teams: Settings['teams']
  faults: readonly FieldFault[]
  onActions: (actions: ActionForm[]) => void
}

export function Actions({ actions, path, teams, faults, onActions }: ActionsProps) {
  return (
    <fieldset class="actions-field bare">
      <legend>Then also</legend>
      <ul class="rows">
        {actions.map((action, at) => {
          const fault = faultAt(faults, `${path}.${at}`)
          const words = actionKinds.find((kind) => kind.do === action.do)?.words ?? action.do
          return (
            <li key={at} class="row action">
              <span class="action-words">{words}</span>
              <ActionValue
                action={action}
                teams={teams}
                wrong={fault !== undefined}
                onAction={(next) => onActions(actions.map((each, n) => (n === at ? next : each)))}
              />
              <button
                type="button"
                class="icon-button small"
                aria-label={`Remove: ${words}`}
                onClick={() => onActions(actions.filter((_, n) => n !== at))}
              >
                <Close size={14} />
              </button>
              {fault && <p class="wrong">{fault}</p>}
            </li>
          )
        })}
      </ul>
      {actions.length < MOST_ACTIONS && (
        <Select
          class="bare-field add-action"
          aria-label="Add an action"
          value=""
          options={[{ id: '', words: 'Add an action …' }, ...offered(actions, teams)]}
          onPick={(kind) => {
            const fresh = actionKinds.find((each) => each.do === kind)?.fresh
            if (fresh?.do === 'assign') onActions([...actions, { ...fresh, teamId: teams[0]?.id ?? '' }])
            else if (fresh) onActions([...actions, fresh])
          }}
        />
      )}
    </fieldset>
  )
}

/** What makes sense beside what there is. */
function offered(actions: readonly ActionForm[], teams: Settings['teams']): { id: string; words: string }[] {
  const has = (kind: ActionForm['do']) => actions.some((action) => action.do === kind)
  return actionKinds
    .filter(({ do: kind }) => kind === 'tag' || !has(kind))
    .filter(({ do: kind }) => kind !== 'assign' || teams.length > 0)
    .filter(({ do: kind }) => !(kind === 'snooze' && has('resolve')) && !(kind === 'resolve' && has('snooze')))
    .map(({ do: id, words }) => ({ id, words }))
}

function ActionValue({
  action,
  teams,
  wrong,
  onAction,
}: {
  action: ActionForm
  teams: Settings['teams']
  wrong: boolean
  onAction: (action: ActionForm) => void
}) {
  const wires = wrong ? { 'aria-invalid': true as const } : {}
  switch (action.do) {
    case 'tag':
      return (
        <input
          {...wires}
          class="bare-field"
          aria-label="Tag"
          dir="auto"
          placeholder="refund"
          value={action.tag}
          onInput={(event) => onAction({ do: 'tag', tag: event.currentTarget.value })}
        />
      )
    case 'assign':
      return (
        <Select
          {...wires}
          class="bare-field"
          aria-label="Team"
          value={action.teamId}
          options={teams.map(({ id, name }) => ({ id, words: name }))}
          onPick={(teamId) => onAction({ do: 'assign', teamId })}
        />
      )
    case 'priority':
      return (
        <Select
          {...wires}
          class="bare-field"
          aria-label="Priority"
          value={action.priority}
          options={priorities.map((words, n) => ({ id: String(n), words }))}
          onPick={(priority) => onAction({ do: 'priority', priority })}
        />
      )
    case 'snooze':
      return (
        <LengthInput
          {...wires}
          label="For"
          value={action.length}
          only={['min', 'h', 'd']}
          onLength={(length) => onAction({ do: 'snooze', length })}
        />
      )
    case 'resolve':
      return (
        <Select
          {...wires}
          class="bare-field"
          aria-label="Outcome"
          value={action.outcome}
          options={outcomes}
          onPick={(outcome) => onAction({ do: 'resolve', outcome })}
        />
      )
  }
}
