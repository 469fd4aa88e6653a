/** What is drawn over the conversation, with a name and a way back to it. */
import type { ComponentChildren, RefObject } from 'preact'
import { useLayoutEffect } from 'preact/hooks'
import { Close } from '../../shared/icons.tsx'
import type { Say } from '../words.ts'

interface SheetProps {
  dialog: RefObject<HTMLDialogElement | null>
  title: string
  say: Say
  /** It is closed: by its button, by Escape, or by `dialog`. */
  onClose(): void
  children: ComponentChildren
}

export function Sheet({ dialog, title, say, onClose, children }: SheetProps) {
  useLayoutEffect(() => dialog.current?.showModal(), [dialog])
  return (
    <dialog ref={dialog} class="sheet" aria-label={title} onClose={onClose}>
      <div class="header-top">
        <h2>{title}</h2>
        <button type="button" class="quiet icon-only" aria-label={say('back')} onClick={() => dialog.current?.close()}>
          <Close size={20} />
        </button>
      </div>
      {children}
    </dialog>
  )
}
