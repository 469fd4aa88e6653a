/** What every page of the editor is made of: its head, and what stands there while there is nothing to show. */
import type { ComponentChildren } from 'preact'

/** A page of one column: its name, what it is for, and what it holds. */
export function Sheet({
  title,
  lead,
  verbs,
  children,
}: {
  title: string
  lead?: ComponentChildren
  /** Buttons beside the name. */
  verbs?: ComponentChildren
  children: ComponentChildren
}) {
  return (
    <div class="sheet-body">
      <header class="sheet-head">
        <h1 tabIndex={-1}>{title}</h1>
        {verbs && <div class="sheet-verbs">{verbs}</div>}
      </header>
      {lead && <p class="sheet-lead">{lead}</p>}
      {children}
    </div>
  )
}

/** Nothing is there, and why that is; what to do goes below. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <h2>{title}</h2>
      {children}
    </div>
  )
}

/** What comes, in its own shape. */
export function Loading({ words }: { words: string }) {
  return (
    <div role="status">
      <span class="unseen">{words}</span>
      <span class="bone tall w60" />
      <span class="bone tall w90" />
      <span class="bone tall w40" />
    </div>
  )
}

/** What could not be had, and the way to try again. */
export function Failed({ message, again }: { message: string; again: () => void }) {
  return (
    <div class="form-error" role="alert">
      {message}{' '}
      <button type="button" class="button small" onClick={again}>
        Try again
      </button>
    </div>
  )
}
