/** A labelled field with its help and its error, tied together for every reader. */
import type { ComponentChildren, JSX } from 'preact'
import { useId } from 'preact/hooks'

interface FieldProps {
  label: string
  help?: string | undefined
  error?: string | undefined
  /** The control; gets the id and what describes it. */
  children: (wires: Wires) => JSX.Element
}

export interface Wires {
  id: string
  'aria-describedby'?: string
  'aria-invalid'?: true
}

export function Field({ label, help, error, children }: FieldProps) {
  const id = useId()
  const about = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ id, ...(about && { 'aria-describedby': about }), ...(error && { 'aria-invalid': true as const }) })}
      {help && (
        <p class="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {error && (
        <p class="wrong" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}

/** What went wrong with a whole form; read out at once. */
export function FormError({ children }: { children: ComponentChildren }) {
  return children ? (
    <p class="form-error" role="alert">
      {children}
    </p>
  ) : null
}
