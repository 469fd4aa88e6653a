/** The dialogs of the desk, and words that pass by. */
import { signal } from '@preact/signals'
import { current } from '../live/opened.ts'
import { BulkTold } from './bulk-told.tsx'
import { lazy } from './lazy.tsx'
import { MergeDialog } from './merge.tsx'
import { SnoozeDialog } from './snooze.tsx'
import { TransferDialog } from './transfer.tsx'

type DialogName =
  | 'resolve'
  | 'resolve-next'
  | 'transfer'
  | 'snooze'
  | 'merge'
  | 'article'
  | 'bulk-tags'
  | 'help'
  | 'palette'
  | 'preferences'

/** The one that is open. Those that know of lists and actions are drawn in action-dialogs.tsx. */
export const dialog = signal<DialogName | undefined>(undefined)

const SaveArticle = lazy(async () => (await import('./save-article.tsx')).SaveArticle)

const passing = signal('')
const TOAST_MS = 6_000
let passingTimer: ReturnType<typeof setTimeout> | undefined

/** Says something that needs no answer, for six seconds. */
export function toast(words: string) {
  passing.value = words
  clearTimeout(passingTimer)
  passingTimer = setTimeout(() => {
    passing.value = ''
  }, TOAST_MS)
}

export function closeDialog() {
  dialog.value = undefined
}

export function Dialogs() {
  const now = current.value
  const id = now.is === 'ready' ? now.id : undefined
  return (
    <>
      {dialog.value === 'transfer' && id && <TransferDialog id={id} onClose={closeDialog} />}
      {dialog.value === 'article' && id && (
        <SaveArticle
          id={id}
          onClose={closeDialog}
          onSent={() => {
            closeDialog()
            toast('Sent to the editors. They find it under Proposed articles.')
          }}
        />
      )}
      {dialog.value === 'snooze' && id && <SnoozeDialog id={id} onClose={closeDialog} />}
      {dialog.value === 'merge' && now.is === 'ready' && (
        <MergeDialog snapshot={now.opened.snapshot} onClose={closeDialog} />
      )}
      <BulkTold />
      <div role="status" class="toast-place">
        {passing.value && <p class="toast">{passing.value}</p>}
      </div>
    </>
  )
}
