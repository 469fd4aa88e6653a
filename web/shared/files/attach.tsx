/** The tool that attaches files; while it is there, they can be chosen, pasted and dropped. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { takenExtensions } from '../../../src/domain/files.ts'
import { takeBrought } from './brought.ts'
import { Paperclip } from './icons.tsx'
import type { SayFile } from './words.ts'

interface AttachProps {
  class: string
  /** Of its icon, in pixels. */
  size: number
  say: SayFile
  /** Said beside its name where a pointer rests on it. */
  hint?: string
  onFiles: (files: Iterable<File>) => void
}

export function Attach({ class: look, size, say, hint = '', onFiles }: AttachProps) {
  const [over, setOver] = useState(false)
  const choose = useRef<HTMLInputElement>(null)
  useEffect(() => takeBrought({ onFiles, onOver: setOver }), [onFiles])
  return (
    <>
      <button
        type="button"
        class={look}
        aria-label={say('attach')}
        title={say('attach') + hint}
        onClick={() => choose.current?.click()}
      >
        <Paperclip size={size} />
      </button>
      <input
        ref={choose}
        type="file"
        multiple
        hidden
        accept={takenExtensions.map((extension) => `.${extension}`).join()}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
      {over && <div class="drop-here">{say('drop')}</div>}
    </>
  )
}
