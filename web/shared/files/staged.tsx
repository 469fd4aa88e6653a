/** Files for the next message, above what is being written: how far each is, why it did not go, and a way to take it out. */
import { sizeOf } from '../../../src/domain/files.ts'
import { Close } from '../icons.tsx'
import { Again, FileIcon } from './icons.tsx'
import type { Staged, Staging } from './staging.ts'
import type { SayFile } from './words.ts'

interface StagedProps {
  staging: Staging
  say: SayFile
  locale: string
  /** What one file may have, and how many go with a message, once that is known. */
  most: { bytes: number; files: number } | undefined
}

export function StagedFiles({ staging, say, locale, most }: StagedProps) {
  const list = staging.list.value
  if (list.length === 0 && !staging.tooMany.value) return null
  return (
    <div class="staged">
      <ul aria-label={say('attached')}>
        {list.map((one) => (
          <Chip key={one.key} one={one} staging={staging} say={say} locale={locale} most={most} />
        ))}
      </ul>
      {staging.tooMany.value && most && (
        <p class="staged-why" role="alert">
          {say('tooMany', { count: most.files })}
        </p>
      )}
    </div>
  )
}

function Chip({ one, staging, say, locale, most }: StagedProps & { one: Staged }) {
  const { key, name, bytes, preview, share, fault } = one
  const limit = most ? sizeOf(most.bytes, locale) : ''
  return (
    <li class={fault ? 'chip-file bad-file' : 'chip-file'}>
      {preview ? <img src={preview} alt="" /> : <FileIcon size={18} />}
      <span class="file-name">
        <bdi>{name}</bdi>
        <span class="file-size" role={fault ? 'alert' : undefined}>
          {fault ? say(fault.word, { limit }) : sizeOf(bytes, locale)}
        </span>
        {share !== undefined && <progress max={1} value={share} aria-label={name} />}
      </span>
      {fault?.again && (
        <button type="button" aria-label={say('again', { name })} onClick={() => staging.again(key)}>
          <Again size={16} />
        </button>
      )}
      <button type="button" aria-label={say('remove', { name })} onClick={() => staging.remove(key)}>
        <Close size={16} />
      </button>
    </li>
  )
}
