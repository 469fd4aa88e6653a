/** What the pages beside the lists have in common: heads, states, and the bar that saves. */
import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useState } from 'preact/hooks'
import { ArrowStart } from '../../shared/icons.tsx'
import { holdPlace } from '../live/address.ts'
import { wordsOf } from '../live/session.ts'
import { hashOf } from '../pure/place.ts'

interface PageProps {
  title: string
  lead?: ComponentChildren
  /** For tables: as wide as there is room. */
  wide?: boolean
  /** What leads back to the page above. */
  back?: ComponentChildren
  /** What can be done with the whole page, beside its name. */
  verbs?: ComponentChildren
  children: ComponentChildren
}

export function Page({ title, lead, wide = false, back, verbs, children }: PageProps) {
  return (
    <div class={wide ? 'page-body wide-page' : 'page-body'}>
      {back}
      <div class="page-head">
        <h1 tabIndex={-1}>
          <bdi>{title}</bdi>
        </h1>
        {verbs}
      </div>
      {lead && <p class="page-lead">{lead}</p>}
      {children}
    </div>
  )
}

/** The way back to a page from what is open on it. */
export function Back({ page, words }: { page: string; words: string }) {
  return (
    <a class="page-back" href={hashOf({ at: 'admin', page })}>
      <ArrowStart size={16} /> {words}
    </a>
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
  // With the drawing: whoever sees that nothing is left to save is not asked about it.
  useLayoutEffect(() => {
    holdPlace(unsaved)
  }, [unsaved])
  useLayoutEffect(() => () => holdPlace(false), [])
}

interface SaveBarProps {
  /** On the button, e.g. `Save`. */
  words: string
  /** On the button while it is done. */
  doing?: string
  busy: boolean
  unsaved: boolean
  /** What is said after it was saved. */
  saved?: string | undefined
  /** What is said while there is nothing else, e.g. who saved last. */
  rest?: string | undefined
  wrong?: string | undefined
}

/** The bar below a form: it says whether there is something to save, that it was, or why not. */
export function SaveBar({ words, doing = 'Saving…', busy, unsaved, saved, rest = '', wrong }: SaveBarProps) {
  return (
    <div class="save-bar">
      <button type="submit" class="button primary" disabled={busy}>
        {busy ? doing : words}
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

export type Asked<T> = { is: 'loading' } | { is: 'failed'; message: string } | { is: 'ready'; value: T }

/** Something of the server's for a page, with a way to ask for it anew; what is shown stays until the answer is here. */
export function useAsked<T>(ask: () => Promise<T>): [Asked<T>, () => Promise<void>] {
  const [asked, setAsked] = useState<Asked<T>>({ is: 'loading' })
  const again = async () => {
    if (asked.is === 'failed') setAsked({ is: 'loading' })
    try {
      setAsked({ is: 'ready', value: await ask() })
    } catch (error) {
      setAsked((shown) => (shown.is === 'ready' ? shown : { is: 'failed', message: wordsOf(error) }))
    }
  }
  useEffect(() => {
    void again()
  }, [])
  return [asked, again]
}
