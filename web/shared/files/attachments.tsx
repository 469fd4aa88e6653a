/** Files of a message: pictures as such, in a frame of their own shape from the first moment; the others by name. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { type Attachment, isPicture, sizeOf } from '../../../src/domain/files.ts'
import { ApiError } from '../api.ts'
import { Close, Download } from '../icons.tsx'
import type { Fetched } from './fetched.ts'
import { FileIcon } from './icons.tsx'
import type { SayFile } from './words.ts'

interface FilesProps {
  attachments: readonly Attachment[]
  files: Fetched
  say: SayFile
  locale: string
}

export function Attachments({ attachments, ...how }: FilesProps) {
  return (
    <ul class="files" aria-label={how.say('attached')}>
      {attachments.map((file) => (
        <li key={file.id}>{isPicture(file) ? <Picture file={file} {...how} /> : <Other file={file} {...how} />}</li>
      ))}
    </ul>
  )
}

type One = Omit<FilesProps, 'attachments'> & { file: Attachment }

/** Something that may fail, and why in a sentence. */
function useTry(say: SayFile) {
  const [why, setWhy] = useState('')
  const attempt = async (work: () => Promise<unknown>) => {
    setWhy('')
    await work().catch((error) => setWhy(say(error instanceof ApiError && error.status === 404 ? 'gone' : 'lost')))
  }
  return { why, attempt }
}

function Picture({ file, files, say, locale }: One) {
  const { id, name, type, width, height, bytes } = file
  const [url, setUrl] = useState('')
  const [large, setLarge] = useState(false)
  const frame = useRef<HTMLButtonElement>(null)
  const { why, attempt } = useTry(say)
  const load = () => attempt(async () => setUrl(await files.show(id, type)))
  useEffect(() => {
    const box = frame.current
    if (!box) return
    const near = new IntersectionObserver(
      ([seen]) => {
        if (!seen?.isIntersecting) return
        near.disconnect()
        void load()
      },
      { rootMargin: '600px' },
    )
    near.observe(box)
    return () => near.disconnect()
  }, [id])
  return (
    <>
      <button
        ref={frame}
        type="button"
        class="file-picture"
        style={
          width && height ? { aspectRatio: `${width} / ${height}`, inlineSize: `${shownWidth(width, height)}px` } : {}
        }
        aria-label={url ? say('open', { name }) : undefined}
        onClick={() => (url ? setLarge(true) : void load())}
      >
        {url ? (
          <img src={url} alt={say('picture', { name })} width={width} height={height} />
        ) : (
          <span class="file-wait">
            <bdi>{name}</bdi> · {why || sizeOf(bytes, locale)}
          </span>
        )}
      </button>
      {large && <Large file={file} url={url} files={files} say={say} onClose={() => setLarge(false)} />}
    </>
  )
}

/** Pixels of the page that a picture may take, the longer side and the smallest that is still seen. */
const [MOST, LEAST] = [240, 48]

function shownWidth(width: number, height: number): number {
  const scale = Math.min(1, MOST / width, MOST / height)
  return Math.max(LEAST, Math.round(width * scale))
}

interface LargeProps extends Pick<One, 'file' | 'files' | 'say'> {
  url: string
  onClose: () => void
}

/** The picture over everything else; Escape closes it, and the focus goes back to where it was. */
function Large({ file: { id, name }, url, files, say, onClose }: LargeProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const { why, attempt } = useTry(say)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} class="file-large" aria-label={say('picture', { name })} onClose={onClose}>
      <div class="file-bar">
        <span class="file-name">
          <bdi>{name}</bdi>
        </span>
        {why && <span role="alert">{why}</span>}
        <button
          type="button"
          aria-label={say('save', { name })}
          onClick={() => void attempt(() => files.save(id, name))}
        >
          <Download size={18} />
        </button>
        <button type="button" aria-label={say('close')} onClick={() => dialog.current?.close()}>
          <Close size={18} />
        </button>
      </div>
      <img src={url} alt={say('picture', { name })} />
    </dialog>
  )
}

function Other({ file: { id, name, bytes }, files, say, locale }: One) {
  const { why, attempt } = useTry(say)
  const state = why || sizeOf(bytes, locale)
  return (
    <button
      type="button"
      class="file-other"
      aria-label={say('save', { name: `${name} ${state}` })}
      onClick={() => void attempt(() => files.save(id, name))}
    >
      <FileIcon size={18} />
      <span class="file-name">
        <bdi>{name}</bdi>{' '}
        <span class="file-size" role={why ? 'alert' : undefined}>
          {state}
        </span>
      </span>
      <Download size={16} />
    </button>
  )
}
