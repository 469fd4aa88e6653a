/** A dialog of the platform's own: it traps focus, closes on Escape and gives focus back. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Close } from '../../shared/icons.tsx'

interface ModalProps {
  title: string
  /** Left out: it cannot be closed. */
  onClose?: (() => void) | undefined
  children: ComponentChildren
}

export function Modal({ title, onClose, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it, the platform sees to that
    <dialog
      ref={dialog}
      class="modal"
      aria-labelledby="modal-title"
      onCancel={(event) => {
        if (!onClose) event.preventDefault()
      }}
      onClose={() => onClose?.()}
      onClick={(event) => {
        if (event.target === dialog.current) onClose?.()
      }}
    >
      <div class="modal-body">
        <header class="modal-head">
          <h2 id="modal-title">{title}</h2>
          {onClose && (
            <button type="button" class="icon-button" aria-label="Close" onClick={onClose}>
              <Close />
            </button>
          )}
        </header>
        {children}
      </div>
    </dialog>
  )
}
