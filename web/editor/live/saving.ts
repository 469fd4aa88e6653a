/** Drafts save themselves: into this browser with every key, to the server when somebody pauses. */
import { signal } from '@preact/signals'
import { signedIn, wordsOf } from '../../console/live/session.ts'
import { ApiError } from '../../shared/api.ts'
import { waitAfter } from '../../shared/backoff.ts'
import { serverNow } from '../../shared/time.ts'
import { base, cause, opened, published, text } from './article.ts'
import { readList } from './articles.ts'
import { dropDraft, saveDraft } from './calls.ts'
import { keep, unkeep } from './kept.ts'

export type Saving =
  /** Nothing is written that is not published. */
  | { is: 'clean' }
  | { is: 'typing' }
  | { is: 'saving' }
  | { is: 'saved'; at: string }
  /** Only in this browser so far; it is tried again. */
  | { is: 'kept' }
  /** The server does not take it. */
  | { is: 'refused'; message: string }

export const saving = signal<Saving>({ is: 'clean' })

/** How long a pause is, and how long somebody may type without one, in milliseconds. */
const PAUSE_MS = 800
const LONGEST_MS = 5_000

let timer: ReturnType<typeof setTimeout> | undefined
let since: number | undefined
let under: Promise<void> | undefined
let failures = 0
let saved: string | undefined

/** What the server has as this member's draft, as far as this page knows. */
export function lastSaved(): string | undefined {
  return saved
}

export function noteSaved(draft: string, at: string): void {
  saved = draft
  saving.value = { is: 'saved', at }
}

/** Takes what was typed. */
export function write(next: string): void {
  if (opened.value.is !== 'here' || next === text.value) return
  text.value = next
  saveSoon()
}

/** Keeps what is written, and saves it at the next pause. */
export function saveSoon(): void {
  const now = opened.value
  const path = now.is === 'here' || now.is === 'asking' ? now.path : undefined
  if (!path) return
  keep(path, { text: text.value, base: base.value, at: serverNow().toISOString() })
  if (saving.value.is !== 'kept' && saving.value.is !== 'saving') saving.value = { is: 'typing' }
  since ??= Date.now()
  clearTimeout(timer)
  timer = setTimeout(() => void flush(), Math.max(0, Math.min(PAUSE_MS, since + LONGEST_MS - Date.now())))
}

/** Saves at once what is not saved. */
export async function flush(): Promise<void> {
  clearTimeout(timer)
  await under
  if (since === undefined && saving.value.is !== 'kept' && saving.value.is !== 'typing') return
  since = undefined
  under = save().finally(() => {
    under = undefined
  })
  await under
}

/** Nothing of the article that was open is to be saved any more. */
export function forgetSaving(): void {
  clearTimeout(timer)
  since = undefined
  saved = undefined
  failures = 0
  saving.value = { is: 'clean' }
}

/** A dead network is tried again when it comes back. */
export function followNetwork(): void {
  addEventListener('online', () => {
    if (saving.value.is === 'kept') void flush()
  })
  addEventListener('pagehide', () => void flush())
}

async function save(): Promise<void> {
  const now = opened.value
  if (now.is !== 'here') return
  const { path, key } = now
  const sent = text.value
  const same = () => opened.value.is === 'here' && opened.value.key === key
  saving.value = { is: 'saving' }
  try {
    if (sent === published.value.text && published.value.revision !== null) {
      if (saved !== undefined) await dropDraft(path)
      if (same()) forgetSavingOf(sent)
      unkeepAt(path, sent)
      return
    }
    const { at } = await saveDraft({
      path,
      base: base.value.revision,
      text: sent,
      ...(cause.value && { cause: cause.value }),
    })
    unkeepAt(path, sent)
    if (!same()) return
    failures = 0
    // The list marks who has a draft.
    if (saved === undefined) void readList()
    saved = sent
    saving.value = text.value === sent ? { is: 'saved', at } : { is: 'typing' }
  } catch (error) {
    if (same()) await failed(error)
  }
}

async function failed(error: unknown): Promise<void> {
  if (error instanceof ApiError && error.status === 401) {
    saving.value = { is: 'kept' }
    void signedIn().then(() => flush())
    return
  }
  if (!(error instanceof ApiError) || error.passing) {
    saving.value = { is: 'kept' }
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), waitAfter(failures++, Math.random()))
    return
  }
  saving.value = { is: 'refused', message: wordsOf(error) }
}

function forgetSavingOf(sent: string): void {
  saved = undefined
  if (text.value === sent) forgetSaving()
}

/** What was typed while it was on its way is still to be kept. */
function unkeepAt(path: string, sent: string): void {
  const now = opened.value
  if (now.is !== 'here' || now.path !== path || text.value === sent) unkeep(path)
}
