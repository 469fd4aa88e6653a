/** What can be done with one message: copied, and put right while nobody has replied to it. */
import type { FunctionComponent } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Message } from '../../../src/domain/events.ts'
import { copied } from '../../shared/clipboard.ts'
import { Pencil } from '../../shared/icons.tsx'
import { Check, Copy } from '../../shared/icons-reader.tsx'
import { wear } from '../../shared/wear.ts'
import { announce } from '../announce.ts'
import css from '../at-message.css?inline'
import { isOpen } from '../open-words.ts'
import { type SayAtMessage, sayingSpeaker } from '../words/saying.ts'
import type { Desk } from './desk.ts'

interface Props {
  desk: Desk
  message: Message
}

/** What stands at a message, in the customer's language. */
export async function atMessage(locale: string): Promise<FunctionComponent<Props>> {
  const tell = await sayingSpeaker(locale)
  wear(css)
  return (props) => <AtMessage {...props} tell={tell} />
}

interface Telling extends Props {
  tell: SayAtMessage
}

/** How long it is shown that something was copied, in milliseconds. */
const COPIED_MS = 2_000

function AtMessage(props: Telling) {
  const { desk, message, tell } = props
  const { client } = desk
  const [editing, setEditing] = useState(false)
  const [done, setDone] = useState(false)
  const pencil = useRef<HTMLButtonElement>(null)
  const talk = client.talk.value
  const open = talk !== null && isOpen(talk, message)
  const copy = async () => {
    const worked = await copied(wordsOf(message))
    announce(tell(worked ? 'copied' : 'notCopied'))
    if (!worked) return
    setDone(true)
    setTimeout(setDone, COPIED_MS, false)
  }
  if (editing) {
    const end = () => {
      setEditing(false)
      // The pencil is back once this is drawn; where it went, the field below is next.
      requestAnimationFrame(() =>
        (pencil.current ?? document.querySelector<HTMLElement>('.composer textarea'))?.focus(),
      )
    }
    return <Edit {...props} open={open} end={end} />
  }
  return (
    <>
      <div class="at-message">
        {open && (
          <Verb label={tell('edit')} onClick={() => setEditing(true)} button={pencil}>
            <Pencil size={15} />
          </Verb>
        )}
        <Verb label={tell('copy')} onClick={() => void copy()}>
          {done ? <Check size={15} /> : <Copy size={15} />}
        </Verb>
      </div>
      {message.edited && <p class="fate">{tell('edited')}</p>}
    </>
  )
}

interface VerbProps {
  label: string
  onClick(): void
  button?: { current: HTMLButtonElement | null }
  children: preact.ComponentChildren
}

function Verb({ label, onClick, button, children }: VerbProps) {
  return (
    <button ref={button ?? null} type="button" class="quiet" aria-label={label} title={label} onClick={onClick}>
      {children}
    </button>
  )
}

/** @param open whether it may still be put right; where a reply came first, it can be sent as a message of its own */
function Edit({ desk: { client, say }, message, tell, open, end }: Telling & { open: boolean; end(): void }) {
  const [text, setText] = useState(message.text)
  const box = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    const field = box.current
    field?.focus()
    field?.setSelectionRange(field.value.length, field.value.length)
    field?.scrollIntoView({ block: 'nearest' })
  }, [])
  const words = text.trim()
  const save = async () => {
    if (!words) return
    if (!open) client.send(words)
    else if (words !== message.text && !(await client.edit(message.id, words))) return
    end()
  }
  return (
    <form
      class="edit"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      onKeyDown={(event) => {
        if (event.isComposing) return
        if (event.key === 'Escape') {
          event.preventDefault()
          end()
        } else if (event.key === 'Enter' && !event.shiftKey && event.target === box.current) {
          event.preventDefault()
          void save()
        }
      }}
    >
      <textarea
        ref={box}
        rows={1}
        dir="auto"
        maxLength={8_000}
        aria-label={tell('editLabel')}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <p role="status" class="fate">
        {!open && tell('tooLate')}
      </p>
      <div class="actions">
        <button type="submit" class="primary small" disabled={!words}>
          {tell(open ? 'save' : 'sendNew')}
        </button>
        <button type="button" class="plain small" onClick={end}>
          {say('cancel')}
        </button>
      </div>
    </form>
  )
}

/** A message as one would paste it: without the numbers of its sources, which lead nowhere elsewhere. */
function wordsOf({ text, citations }: Message): string {
  return citations.length > 0 ? text.replace(/\s?\[\d{1,2}(?:\s*,\s*\d{1,2})*\]/g, '') : text
}
