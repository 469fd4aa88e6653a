/** The fields that the pages of the settings are made of. */
import type { ComponentChildren } from 'preact'
import { type Length, type Unit, units } from '../../pure/settings/clocks.ts'
import { type FieldFault, faultAt } from '../../pure/settings/fields.ts'
import { Field, type Wires } from '../../view/field.tsx'

interface LineProps {
  label: string
  path: string
  value: string
  onText: (text: string) => void
  faults: readonly FieldFault[]
  help?: string | undefined
  placeholder?: string
  number?: boolean
}

export function Line({ label, path, value, onText, faults, help, placeholder, number = false }: LineProps) {
  return (
    <Field label={label} help={help} error={faultAt(faults, path)}>
      {(wires) => (
        <input
          {...wires}
          type="text"
          dir="auto"
          autocomplete="off"
          inputMode={number ? 'decimal' : undefined}
          class={number ? 'number' : undefined}
          placeholder={placeholder}
          value={value}
          onInput={(event) => onText(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

interface AreaProps extends Omit<LineProps, 'number'> {
  rows?: number
}

export function Area({ label, path, value, onText, faults, help, placeholder, rows = 3 }: AreaProps) {
  return (
    <Field label={label} help={help} error={faultAt(faults, path)}>
      {(wires) => (
        <textarea
          {...wires}
          rows={rows}
          dir="auto"
          placeholder={placeholder}
          value={value}
          onInput={(event) => onText(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

interface ChoiceProps<T extends string> {
  label: string
  value: T
  options: readonly { id: T; words: string }[]
  onPick: (value: T) => void
  help?: string | undefined
  error?: string | undefined
}

export function Choice<T extends string>({ label, value, options, onPick, help, error }: ChoiceProps<T>) {
  return (
    <Field label={label} help={help} error={error}>
      {(wires) => <Select {...wires} value={value} options={options} onPick={onPick} />}
    </Field>
  )
}

export function Select<T extends string>({
  value,
  options,
  onPick,
  class: name,
  ...wires
}: Partial<Wires> & {
  value: T
  options: readonly { id: T; words: string }[]
  onPick: (value: T) => void
  class?: string
  'aria-label'?: string
}) {
  return (
    <select {...wires} class={name} value={value} onChange={(event) => onPick(event.currentTarget.value as T)}>
      {options.map(({ id, words }) => (
        <option key={id} value={id}>
          {words}
        </option>
      ))}
    </select>
  )
}

interface LengthProps {
  label: string
  path: string
  value: Length
  onLength: (length: Length) => void
  faults: readonly FieldFault[]
  help?: string
  /** Units that make sense here. */
  only?: readonly Unit[]
}

/** How long something lasts: a number and its unit. */
export function LengthField({ label, path, value, onLength, faults, help, only }: LengthProps) {
  return (
    <Field label={label} help={help} error={faultAt(faults, path)}>
      {(wires) => <LengthInput {...wires} label={label} value={value} onLength={onLength} {...(only && { only })} />}
    </Field>
  )
}

export function LengthInput({
  label,
  value,
  onLength,
  only,
  ...wires
}: Partial<Wires> & Pick<LengthProps, 'label' | 'value' | 'onLength' | 'only'>) {
  const offered = only ? units.filter(({ id }) => only.includes(id) || id === value.unit) : units
  return (
    <span class="length">
      <input
        {...wires}
        {...(!wires.id && { 'aria-label': label })}
        class="number bare-field"
        inputMode="decimal"
        autocomplete="off"
        value={value.amount}
        onInput={(event) => onLength({ ...value, amount: event.currentTarget.value })}
      />
      <Select
        class="bare-field"
        aria-label={`${label}, unit`}
        value={value.unit}
        options={offered.map((each) => ({
          ...each,
          words: value.amount.trim() === '1' ? each.words.slice(0, -1) : each.words,
        }))}
        onPick={(unit) => onLength({ ...value, unit })}
      />
    </span>
  )
}

/** Boxes to tick below each other, each with what it is about. */
export function Checks<K extends string>({
  of,
  form,
  onSwitch,
}: {
  of: readonly { key: K; words: string; about: string }[]
  form: Readonly<Record<K, boolean>>
  onSwitch: (change: { [key in K]?: boolean }) => void
}) {
  return (
    <div class="checks">
      {of.map(({ key, words, about }) => (
        <div key={key}>
          <label class="check">
            <input
              type="checkbox"
              checked={form[key]}
              aria-describedby={`about-${key}`}
              onChange={(event) => onSwitch({ [key]: event.currentTarget.checked } as { [key in K]?: boolean })}
            />
            {words}
          </label>
          <p class="help" id={`about-${key}`}>
            {about}
          </p>
        </div>
      ))}
    </div>
  )
}

/** A part of a page under a heading of its own. */
export function Group({
  id,
  title,
  about,
  children,
}: {
  id: string
  title: string
  about?: ComponentChildren
  children: ComponentChildren
}) {
  return (
    <section class="group" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {about && <p>{about}</p>}
      {children}
    </section>
  )
}

/** A switch with its words; says of itself that it is one. */
export function Toggle({
  on,
  label,
  onSwitch,
  disabled = false,
}: {
  on: boolean
  label: string
  onSwitch: (on: boolean) => void
  disabled?: boolean
}) {
  return (
    <button
      type="button"
      role="switch"
      class="toggle-button"
      aria-checked={on}
      aria-label={label}
      disabled={disabled}
      onClick={() => onSwitch(!on)}
    >
      <span class={on ? 'toggle on' : 'toggle'} aria-hidden="true" />
    </button>
  )
}
