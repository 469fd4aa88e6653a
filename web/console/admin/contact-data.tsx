/** Finding a person by an address, to tell them what is kept or to erase it. */
import { useRef, useState } from 'preact/hooks'
import type { ErasureAnswer, Exported, Subject } from '../../../src/protocol/privacy.ts'
import { Download, Trash } from '../../shared/icons.tsx'
import { saveAs } from '../../shared/save.ts'
import { staffCall, wordsOf } from '../live/session.ts'
import { nameOf } from '../pure/names.ts'
import { hashOf } from '../pure/place.ts'
import { chosenOf, erasedWords, type Found, fileName, foundFor, meantBy } from '../pure/privacy.ts'
import { Field, FormError } from '../view/field.tsx'
import { Moment } from '../view/times.tsx'
import { EraseDialog } from './erase-dialog.tsx'

export function ContactData() {
  const [address, setAddress] = useState('')
  const [fault, setFault] = useState('')
  const [found, setFound] = useState<Found>()
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [wrong, setWrong] = useState('')
  const [happened, setHappened] = useState('')
  const [busy, setBusy] = useState<'search' | 'export'>()
  const [erasing, setErasing] = useState(false)
  const field = useRef<HTMLInputElement>(null)

  const search = async (event: SubmitEvent) => {
    event.preventDefault()
    const contact = address.trim()
    setHappened('')
    setWrong('')
    setFound(undefined)
    if (!/^\S+@\S+\.\S+$/.test(contact)) {
      setFault('Write an email address such as mara@example.com.')
      field.current?.focus()
      return
    }
    setFault('')
    setBusy('search')
    try {
      const answer = await staffCall<ErasureAnswer>('POST', '/api/privacy/erase', { body: { contact } })
      setFound(foundFor(contact, answer))
      setPicked(new Set())
    } catch (error) {
      setWrong(wordsOf(error))
    } finally {
      setBusy(undefined)
    }
  }

  const meant = found && meantBy(found, picked)
  const download = async () => {
    if (!meant || !found) return
    setBusy('export')
    setWrong('')
    try {
      const { document: kept } = await staffCall<Exported>('POST', '/api/privacy/export', { body: meant })
      const file = fileName(found.address, new Date().toISOString())
      saveAs(file, new Blob([JSON.stringify(kept, null, 2)], { type: 'application/json' }))
      setHappened(`${file} was downloaded. It holds everything that is kept: pass it on with care.`)
    } catch (error) {
      setWrong(wordsOf(error))
    } finally {
      setBusy(undefined)
    }
  }

  return (
    <section class="group" aria-labelledby="contact-data">
      <h2 id="contact-data">Somebody’s data</h2>
      <p>A customer may ask what is kept of them, and to have it erased. Find them by an address that they gave.</p>
      <form class="search-row" onSubmit={(event) => void search(event)} noValidate>
        <Field label="Email of the contact" error={fault}>
          {(wires) => (
            <input
              {...wires}
              ref={field}
              type="email"
              autocomplete="off"
              value={address}
              onInput={(event) => {
                setAddress(event.currentTarget.value)
                setFault('')
              }}
            />
          )}
        </Field>
        <button type="submit" class="button" disabled={busy === 'search'}>
          {busy === 'search' ? 'Looking…' : 'Find'}
        </button>
      </form>
      <FormError>{wrong}</FormError>
      <p role="status" class={happened ? 'happened' : 'unseen'}>
        {happened}
      </p>
      {found && (
        <>
          <People found={found} picked={picked} pick={setPicked} />
          {found.proven.length + found.typed.length > 0 && (
            <div class="after-link">
              <button
                type="button"
                class="button"
                disabled={!meant || busy === 'export'}
                onClick={() => void download()}
              >
                <Download size={16} /> {busy === 'export' ? 'Collecting…' : 'Download everything'}
              </button>
              <button type="button" class="button danger" disabled={!meant} onClick={() => setErasing(true)}>
                <Trash size={16} /> Erase…
              </button>
            </div>
          )}
        </>
      )}
      {erasing && found && meant && (
        <EraseDialog
          address={found.address}
          meant={meant}
          subjects={chosenOf(found, picked)}
          onClose={() => setErasing(false)}
          onErased={(erased) => {
            setErasing(false)
            setFound(undefined)
            setAddress('')
            setHappened(erasedWords(erased))
          }}
        />
      )}
    </section>
  )
}

interface PeopleProps {
  found: Found
  picked: ReadonlySet<string>
  pick: (picked: ReadonlySet<string>) => void
}

function People({ found: { address, proven, typed }, picked, pick }: PeopleProps) {
  if (proven.length + typed.length === 0) {
    return (
      <p role="status">
        Nothing is kept under <bdi>{address}</bdi>.
      </p>
    )
  }
  return (
    <div class="subjects">
      {proven.length > 0 && (
        <>
          <h3>Proven to be theirs</h3>
          <ul>
            {proven.map((subject) => (
              <li key={subject.visitorId}>
                <About subject={subject} />
              </li>
            ))}
          </ul>
        </>
      )}
      {typed.length > 0 && (
        <fieldset class="bare">
          <legend>Only typed, never proven</legend>
          <p class="faint">
            Anybody can type an address. Choose those of whom you are sure, e.g. by what they wrote; the others are left
            out.
          </p>
          <ul>
            {typed.map((subject) => (
              <li key={subject.visitorId}>
                <label class="check">
                  <input
                    type="checkbox"
                    checked={picked.has(subject.visitorId)}
                    onChange={(event) => {
                      const next = new Set(picked)
                      if (event.currentTarget.checked) next.add(subject.visitorId)
                      else next.delete(subject.visitorId)
                      pick(next)
                    }}
                  />
                  <About subject={subject} />
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
      )}
    </div>
  )
}

function About({ subject }: { subject: Subject }) {
  const { conversations, lastSeen, visitorId } = subject
  return (
    <span class="subject">
      <bdi class="audit-name">{nameOf({ contact: subject, conversationId: visitorId })}</bdi>
      <span class="faint">
        last here <Moment at={lastSeen} />
      </span>
      <span class="subject-talks">
        {conversations.length === 0 && 'no conversations'}
        {conversations.map(({ conversationId, startedAt }) => (
          <a key={conversationId} href={hashOf({ at: 'list', list: 'open', conversationId })}>
            conversation of <Moment at={startedAt} />
          </a>
        ))}
      </span>
    </span>
  )
}
