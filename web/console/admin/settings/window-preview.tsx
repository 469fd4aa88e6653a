/** The real window beside its form, as customers will see it once it is saved: the same button, panel and styles. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { type Preview, previewAddress, previewStates, type WindowForm } from '../../pure/settings/window.ts'

const themes = [
  { id: 'light', words: 'Light' },
  { id: 'dark', words: 'Dark' },
] as const
const sizes = [
  { id: 'desktop', words: 'Desktop' },
  { id: 'phone', words: 'Phone' },
] as const

export function WindowPreview({ form, greeting }: { form: WindowForm; greeting: string | undefined }) {
  const [state, setState] = useState<Preview['state']>('first-open')
  const [picked, setPicked] = useState<Preview['theme']>()
  const [size, setSize] = useState<(typeof sizes)[number]['id']>('desktop')
  const frame = useRef<HTMLIFrameElement>(null)
  const theme = picked ?? (form.theme === 'dark' ? 'dark' : 'light')
  const address = previewAddress(form, { state, theme, greeting })
  const [first] = useState(address)
  useEffect(() => {
    // Without an entry in the history for each letter.
    if (address !== first || frame.current?.contentWindow?.location.hash) {
      frame.current?.contentWindow?.location.replace(address)
    }
  }, [address])
  useEffect(() => setPicked(undefined), [form.theme])
  return (
    <section class="window-preview" aria-labelledby="preview">
      <h2 id="preview">How it will look</h2>
      <Segments legend="What is shown" value={state} options={previewStates} onPick={setState} />
      <div class="preview-looks">
        <Segments legend="Theme" value={theme} options={themes} onPick={setPicked} />
        <Segments legend="Size" value={size} options={sizes} onPick={setSize} />
      </div>
      <div class="preview-stage" data-size={size}>
        <iframe ref={frame} src={first} title="The window as customers will see it" />
      </div>
      <p class="help">A made-up conversation, with what is typed on this page. Nothing here reaches anybody.</p>
    </section>
  )
}

interface SegmentsProps<T extends string> {
  legend: string
  value: T
  options: readonly { id: T; words: string }[]
  onPick: (value: T) => void
}

function Segments<T extends string>({ legend, value, options, onPick }: SegmentsProps<T>) {
  return (
    <fieldset class="segments bare">
      <legend class="unseen">{legend}</legend>
      {options.map(({ id, words }) => (
        <label key={id}>
          <input type="radio" name={legend} checked={value === id} onChange={() => onPick(id)} />
          <span>{words}</span>
        </label>
      ))}
    </fieldset>
  )
}
