/** One macro: its text with a preview, what its variables stand for, and what it does beside. */
import { useRef } from 'preact/hooks'
import { variables } from '../../../../src/domain/macro.ts'
import type { Settings } from '../../../../src/protocol/settings.ts'
import { Copy, Trash } from '../../../shared/icons.tsx'
import { type FieldFault, faultAt } from '../../pure/settings/fields.ts'
import { type MacroForm, preview, samples } from '../../pure/settings/macros.ts'
import { Actions } from './actions.tsx'
import { Area, Choice, Line } from './fields.tsx'

interface MacroProps {
  macro: MacroForm
  at: number
  teams: Settings['teams']
  faults: readonly FieldFault[]
  onMacro: (change: Partial<MacroForm>) => void
  onDuplicate: () => void
  onRemove: () => void
}

export function MacroEditor({ macro, at, teams, faults, onMacro, onDuplicate, onRemove }: MacroProps) {
  const root = useRef<HTMLElement>(null)
  const path = `macros.${at}`
  const parts = preview(macro.text)
  /** Where the writing is, or at the end. */
  const insert = (name: string) => {
    const area = root.current?.querySelector('textarea')
    const [from, to] = [area?.selectionStart ?? macro.text.length, area?.selectionEnd ?? macro.text.length]
    const variable = `{{${name}}}`
    onMacro({ text: macro.text.slice(0, from) + variable + macro.text.slice(to) })
    requestAnimationFrame(() => {
      area?.focus()
      area?.setSelectionRange(from + variable.length, from + variable.length)
    })
  }
  return (
    <section ref={root} class="group macro" aria-label={macro.name || 'New macro'}>
      <div class="team-head">
        <Line
          label="Name"
          path={`${path}.name`}
          value={macro.name}
          placeholder="Refund is on its way"
          onText={(name) => onMacro({ name })}
          faults={faults}
        />
        <button type="button" class="icon-button" aria-label="Duplicate" title="Duplicate" onClick={onDuplicate}>
          <Copy size={16} />
        </button>
        <button type="button" class="icon-button" aria-label="Remove" title="Remove" onClick={onRemove}>
          <Trash size={16} />
        </button>
      </div>
      <Area
        label="Text"
        path={`${path}.text`}
        rows={6}
        placeholder="Hello {{customer.firstName|there}}, your refund is on its way."
        value={macro.text}
        onText={(text) => onMacro({ text })}
        faults={faults}
      />
      <details class="variables">
        <summary>Variables</summary>
        <p class="faint">
          Press one to put it where you write. What stands behind a bar is used where a value is missing, as in{' '}
          <code>{'{{customer.firstName|there}}'}</code>; without one, sending waits until the agent fills it in.
        </p>
        <ul>
          {[...variables.map((variable) => variable.name), 'attribute.NAME'].map((name) => (
            <li key={name}>
              <button type="button" class="button small" onClick={() => insert(name)}>
                <code>{name}</code>
              </button>{' '}
              <span class="faint">{samples[name] ?? 'what your team noted of the customer'}</span>
            </li>
          ))}
        </ul>
      </details>
      {macro.text.trim() && (
        <div class="macro-preview">
          <h3>Preview</h3>
          <p class="typed" dir="auto">
            {parts.map(({ text, kind }, n) =>
              kind === 'text' ? (
                <span key={n}>{text}</span>
              ) : (
                <mark key={n} class={kind}>
                  {text}
                </mark>
              ),
            )}
          </p>
          {parts.some(({ kind }) => kind === 'unknown') && (
            <p class="wrong">What is marked in red is no variable; see the list above.</p>
          )}
        </div>
      )}
      <Actions
        actions={macro.actions}
        path={`${path}.actions`}
        teams={teams}
        faults={faults}
        onActions={(actions) => onMacro({ actions })}
      />
      <Choice
        label="For"
        value={macro.teamId}
        options={[{ id: '', words: 'Everybody' }, ...teams.map(({ id, name }) => ({ id, words: `${name} only` }))]}
        onPick={(teamId) => onMacro({ teamId })}
        error={faultAt(faults, `${path}.teamId`)}
      />
    </section>
  )
}
