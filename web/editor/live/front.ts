/** Changes of the front matter by its form, written into the text one after the other. */
import { signal } from '@preact/signals'
import type { FrontChange } from '../../../src/protocol/editor-bodies.ts'
import { wordsOf } from '../../console/live/session.ts'
import { here, text } from './article.ts'
import { changeFront } from './calls.ts'
import { write } from './saving.ts'

/** Why the last change could not be written into the text. */
export const frontFault = signal('')

/** Changes that came while one was on its way; of a key the last counts. */
let waiting: FrontChange = {}
let busy = false

/** Changes keys of the block on top, and nothing else of the text. */
export async function setFront(change: FrontChange): Promise<void> {
  Object.assign(waiting, change)
  if (busy) return
  busy = true
  while (Object.keys(waiting).length > 0) {
    const next = waiting
    waiting = {}
    const of = text.value
    const { path } = here()
    try {
      const changed = await changeFront(of, next)
      if (here().path !== path) break
      // Somebody typed meanwhile: once more, with what is there now.
      if (text.value !== of) waiting = { ...next, ...waiting }
      else write(changed.text)
      frontFault.value = ''
    } catch (error) {
      frontFault.value = `This is not in the text yet. ${wordsOf(error)}`
    }
  }
  busy = false
}
