/** One weekday's opening hours. */
import { useState } from 'preact/hooks'
import { type Weekday, weekdays } from '../../../../src/domain/hours.ts'
import { Close, Copy, Plus } from '../../../shared/icons.tsx'
import { type FieldFault, faultAt } from '../../pure/settings/fields.ts'
import { copiedTo, type HoursForm, MOST_SPANS, type Span, usualSpan } from '../../pure/settings/hours.ts'
import { Modal } from '../../view/modal.tsx'

export const dayNames: Record<Weekday, string> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
}

interface DayProps {
  day: Weekday
  weekly: HoursForm['weekly']
  faults: readonly FieldFault[]
  onWeekly: (weekly: HoursForm['weekly']) => void
}

export function DayRow({ day, weekly, faults, onWeekly }: DayProps) {
  const [copying, setCopying] = useState(false)
  const name = dayNames[day]
  const spans = weekly[day]
  const fault = faultAt(faults, `hours.weekly.${day}`)
  const wrong = (at: number) => faultAt(faults, `hours.weekly.${day}.${at}`) !== undefined
  const onSpans = (next: Span[]) => onWeekly({ ...weekly, [day]: next })
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
            <TimeField label={`${name} opens`} value={from} wrong={wrong(at)} onTime={(value) => put(at, 0, value)} />–
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
        {spans.length > 0 && spans.length < MOST_SPANS && (
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
      <button
        type="button"
        class="icon-button small copy-day"
        aria-label={`Copy ${name} to other days`}
        title="Copy to other days"
        onClick={() => setCopying(true)}
      >
        <Copy size={15} />
      </button>
      {fault && (
        <p class="wrong" role="alert">
          {fault}
        </p>
      )}
      {copying && (
        <CopyDialog
          day={day}
          onClose={() => setCopying(false)}
          onCopy={(to) => {
            onWeekly(copiedTo(weekly, day, to))
            setCopying(false)
          }}
        />
      )}
    </fieldset>
  )
}

function CopyDialog({ day, onClose, onCopy }: { day: Weekday; onClose: () => void; onCopy: (to: Weekday[]) => void }) {
  const others = weekdays.filter((other) => other !== day)
  const [chosen, setChosen] = useState<Weekday[]>(others.filter((other) => other !== 'sat' && other !== 'sun'))
  return (
    <Modal title={`Copy ${dayNames[day]} to`} onClose={onClose}>
      <fieldset class="choices">
        <legend class="unseen">Days</legend>
        {others.map((other) => (
          <label key={other} class="check">
            <input
              type="checkbox"
              checked={chosen.includes(other)}
              onChange={(event) =>
                setChosen(event.currentTarget.checked ? [...chosen, other] : chosen.filter((each) => each !== other))
              }
            />
            {dayNames[other]}
          </label>
        ))}
      </fieldset>
      <div class="modal-verbs">
        <button type="button" class="button" onClick={onClose}>
          Cancel
        </button>
        <button type="button" class="button primary" disabled={chosen.length === 0} onClick={() => onCopy(chosen)}>
          Copy
        </button>
      </div>
    </Modal>
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
