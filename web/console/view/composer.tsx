/** Where an agent writes: a reply to the customer or a note for the team, never one taken for the other. */
import { signal } from '@preact/signals'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { StaffSnapshotState } from '../../../src/domain/snapshot.ts'
import { Close, Info, Note, Send } from '../../shared/icons.tsx'
import { keepText, keptText, restored, send, tellTyping, textsRead } from '../live/sends.ts'
import { me } from '../live/session.ts'
import { busy, notice, reopen } from '../live/verbs.ts'
import type { Mode } from '../pure/kept.ts'
import { sends } from '../pure/keys.ts'
import { nameOf } from '../pure/names.ts'

/** Characters in one message, as the server counts; from `NEARLY` on the count is shown. */
const MOST = 8_000
const NEARLY = 7_500

export const composerMode = signal<Mode>('reply')

export function focusComposer() {
  // At once, so that what is typed right after a key is text; and where the field is only about to be drawn, then.
  document.getElementById('composer')?.focus()
  requestAnimationFrame(() => {
    const field = document.getElementById('composer')
    if (!(field instanceof HTMLTextAreaElement)) return
    field.focus()
    field.setSelectionRange(field.value.length, field.value.length)
  })
}

export function Composer({ snapshot }: { snapshot: StaffSnapshotState }) {
  const { conversationId: id, status, agent } = snapshot
  const mode = composerMode.value
  const [typed, setTyped] = useState({ id, mode, text: keptText(id, mode) })
  // What was typed elsewhere never stands here, not for a moment: a note must not be sent as a reply.
  const text = typed.id === id && typed.mode === mode ? typed.text : keptText(id, mode)
  const setText = (value: string, as: Mode = mode) => setTyped({ id, mode: as, text: value })
  const own = status === 'assigned' && agent?.id === me().id
  const locked = mode === 'reply' && (status === 'resolved' || (status === 'assigned' && !own))
  const tooLong = text.trim().length > MOST
  const field = useRef<HTMLTextAreaElement>(null)

  // A conversation begins with a reply: a note is always a choice.
  useEffect(() => {
    composerMode.value = 'reply'
    setText(keptText(id, 'reply'), 'reply')
  }, [id])
  useEffect(() => setText(keptText(id, mode)), [id, mode, textsRead.value])
  useEffect(() => {
    const came = restored.value
    if (came?.conversationId !== id) return
    restored.value = undefined
    composerMode.value = came.mode
    setText(keptText(id, came.mode), came.mode)
    focusComposer()
  }, [restored.value])

  const type = (value: string) => {
    setText(value)
    keepText(id, mode, value)
    if (mode === 'reply' && own && value.trim()) tellTyping(id)
  }
  const submit = () => {
    if (!text.trim() || tooLong || locked) return
    send(id, mode, text.trim())
    setText('')
    field.current?.focus()
  }

  return (
    <section class={`composer ${mode}`} aria-label={mode === 'note' ? 'Write a note' : 'Write a reply'}>
      <NoticeLine id={id} />
      <fieldset class="composer-modes bare" aria-label="What you write">
        <ModeButton mode="reply" words="Reply" />
        <ModeButton mode="note" words="Note" />
        {mode === 'note' && (
          <span class="note-label">
            <Note size={14} /> Only your team sees this
          </span>
        )}
      </fieldset>
      {locked ? (
        <Locked snapshot={snapshot} unsent={text} />
      ) : (
        <div class="composer-field">
          <textarea
            id="composer"
            ref={field}
            dir="auto"
            rows={2}
            aria-label={mode === 'note' ? 'Note for your team' : `Reply to ${nameOf(snapshot)}`}
            placeholder={mode === 'note' ? 'A note that the customer never sees' : `Reply to ${nameOf(snapshot)}`}
            value={text}
            onInput={(event) => type(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (!sends(event)) return
              event.preventDefault()
              submit()
            }}
          />
          <div class="composer-foot">
            <span class="composer-hint">
              {tooLong
                ? `${text.trim().length - MOST} characters too long: shorten it or send it in parts.`
                : text.length > NEARLY
                  ? `${text.trim().length} of ${MOST} characters`
                  : hint(mode, status)}
            </span>
            <button
              type="button"
              class={mode === 'note' ? 'button brass' : 'button primary'}
              disabled={!text.trim() || tooLong}
              onClick={submit}
            >
              {mode === 'note' ? <Note size={16} /> : <Send size={16} />}
              {mode === 'note' ? 'Add note' : 'Send reply'}
            </button>
          </div>
        </div>
      )}
    </section>
  )
}

function ModeButton({ mode, words }: { mode: Mode; words: string }) {
  return (
    <button
      type="button"
      class="mode"
      aria-pressed={composerMode.value === mode}
      onClick={() => {
        composerMode.value = mode
        focusComposer()
      }}
    >
      {words}
    </button>
  )
}

/** Why the customer cannot be written to now, and what to do. An unsent reply stays readable. */
function Locked({ snapshot, unsent }: { snapshot: StaffSnapshotState; unsent: string }) {
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
          Reopen
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

/** What came of the last action; there from the start, so that it is read out when it is filled. */
function NoticeLine({ id }: { id: string }) {
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

function hint(mode: Mode, status: StaffSnapshotState['status']): string {
  if (mode === 'note') return 'Enter adds it, Shift+Enter makes a new line'
  if (status === 'queued' || status === 'answering') return 'Sending takes this conversation over'
  return 'Enter sends, Shift+Enter makes a new line'
}
