/** Files between the customer and a person: to attach them, and to see those that came. Loaded when a person is there. */
import { signal } from '@preact/signals'
import { useEffect, useRef, useState } from 'preact/hooks'
import { type Attachment, takenExtensions } from '../../../src/domain/files.ts'
import type { FilesTaken } from '../../../src/protocol/shapes.ts'
import { api } from '../../shared/api.ts'
import { Attachments } from '../../shared/files/attachments.tsx'
import { takeBrought } from '../../shared/files/brought.ts'
import { type Fetched, fetchedFrom } from '../../shared/files/fetched.ts'
import css from '../../shared/files/files.css?inline'
import { Paperclip } from '../../shared/files/icons.tsx'
import { StagedFiles } from '../../shared/files/staged.tsx'
import { createStaging } from '../../shared/files/staging.ts'
import { wear } from '../../shared/files/styled.ts'
import { upload } from '../../shared/files/upload.ts'
import type { SayFile } from '../../shared/files/words.ts'
import { shelf } from '../../shared/shelf.ts'
import own from '../files.css?inline'
import { fileSpeaker } from '../words/files.ts'
import type { Desk } from './desk.ts'

/** How long somebody who chose a file waits for it to show, at most. */
const LIMITS_MS = 2_000

const pathOf = (conversationId: string) => `/api/conversations/${conversationId}/files`

/** Held for as long as the page lives: a picture is fetched once. */
const fetched = new Map<string, Fetched>()

/** The files of one message, in the customer's language. */
export async function messageFiles({ locale, client }: Desk) {
  wear(css)
  const say = await fileSpeaker(locale)
  return ({ attachments }: { attachments: readonly Attachment[] }) => {
    const { conversationId = '', token = '' } = client.known() ?? {}
    const files = fetched.get(conversationId) ?? fetchedFrom(pathOf(conversationId), token)
    fetched.set(conversationId, files)
    return <Attachments attachments={attachments} files={files} say={say} locale={locale} />
  }
}

/** What stands in the composer, in the customer's language. */
export async function composerFiles({ locale }: Desk) {
  wear(css)
  wear(own)
  const say = await fileSpeaker(locale)
  return ({ desk }: { desk: Desk }) => {
    const id = desk.client.talk.value?.snapshot.conversationId
    return id ? <Attaching key={id} desk={desk} id={id} say={say} /> : null
  }
}

function Attaching({ desk: { client, locale }, id, say }: { desk: Desk; id: string; say: SayFile }) {
  const [{ staging, most, add }] = useState(() => stagingFor(client, id))
  const [over, setOver] = useState(false)
  const choose = useRef<HTMLInputElement>(null)
  const withPerson = client.talk.value?.snapshot.status === 'assigned'

  useEffect(() => {
    client.files.value = staging
    return () => {
      client.files.value = null
    }
  }, [staging])
  useEffect(() => {
    if (!withPerson) return undefined
    return takeBrought({ onFiles: add, onOver: setOver })
  }, [withPerson, staging])
  return (
    <>
      <StagedFiles staging={staging} say={say} locale={locale} most={most.value} />
      {withPerson && (
        <>
          <button
            type="button"
            class="attach"
            aria-label={say('attach')}
            title={say('attach')}
            onClick={() => choose.current?.click()}
          >
            <Paperclip size={20} />
          </button>
          <input
            ref={choose}
            type="file"
            multiple
            hidden
            accept={takenExtensions.map((extension) => `.${extension}`).join()}
            onChange={(event) => {
              add(event.currentTarget.files ?? [])
              event.currentTarget.value = ''
            }}
          />
        </>
      )}
      {over && <div class="drop-here">{say('drop')}</div>}
    </>
  )
}

function stagingFor(client: Desk['client'], id: string) {
  const most = signal<FilesTaken | undefined>(undefined)
  const token = () => client.known()?.token ?? ''
  const staging = createStaging({
    send: (file, on) => upload(file, { path: pathOf(id), token: token(), ...on }),
    // It goes by itself where this is not heard.
    forget: (fileId) => void api('DELETE', `${pathOf(id)}/${fileId}`, { token: token() }).catch(() => {}),
    limits: () => most.value,
    kept: { shelf: shelf('sessionStorage'), key: `bellhop:files:${id}` },
  })
  /** How much is taken is asked for with the first file, and not before: most customers send none. */
  const add = (files: Iterable<File>) => {
    const all = [...files]
    const call = { token: token(), patienceMs: LIMITS_MS }
    const asked = most.peek() ? undefined : api<FilesTaken>('GET', pathOf(id), call)
    void Promise.resolve(asked)
      .then((taken) => {
        if (taken) most.value = taken
      })
      // Without an answer the server says what is too much.
      .catch(() => {})
      .then(() => staging.add(all))
  }
  return { staging, most, add }
}
