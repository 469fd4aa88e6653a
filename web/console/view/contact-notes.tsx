/** What the team noted down about a customer, over all of their conversations. */
import { useState } from 'preact/hooks'
import type { ContactNote } from '../../../src/domain/contact.ts'
import type { StaffSnapshotState } from '../../../src/domain/snapshot.ts'
import { Note, Trash } from '../../shared/icons.tsx'
import { addContactNote, deleteContactNote } from '../live/contact.ts'
import { me, wordsOf } from '../live/session.ts'
import { Part } from './aside-part.tsx'
import { Moment } from './times.tsx'

const MOST_CHARACTERS = 2_000

export function ContactNotesPart({ snapshot: { visitorId, contactNotes } }: { snapshot: StaffSnapshotState }) {
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState('')
  const [busy, setBusy] = useState(false)
  const attempt = async (deed: () => Promise<void>) => {
    setBusy(true)
    setWrong('')
    try {
      await deed()
    } catch (error) {
      setWrong(wordsOf(error))
    } finally {
      setBusy(false)
    }
  }
  const add = () =>
    attempt(async () => {
      await addContactNote(visitorId, text.trim())
      setText('')
    })
  if (!visitorId) return null
  return (
    <Part title="Notes about this customer">
      <form
        class="contact-note-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim() && !busy) void add()
        }}
      >
        <textarea
          rows={text ? 3 : 1}
          dir="auto"
          aria-label="A note about this customer"
          placeholder="Only your team sees it, in every conversation"
          maxLength={MOST_CHARACTERS}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit()
          }}
        />
        {text.trim() && (
          <button type="submit" class="button small brass" disabled={busy}>
            <Note size={14} /> Keep the note
          </button>
        )}
      </form>
      {wrong && <p role="alert">{wrong}</p>}
      <ul class="contact-notes">
        {contactNotes.map((note) => (
          <One key={note.id} note={note} onDelete={() => void attempt(() => deleteContactNote(visitorId, note.id))} />
        ))}
      </ul>
    </Part>
  )
}

function One({ note: { at, by, text }, onDelete }: { note: ContactNote; onDelete: () => void }) {
  const [asked, setAsked] = useState(false)
  return (
    <li class="contact-note">
      <p class="typed" dir="auto">
        {text}
      </p>
      <p class="contact-note-foot">
        <span>
          <bdi>{by.id === me().id ? 'You' : by.name}</bdi>, <Moment at={at} />
        </span>
        {by.id === me().id &&
          (asked ? (
            <>
              <button type="button" class="link-button" onClick={onDelete}>
                Delete it
              </button>
              <button type="button" class="link-button" onClick={() => setAsked(false)}>
                Keep it
              </button>
            </>
          ) : (
            <button
              type="button"
              class="icon-button small"
              aria-label="Delete this note"
              onClick={() => setAsked(true)}
            >
              <Trash size={14} />
            </button>
          ))}
      </p>
    </li>
  )
}
