/** What the pages beside the lists have in common: heads, states, and the bar that saves. */
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { holdPlace } from '../live/address.ts'

interface PageProps {
  title: string
  lead?: ComponentChildren
  /** For tables: as wide as there is room. */
  wide?: boolean
  children: ComponentChildren
}

export function Page({ title, lead, wide = false, children }: PageProps) {
  return (
    <div class={wide ? 'page-body wide-page' : 'page-body'}>
      <h1 tabIndex={-1}>{title}</h1>
      {lead && <p class="page-lead">{lead}</p>}
      {children}
    </div>
  )
}

/** What is still to come, in its own shape. */
export function Loading({ words }: { words: string }) {
  return (
    <div class="skeleton" role="status">
      <span class="unseen">{words}</span>
      <i class="bone w30 tall" />
      <i class="bone w90 tall" />
      <i class="bone w90 tall" />
      <i class="bone w60 tall" />
    </div>
  )
}

export function Failed({ message, again }: { message: string; again: () => unknown }) {
  return (
    <div role="alert">
      <p>{message}</p>
      <button type="button" class="button" onClick={() => void again()}>
        Try again
      </button>
    </div>
  )
}

/** While something here is not saved, whoever leaves the page, or closes it, is asked first. */
export function useUnsaved(unsaved: boolean) {
  useEffect(() => {
    holdPlace(unsaved)
  }, [unsaved])
  useEffect(() => () => holdPlace(false), [])
}

interface SaveBarProps {
  /** On the button, e.g. `Save`. */
  words: string
  busy: boolean
  unsaved: boolean
  /** What is said after it was saved. */
  saved?: string | undefined
  /** What is said while there is nothing else, e.g. who saved last. */
  rest?: string | undefined
  wrong?: string | undefined
}

/** The bar below a form: it says whether there is something to save, that it was, or why not. */
export function SaveBar({ words, busy, unsaved, saved, rest = '', wrong }: SaveBarProps) {
  return (
    <div class="save-bar">
      <button type="submit" class="button primary" disabled={busy || !unsaved}>
        {busy ? 'Saving…' : words}
      </button>
      <span role="status" class={saved ? 'saved' : 'faint'}>
        {saved ?? (wrong ? '' : unsaved ? 'Not saved yet.' : rest)}
      </span>
      <span role="alert" class="wrong">
        {wrong ?? ''}
      </span>
    </div>
  )
}

/** After the faults are drawn, writing goes on at the first of them. */
export function focusFault(form: HTMLElement | null) {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
}
