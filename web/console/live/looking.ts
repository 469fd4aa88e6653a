/** Who else has the open conversation before them, and that this agent has. Colleagues see it; customers never do. */
import { computed, effect, signal } from '@preact/signals'
import type { Looker } from '../../../src/protocol/frames.ts'
import { line, onFrame, sendFrame } from './line.ts'
import { current } from './opened.ts'
import { session } from './session.ts'

const told = signal<{ conversationId: string; who: Looker[] } | undefined>(undefined)
const shown = signal(!document.hidden)

/** Colleagues who look at the conversation that is open here; nobody while the line is down, when nothing is known. */
export const lookers = computed(() => {
  const now = current.value
  const at = told.value
  if (line.value.state !== 'open' || now.is !== 'ready' || at?.conversationId !== now.id) return []
  const own = session.value.is === 'in' || session.value.is === 'expired' ? session.value.me.id : ''
  return at.who.filter(({ id }) => id !== own)
})

/** Tells what is on the screen, for as long as the page lives. */
export function watchLookers() {
  onFrame((frame) => {
    if (frame.type === 'looking') told.value = frame
  })
  document.addEventListener('visibilitychange', () => {
    shown.value = !document.hidden
  })
  const opened = computed(() => (current.value.is === 'ready' && shown.value ? current.value.id : null))
  effect(() => {
    if (line.value.state === 'open') sendFrame({ type: 'looking', conversationId: opened.value })
  })
}

/** Signs of writing are given this often; each holds for five seconds. */
const TYPING_EVERY_MS = 3_000
let typedAt = Number.NEGATIVE_INFINITY
let typedIn = ''

/** Lets colleagues know that this agent writes here, or has stopped. */
export function tellWriting(conversationId: string, writing: boolean) {
  const now = performance.now()
  const fresh = typedIn === conversationId && now - typedAt < TYPING_EVERY_MS
  if (writing ? fresh : typedIn !== conversationId) return
  if (!sendFrame({ type: 'looking', conversationId, typing: writing })) return
  typedIn = writing ? conversationId : ''
  typedAt = now
}
