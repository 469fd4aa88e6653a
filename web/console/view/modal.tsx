/** A dialog of the platform's own: it traps focus, closes on Escape and gives focus back. */
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { Close } from '../../shared/icons.tsx'

interface ModalProps {
  title: string
  /** `wide`: room for two columns. `bare`: without a head; the title is only read out. */
  kind?: 'wide' | 'bare'
  /** Left out: it cannot be closed. */
  onClose?: (() => void) | undefined
  children: ComponentChildren
}

/** What has the focus, also where it lies in a shadow of its own, such as a text field's. */
function focused(): Element | null {
  let at = document.activeElement
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
  return at
}

export function Modal({ title, kind, onClose, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  // At once: what is typed right after the key that opened it is meant for it.
  useLayoutEffect(() => {
    const before = focused()
    dialog.current?.showModal()
    const find = (what: string) => dialog.current?.querySelector<HTMLElement>(what)
    // One that comes unasked must not catch what is just being typed, least of all in a password.
    const first = find(onClose ? 'input, textarea' : '#modal-title')
    first?.focus()
    return () => {
      // When the dialog is gone: as long as it stands there, nothing behind it takes the focus.
      queueMicrotask(() => {
        const free = document.activeElement === document.body
        if (free && before instanceof HTMLElement && before.isConnected) before.focus()
      })
    }
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it, the platform sees to that
    <dialog
      ref={dialog}
      class={kind ? `modal ${kind}` : 'modal'}
      aria-label={kind === 'bare' ? title : undefined}
      aria-labelledby={kind === 'bare' ? undefined : 'modal-title'}
      onCancel={(event) => {
        // The owner takes it away at once; a `close` event would come late and might meet the next dialog.
        event.preventDefault()
        onClose?.()
      }}
      onClose={() => onClose?.()}
      onClick={(event) => {
        if (event.target === dialog.current) onClose?.()
      }}
    >
      <div class="modal-body">
        {kind !== 'bare' && (
          <header class="modal-head">
            <h2 id="modal-title" tabIndex={-1}>
              {title}
            </h2>
            {onClose && (
              <button type="button" class="icon-button" aria-label="Close" onClick={onClose}>
                <Close />
              </button>
            )}
          </header>
        )}
        {children}
      </div>
    </dialog>
  )
}
