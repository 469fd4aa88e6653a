/** Changes of the front matter by its form, written into the text one after the other. */
import { signal } from '@preact/signals'
import type { FrontChange } from '../../../src/protocol/editor-bodies.ts'
import { signedIn, wordsOf } from '../../console/live/session.ts'
import { ApiError } from '../../shared/api.ts'
import { waitAfter } from '../../shared/backoff.ts'
import { here, opened, text } from './article.ts'
import { changeFront } from './calls.ts'
import { write } from './saving.ts'

/** Why the last change is not in the text yet, or could not be written into it. */
export const frontFault = signal('')

/** Changes that came while one was on its way, of the article that they were made in; of a key the last counts. */
let waiting: { path: string; change: FrontChange } | undefined
let writing: Promise<void> | undefined

/** Changes keys of the block on top, and nothing else of the text. Where the server cannot be asked, it is asked again. */
export async function setFront(change: FrontChange): Promise<void> {
  const { path } = here()
  waiting = { path, change: { ...waitingFor(path), ...change } }
  writing ??= writeAll().finally(() => {
    writing = undefined
  })
  await writing
}

/** Resolves when every change is in the text, or is not to be taken. */
export async function frontWritten(): Promise<void> {
  await writing
}

async function writeAll(): Promise<void> {
  let failures = 0
  while (waiting) {
    const { path, change } = waiting
    waiting = undefined
    const of = text.value
    try {
      const changed = await changeFront(of, change)
      if (!isOpen(path)) continue
      // Somebody typed meanwhile: once more, with what is there now.
      if (text.value !== of) again(path, change)
      else write(changed.text)
      frontFault.value = ''
      failures = 0
    } catch (error) {
      if (!isOpen(path)) continue
      frontFault.value = `This is not in the text yet. ${wordsOf(error)}`
      const ended = error instanceof ApiError && error.status === 401
      if (!ended && !(error instanceof ApiError && error.passing)) continue
      again(path, change)
      if (ended) await signedIn()
      else await new Promise((resolve) => setTimeout(resolve, waitAfter(failures++, Math.random())))
    }
  }
}

/** Once more; what came meanwhile counts. */
function again(path: string, change: FrontChange): void {
  waiting = { path, change: { ...change, ...waitingFor(path) } }
}

function waitingFor(path: string): FrontChange {
  return waiting?.path === path ? waiting.change : {}
}

function isOpen(path: string): boolean {
  return opened.value.is === 'here' && opened.value.path === path
}
