/** A picture on its way into the article: what it shows is asked before it is put there. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import { wordsOf } from '../../console/live/session.ts'
import { Field, FormError } from '../../console/view/field.tsx'
import { Modal } from '../../console/view/modal.tsx'
import { putPicture } from '../live/calls.ts'
import { relativeLink } from '../pure/paths.ts'
import { insert, waiting } from './bring.ts'

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
  const [wrong, setWrong] = useState('')
  const [busy, setBusy] = useState(false)
  const address = useMemo(() => URL.createObjectURL(file), [file])
  useEffect(() => () => URL.revokeObjectURL(address), [address])

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setBusy(true)
    setWrong('')
    try {
      const put = await putPicture(path, file)
      insert(`![${shows.trim().replace(/([\\[\]])/g, '\\$1')}](${relativeLink(path, put.path)})`)
      onDone()
    } catch (error) {
      setWrong(wordsOf(error))
      setBusy(false)
    }
  }

  return (
    <Modal title="Put a picture in" onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <FormError>{wrong}</FormError>
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
        <div class="modal-verbs">
          <button type="button" class="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="button primary" disabled={busy}>
            {busy ? 'Putting it in…' : 'Put it in'}
          </button>
        </div>
      </form>
    </Modal>
  )
}
