/** What the team knows of a contact beside name and address; edited in place. */
import { useState } from 'preact/hooks'
import type { StaffSnapshotState } from '../../../src/domain/snapshot.ts'
import { Close, Pencil, Plus } from '../../shared/icons.tsx'
import { saveAttributes } from '../live/contact.ts'
import { wordsOf } from '../live/session.ts'
import { attributesOf, MOST_ATTRIBUTES, type Row, rowsOf } from '../pure/attributes.ts'
import { Fact } from './aside-part.tsx'

export function Attributes({ snapshot: { visitorId, attributes } }: { snapshot: StaffSnapshotState }) {
  const [editing, setEditing] = useState(false)
  const rows = rowsOf(attributes)
  if (editing) return <Editing visitorId={visitorId} first={rows} onDone={() => setEditing(false)} />
  return (
    <>
      {rows.length > 0 && (
        <dl class="facts attributes">
          {rows.map(({ name, value }) => (
            <Fact key={name} term={<bdi>{name}</bdi>}>
              <bdi>{value}</bdi>
            </Fact>
          ))}
        </dl>
      )}
      {visitorId && (
        <button type="button" class="link-button quiet" onClick={() => setEditing(true)}>
          {rows.length > 0 ? <Pencil size={14} /> : <Plus size={14} />}
          {rows.length > 0 ? 'Edit attributes' : 'Add an attribute'}
        </button>
      )}
    </>
  )
}

function Editing({ visitorId, first, onDone }: { visitorId: string; first: Row[]; onDone: () => void }) {
  const [rows, setRows] = useState<Row[]>([...first, { name: '', value: '' }])
  const [wrong, setWrong] = useState('')
  const [busy, setBusy] = useState(false)
  const set = (at: number, change: Partial<Row>) => {
    const next = rows.map((row, each) => (each === at ? { ...row, ...change } : row))
    const last = next.at(-1)
    // There is always a row to go on with.
    setRows(
      last && (last.name || last.value) && next.length < MOST_ATTRIBUTES ? [...next, { name: '', value: '' }] : next,
    )
    setWrong('')
  }
  const save = async (event: SubmitEvent) => {
    event.preventDefault()
    const given = attributesOf(rows)
    if ('wrong' in given) return setWrong(given.wrong)
    setBusy(true)
    try {
      await saveAttributes(visitorId, given.attributes)
      onDone()
    } catch (error) {
      setWrong(wordsOf(error))
      setBusy(false)
    }
  }
  return (
    <form class="attribute-form" aria-label="Attributes" onSubmit={(event) => void save(event)}>
      {rows.map((row, at) => (
        <div key={at} class="attribute-row">
          <input
            aria-label={`Name of attribute ${at + 1}`}
            placeholder="plan"
            maxLength={40}
            value={row.name}
            ref={(field) => {
              if (at === first.length && document.activeElement === document.body) field?.focus()
            }}
            onInput={(event) => set(at, { name: event.currentTarget.value })}
          />
          <input
            aria-label={`Value of attribute ${at + 1}`}
            placeholder="team"
            maxLength={300}
            value={row.value}
            onInput={(event) => set(at, { value: event.currentTarget.value })}
          />
          <button
            type="button"
            class="icon-button small"
            aria-label={`Remove ${row.name || 'this row'}`}
            onClick={() => setRows(rows.length > 1 ? rows.filter((_, each) => each !== at) : [{ name: '', value: '' }])}
          >
            <Close size={14} />
          </button>
        </div>
      ))}
      {wrong && <p role="alert">{wrong}</p>}
      <p class="suggested-verbs">
        <button type="submit" class="button small primary" disabled={busy}>
          Save
        </button>
        <button type="button" class="button small" onClick={onDone}>
          Cancel
        </button>
      </p>
    </form>
  )
}
