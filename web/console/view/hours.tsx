/** Opening hours and holidays in the settings form. */
import { type Weekday, weekdays } from '../../../src/domain/hours.ts'
import { Close, Plus } from '../../shared/icons.tsx'
import { faultAt, usualSpan } from '../pure/settings-form.ts'
import { Field } from './field.tsx'
import type { PartProps } from './settings-field.tsx'

const dayNames: Record<Weekday, string> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
}

const workdays: ReadonlySet<Weekday> = new Set(['mon', 'tue', 'wed', 'thu', 'fri'])

export function WeekRows({ form, set, faults }: PartProps) {
  const nothingSet = weekdays.every((day) => form.weekly[day].length === 0)
  const open = (alwaysOpen: boolean) => {
    // A desk that is no longer always open should not be closed for good by the same press.
    const week = weekdays.map((day) => [day, workdays.has(day) ? [[...usualSpan]] : []])
    set({ alwaysOpen, ...(!alwaysOpen && nothingSet && { weekly: Object.fromEntries(week) }) })
  }
  return (
    <>
      <Field label="Time zone" help="As in Europe/Belgrade." error={faultAt(faults, 'hours.timeZone')}>
        {(wires) => (
          <input
            {...wires}
            list="time-zones"
            autocomplete="off"
            value={form.timeZone}
            onInput={(event) => set({ timeZone: event.currentTarget.value })}
          />
        )}
      </Field>
      <datalist id="time-zones">
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <label class="check">
        <input type="checkbox" checked={form.alwaysOpen} onChange={(event) => open(event.currentTarget.checked)} />
        Always open
      </label>
      {!form.alwaysOpen && (
        <div class="days">
          {weekdays.map((day) => (
            <DayRow
              key={day}
              day={day}
              spans={form.weekly[day]}
              faults={faults}
              onSpans={(spans) => set({ weekly: { ...form.weekly, [day]: spans } })}
            />
          ))}
        </div>
      )}
    </>
  )
}

type Span = [open: string, close: string]

function DayRow({
  day,
  spans,
  faults,
  onSpans,
}: {
  day: Weekday
  spans: Span[]
  faults: PartProps['faults']
  onSpans: (spans: Span[]) => void
}) {
  const name = dayNames[day]
  const fault = faultAt(faults, `hours.weekly.${day}`)
  const wrong = (at: number) => faultAt(faults, `hours.weekly.${day}.${at}`) !== undefined
  const put = (at: number, side: 0 | 1, value: string) =>
    onSpans(spans.map((span, n) => (n === at ? (side === 0 ? [value, span[1]] : [span[0], value]) : span)))
  return (
    <fieldset class="day-row bare" aria-label={name}>
      <label class="check">
        <input
          type="checkbox"
          checked={spans.length > 0}
          onChange={(event) => onSpans(event.currentTarget.checked ? [[...usualSpan]] : [])}
        />
        {name}
      </label>
      <div class="spans">
        {spans.length === 0 && <span class="faint">Closed</span>}
        {spans.map(([from, to], at) => (
          <span class="span-pair" key={at}>
            <TimeField label={`${name} opens`} value={from} wrong={wrong(at)} onTime={(value) => put(at, 0, value)} />
            –
            <TimeField label={`${name} closes`} value={to} wrong={wrong(at)} onTime={(value) => put(at, 1, value)} />
            {spans.length > 1 && (
              <button
                type="button"
                class="icon-button small"
                aria-label={`Remove ${from} to ${to} on ${name}`}
                onClick={() => onSpans(spans.filter((_, n) => n !== at))}
              >
                <Close size={14} />
              </button>
            )}
          </span>
        ))}
        {spans.length > 0 && spans.length < 6 && (
          <button
            type="button"
            class="icon-button small"
            aria-label={`Add hours on ${name}`}
            title="Add hours"
            onClick={() => onSpans([...spans, ['', '']])}
          >
            <Plus size={16} />
          </button>
        )}
      </div>
      {fault && (
        <p class="wrong" role="alert">
          {fault}
        </p>
      )}
    </fieldset>
  )
}

/** As text, because `24:00` is a closing time and no clock field knows it. */
function TimeField({
  label,
  value,
  wrong,
  onTime,
}: {
  label: string
  value: string
  wrong: boolean
  onTime: (value: string) => void
}) {
  return (
    <input
      class="bare-field time"
      aria-label={label}
      aria-invalid={wrong ? true : undefined}
      inputMode="numeric"
      maxLength={5}
      placeholder="HH:MM"
      value={value}
      onInput={(event) => onTime(event.currentTarget.value)}
    />
  )
}

export function HolidayRows({ form, set, faults }: PartProps) {
  const put = (at: number, change: Partial<{ date: string; name: string }>) =>
    set({ holidays: form.holidays.map((holiday, n) => (n === at ? { ...holiday, ...change } : holiday)) })
  return (
    <fieldset class="choices-plain">
      <legend>Closed all day on</legend>
      <ul class="rows">
        {form.holidays.map(({ date, name }, at) => {
          const fault = faultAt(faults, `hours.holidays.${at}`)
          return (
            <li class="row" key={at}>
              <input
                type="date"
                class="bare-field date"
                aria-label={`Date of holiday ${at + 1}`}
                aria-invalid={fault ? true : undefined}
                value={date}
                onInput={(event) => put(at, { date: event.currentTarget.value })}
              />
              <input
                class="bare-field"
                aria-label={`Name of holiday ${at + 1}`}
                placeholder="Name"
                value={name}
                onInput={(event) => put(at, { name: event.currentTarget.value })}
              />
              <button
                type="button"
                class="icon-button"
                aria-label={`Remove holiday ${name || at + 1}`}
                onClick={() => set({ holidays: form.holidays.filter((_, n) => n !== at) })}
              >
                <Close size={16} />
              </button>
              {fault && <p class="wrong">{fault}</p>}
            </li>
          )
        })}
      </ul>
      <button
        type="button"
        class="button small"
        onClick={() => set({ holidays: [...form.holidays, { date: '', name: '' }] })}
      >
        <Plus size={14} /> Add a holiday
      </button>
    </fieldset>
  )
}
