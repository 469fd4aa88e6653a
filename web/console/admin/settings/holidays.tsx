/** The list of holidays; a whole year of them can be pasted. */
import { useState } from 'preact/hooks'
import { Close, Plus } from '../../../shared/icons.tsx'
import { faultAt } from '../../pure/settings/fields.ts'
import { type HoursForm, joined, pasted } from '../../pure/settings/hours.ts'
import { Modal } from '../../view/modal.tsx'
import type { Editing } from './shell.tsx'

export function Holidays({ form, set, faults }: Editing<HoursForm>) {
  const [pasting, setPasting] = useState(false)
  const { holidays } = form
  const put = (at: number, change: Partial<{ date: string; name: string }>) =>
    set({ holidays: holidays.map((holiday, n) => (n === at ? { ...holiday, ...change } : holiday)) })
  return (
    <>
      {holidays.length === 0 && <p class="faint none">None yet. Holidays do not repeat: enter each year’s.</p>}
      <ul class="rows">
        {holidays.map(({ date, name }, at) => {
          const fault = faultAt(faults, `hours.holidays.${at}`)
          return (
            <li class="row holiday" key={at}>
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
                dir="auto"
                value={name}
                onInput={(event) => put(at, { name: event.currentTarget.value })}
              />
              <button
                type="button"
                class="icon-button"
                aria-label={`Remove holiday ${name || at + 1}`}
                onClick={() => set({ holidays: holidays.filter((_, n) => n !== at) })}
              >
                <Close size={16} />
              </button>
              {fault && <p class="wrong">{fault}</p>}
            </li>
          )
        })}
      </ul>
      <div class="verbs">
        <button
          type="button"
          class="button small"
          onClick={() => set({ holidays: [...holidays, { date: '', name: '' }] })}
        >
          <Plus size={14} /> Add a holiday
        </button>
        <button type="button" class="button small" onClick={() => setPasting(true)}>
          Paste several
        </button>
      </div>
      {pasting && (
        <PasteDialog
          onClose={() => setPasting(false)}
          onTake={(more) => {
            set({ holidays: joined(holidays, more) })
            setPasting(false)
          }}
        />
      )}
    </>
  )
}

function PasteDialog({ onClose, onTake }: { onClose: () => void; onTake: (more: HoursForm['holidays']) => void }) {
  const [text, setText] = useState('')
  const read = pasted(text)
  const count = read.holidays.length
  return (
    <Modal title="Paste holidays" onClose={onClose}>
      <div class="field">
        <label for="pasted">One a line, the date first</label>
        <textarea
          id="pasted"
          rows={8}
          dir="auto"
          aria-describedby="pasted-help"
          placeholder={'2026-12-25 Christmas\n26.12.2026 St Stephen’s Day'}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <p class="help" id="pasted-help" role="status">
          {text.trim() === ''
            ? 'Dates as 2026-12-25, 25.12.2026 or 12/25/2026 (month first).'
            : `${count === 1 ? '1 day is' : `${count} days are`} understood.${
                read.unread.length > 0 ? ` Not understood: “${read.unread.slice(0, 3).join('”, “')}”.` : ''
              }`}
        </p>
      </div>
      <div class="modal-verbs">
        <button type="button" class="button" onClick={onClose}>
          Cancel
        </button>
        <button type="button" class="button primary" disabled={count === 0} onClick={() => onTake(read.holidays)}>
          Add
        </button>
      </div>
    </Modal>
  )
}
