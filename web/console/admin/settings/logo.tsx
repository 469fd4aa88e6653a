/** The logo in the window's head: chosen from a file, shown as it will be, taken away. */
import { useRef, useState } from 'preact/hooks'
import { logoFrom } from '../../live/logo.ts'
import { faultAt } from '../../pure/settings/fields.ts'
import type { WindowForm } from '../../pure/settings/window.ts'
import { Field } from '../../view/field.tsx'
import type { Editing } from './shell.tsx'

export function LogoField({ form: { logo }, set, faults }: Editing<WindowForm>) {
  const [wrong, setWrong] = useState('')
  const picker = useRef<HTMLInputElement>(null)
  const take = async (input: HTMLInputElement) => {
    const [file] = input.files ?? []
    if (!file) return
    try {
      set({ logo: await logoFrom(file) })
      setWrong('')
    } catch (error) {
      setWrong(error instanceof Error ? error.message : String(error))
    }
  }
  const clear = () => {
    set({ logo: '' })
    setWrong('')
    // The same file can be chosen again.
    if (picker.current) picker.current.value = ''
    picker.current?.focus()
  }
  return (
    <Field
      label="Logo"
      help="Shown in the window’s head in place of the bell, 32 by 32 pixels, and kept by Bellhop itself."
      error={wrong || faultAt(faults, 'widget.logo')}
    >
      {(wires) => (
        <span class="logo-field">
          {logo && <img src={logo} width={32} height={32} alt="The logo" />}
          <input
            {...wires}
            ref={picker}
            type="file"
            accept="image/png,image/jpeg,image/webp,image/svg+xml"
            onChange={(event) => void take(event.currentTarget)}
          />
          {logo && (
            <button type="button" class="link-button" onClick={clear}>
              The bell again
            </button>
          )}
        </span>
      )}
    </Field>
  )
}
