/** A picture on its way into the article: what it shows is asked before it is put there. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import { Field } from '../../console/view/field.tsx'
import { putPicture } from '../live/calls.ts'
import { relativeLink } from '../pure/paths.ts'
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
      onDone={done}
      onClose={close}
    />
  )
}

interface OneProps {
  path: string
  file: File
  onDone: () => void
  onClose: () => void
}

function OnePicture({ path, file, onDone, onClose }: OneProps) {
  const [shows, setShows] = useState('')
  const address = useMemo(() => URL.createObjectURL(file), [file])
  useEffect(() => () => URL.revokeObjectURL(address), [address])

  const put = async () => {
    const { path: there } = await putPicture(path, file)
    insert(`![${shows.trim().replace(/([\\[\]])/g, '\\$1')}](${relativeLink(path, there)})`)
    onDone()
  }

  return (
    <DeedDialog title="Put a picture in" verb="Put it in" doing="Putting it in…" onClose={onClose} onDo={put}>
      <img class="picture-shown" src={address} alt="" />
      <Field
        label="What does it show?"
        help="For those who do not see it, and for search. Leave it empty where the text says it already."
      >
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
