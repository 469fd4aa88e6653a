/** Files between an agent and a customer: to attach them to a reply, and to see those that came. Loaded when wanted. */
import { signal } from '@preact/signals'
import { useCallback } from 'preact/hooks'
import { speaker } from '../../../src/domain/catalogue.ts'
import type { Attachment } from '../../../src/domain/files.ts'
import type { FilesTaken } from '../../../src/protocol/messages.ts'
import { Attach } from '../../shared/files/attach.tsx'
import { Attachments } from '../../shared/files/attachments.tsx'
import { type Fetched, fetchedFrom } from '../../shared/files/fetched.ts'
import css from '../../shared/files/files.css?inline'
import { filesPath, learnLimits } from '../../shared/files/limits.ts'
import { StagedFiles } from '../../shared/files/staged.tsx'
import { createStaging, type Staging } from '../../shared/files/staging.ts'
import { upload } from '../../shared/files/upload.ts'
import { shelf } from '../../shared/shelf.ts'
import { wear } from '../../shared/wear.ts'
import english from '../../widget/words/files/en.json'
import { attachWith } from '../live/attaching.ts'
import { staffCall } from '../live/session.ts'
import { locale } from './times.tsx'

wear(css)

/** The customer's words, but for what an agent does about it. */
const say = speaker({ ...english, noPerson: 'You do not hold this conversation. Take it over first.' }, 'en')

/** Held for as long as the page lives: a picture is fetched once. */
const fetched = new Map<string, Fetched>()

export function MessageFiles({ id, attachments }: { id: string; attachments: readonly Attachment[] }) {
  const files = fetched.get(id) ?? fetchedFrom(filesPath(id))
  fetched.set(id, files)
  return <Attachments attachments={attachments} files={files} say={say} locale={locale} />
}

/** What is taken here: the same in every conversation. */
const most = signal<FilesTaken | undefined>(undefined)

const learn = (id: string) =>
  learnLimits(most, (patienceMs) => staffCall<FilesTaken>('GET', filesPath(id), { patienceMs }))

function stagingOf(id: string): Staging {
  return attachWith(id, () =>
    createStaging({
      send: (file, on) => upload(file, { path: filesPath(id), ...on }),
      // It goes by itself where this is not heard.
      forget: (fileId) => void staffCall('DELETE', `${filesPath(id)}/${fileId}`).catch(() => {}),
      limits: () => most.value,
      kept: { shelf: shelf('sessionStorage'), key: `bellhop.console.files.${id}` },
    }),
  )
}

/** The files of the reply that is being written, above its tools. */
export function ReplyFiles({ id }: { id: string }) {
  return <StagedFiles staging={stagingOf(id)} say={say} locale={locale} most={most.value} />
}

/** The tool that attaches files. How much is taken is asked for with the first one. */
export function AttachTool({ id }: { id: string }) {
  const staging = stagingOf(id)
  const add = useCallback((files: Iterable<File>) => void learn(id).then(() => staging.add(files)), [id, staging])
  return <Attach class="icon-button tool" size={16} say={say} hint=" (or paste or drop them)" onFiles={add} />
}
