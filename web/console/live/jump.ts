/** From what is said about a conversation to the place where it was said. */

import { openedAt } from '../pure/place.ts'
import { go, place } from './address.ts'
import { current } from './opened.ts'

/** How long a place stays marked, in milliseconds. */
const MARKED_MS = 2_400
/** How often, and each how many milliseconds, a message is looked for that is not drawn yet. */
const TRIES = 30
const TRY_MS = 100

let unmark: ReturnType<typeof setTimeout> | undefined

/** The id of a message's element in the transcript. */
export const messageElement = (seq: number) => `message-${seq}`

/** Shows a message of the opened conversation, marks it for a moment and gives it the focus; on a phone it comes first. */
export function jumpTo(seq: number) {
  const at = place.peek()
  const now = current.peek()
  if ('aside' in at && at.aside && now.is === 'ready') go(openedAt(at, now.id), true)
  // The transcript may only come with the change of place.
  requestAnimationFrame(() => requestAnimationFrame(() => look(seq)))
}

/** Of a long conversation the beginning is drawn last. */
function look(seq: number, tries = TRIES) {
  const message = document.getElementById(messageElement(seq))
  if (message || tries === 0) show(message)
  else setTimeout(() => look(seq, tries - 1), TRY_MS)
}

function show(message: HTMLElement | null) {
  if (!message) return
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  message.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' })
  message.focus({ preventScroll: true })
  for (const other of document.querySelectorAll('.message[data-marked]')) other.removeAttribute('data-marked')
  message.dataset.marked = ''
  clearTimeout(unmark)
  unmark = setTimeout(() => message.removeAttribute('data-marked'), MARKED_MS)
}
