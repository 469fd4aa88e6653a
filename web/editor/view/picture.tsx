/** A picture on its way into the article: what it shows is asked before it is put there. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import { sizeOf } from '../../../src/domain/files.ts'
import { Field } from '../../console/view/field.tsx'
import { putPicture } from '../live/calls.ts'
import { insertPicture } from '../pure/pasting.ts'
import { relativeLink } from '../pure/paths.ts'
import { counted } from '../pure/words.ts'
import { insert, waiting } from './bring.ts'
import { DeedDialog } from './deed-dialog.tsx'

export function PictureDialog({ path, onClose }: { path: string; onClose: () => void }) {
  const file = waiting.value[0]
  const done = () => {
    waiting.value = waiting.value.slice(1)
    if (waiting.value.length === 0) onClose()
  }
  const close = () => {
    waiting.value = []
    onClose()
  }
  if (!file) return null
  return (
    <OnePicture
      key={`${file.name} ${file.lastModified} ${waiting.value.length}`}
      path={path}
      file={file}
      more={waiting.value.length - 1}
      onDone={done}
      onClose={close}
    />
  )
}

interface OneProps {
  path: string
  file: File
  /** How many wait behind it. */
  more: number
  onDone: () => void
  onClose: () => void
}

function OnePicture({ path, file, more, onDone, onClose }: OneProps) {
  const [shows, setShows] = useState('')
  const address = useMemo(() => URL.createObjectURL(file), [file])
  useEffect(() => () => URL.revokeObjectURL(address), [address])

  const put = async () => {
    const { path: there } = await putPicture(path, file)
    insert(insertPicture, `![${shows.trim().replace(/([\\[\]])/g, '\\$1')}](${relativeLink(path, there)})`)
    onDone()
  }

  return (
    <DeedDialog title="Put a picture in" verb="Put it in" doing="Putting it in…" onClose={onClose} onDo={put}>
      <figure class="picture-shown">
        <img src={address} alt="" />
        <figcaption>
          <bdi>{file.name}</bdi>, {sizeOf(file.size, navigator.language)}
          {more > 0 && `; ${counted(more, 'more picture')} after it`}
        </figcaption>
      </figure>
      <Field label="What does it show?" help="For those who do not see it, and for search.">
        {(wires) => (
          <input
            {...wires}
            dir="auto"
            maxLength={300}
            value={shows}
            onInput={(event) => setShows(event.currentTarget.value)}
          />
        )}
      </Field>
    </DeedDialog>
  )
}
