/** Files between the customer and a person: to attach them, and to see those that came. Loaded when a person is there. */
import { type ReadonlySignal, signal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import type { Attachment } from '../../../src/domain/files.ts'
import type { FilesTaken } from '../../../src/protocol/messages.ts'
import { api } from '../../shared/api.ts'
import { Attach } from '../../shared/files/attach.tsx'
import { Attachments } from '../../shared/files/attachments.tsx'
import { type Fetched, fetchedFrom } from '../../shared/files/fetched.ts'
import css from '../../shared/files/files.css?inline'
import { filesPath, learnLimits } from '../../shared/files/limits.ts'
import { StagedFiles } from '../../shared/files/staged.tsx'
import { createStaging, type Staging } from '../../shared/files/staging.ts'
import { upload } from '../../shared/files/upload.ts'
import type { SayFile } from '../../shared/files/words.ts'
import { wear } from '../../shared/wear.ts'
import own from '../files.css?inline'
import { fileSpeaker } from '../words/files.ts'
import type { Desk } from './desk.ts'

/** Held for as long as the page lives: a picture is fetched once. By who asks, for whom the server may know no more. */
const fetched = new Map<string, Fetched>()
/** The same of what is staged: it goes on its way while another conversation is in view. */
const staged = new Map<string, Attaching>()

/** The files of one message, in the customer's language. */
export async function messageFiles({ locale, client }: Desk) {
  wear(css)
  const say = await fileSpeaker(locale)
  return ({ attachments }: { attachments: readonly Attachment[] }) => {
    const { conversationId = '', token = '' } = client.known() ?? {}
    const key = `${token} ${conversationId}`
    const files = fetched.get(key) ?? fetchedFrom(filesPath(conversationId), token)
    fetched.set(key, files)
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
    return id ? <AttachTool key={id} desk={desk} id={id} say={say} /> : null
  }
}

interface Attaching {
  staging: Staging
  most: ReadonlySignal<FilesTaken | undefined>
  add(files: Iterable<File>): void
}

function AttachTool({ desk: { client, locale, session }, id, say }: { desk: Desk; id: string; say: SayFile }) {
  const [{ staging, most, add }] = useState(() => {
    const key = `${client.known()?.token} ${id}`
    const here = staged.get(key) ?? stagingFor(client, session, id)
    staged.set(key, here)
    return here
  })
  const withPerson = client.talk.value?.snapshot.status === 'assigned'

  useEffect(() => {
    client.files.value = staging
    return () => {
      client.files.value = null
    }
  }, [staging])
  return (
    <>
      <StagedFiles staging={staging} say={say} locale={locale} most={most.value} />
      {withPerson && <Attach class="attach" size={20} say={say} onFiles={add} />}
    </>
  )
}

function stagingFor(client: Desk['client'], session: Desk['session'], id: string): Attaching {
  const most = signal<FilesTaken | undefined>(undefined)
  const token = () => client.known()?.token ?? ''
  const staging = createStaging({
    send: (file, on) => upload(file, { path: filesPath(id), token: token(), ...on }),
    // It goes by itself where this is not heard.
    forget: (fileId) => void api('DELETE', `${filesPath(id)}/${fileId}`, { token: token() }).catch(() => {}),
    limits: () => most.value,
    kept: { shelf: session.ofTab, key: `${session.filesKey}:${id}` },
  })
  const ask = (patienceMs: number) => api<FilesTaken>('GET', filesPath(id), { token: token(), patienceMs })
  const add = (files: Iterable<File>) => {
    const all = [...files]
    void learnLimits(most, ask).then(() => staging.add(all))
  }
  return { staging, most, add }
}
