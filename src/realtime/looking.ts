/** Who of the team has which conversation open, and writes in it: told to those who look at it too, kept by nobody. */
import type { Clock } from '../ports/system.ts'
import type { Looker, ServerFrame } from '../protocol/frames.ts'
import type { Peer } from './actions.ts'

/** A sign of writing holds for so many milliseconds; who goes on writing gives one every three seconds. */
export const TYPING_MS = 5_000

/** A socket as far as looking concerns it. */
export interface Eye {
  peer(): Peer | undefined
  sendRaw(json: Buffer): void
}

export interface Looking<E extends Eye> {
  /** A socket shows this conversation from now on, or none; whether its owner writes in it. */
  look(eye: E, conversationId: string | null, typing: boolean): void
  /** The socket is gone. */
  left(eye: E): void
}

interface Look {
  conversationId: string
  typing: boolean
  /** Ends the sign of writing. */
  callOff?: () => void
}

export function openLooking<E extends Eye>(clock: Pick<Clock, 'after'>): Looking<E> {
  const looks = new Map<E, Look>()
  const told = new Map<string, string>()

  function look(eye: E, conversationId: string | null, typing: boolean): void {
    const before = looks.get(eye)
    before?.callOff?.()
    if (conversationId === null) looks.delete(eye)
    else {
      const callOff = typing ? clock.after(TYPING_MS, () => look(eye, conversationId, false)) : undefined
      looks.set(eye, { conversationId, typing, ...(callOff && { callOff }) })
    }
    if (before && before.conversationId !== conversationId) tell(before.conversationId)
    if (conversationId !== null) tell(conversationId, before?.conversationId === conversationId ? undefined : eye)
  }

  /** Everyone where something changed, else only the one who has just come. */
  function tell(conversationId: string, newcomer?: E): void {
    const eyes = [...looks].filter(([, at]) => at.conversationId === conversationId)
    const frame: ServerFrame = { type: 'looking', conversationId, who: whoOf(eyes) }
    const json = JSON.stringify(frame)
    const changed = told.get(conversationId) !== json
    if (eyes.length > 0) told.set(conversationId, json)
    else told.delete(conversationId)
    const bytes = Buffer.from(json)
    for (const [eye] of eyes) if (changed || eye === newcomer) eye.sendRaw(bytes)
  }

  return { look, left: (eye) => look(eye, null, false) }
}

/** Each member once, whatever number of windows they have open. */
function whoOf(eyes: readonly (readonly [Eye, Look])[]): Looker[] {
  const who = new Map<string, Looker>()
  for (const [eye, { typing }] of eyes) {
    const peer = eye.peer()
    if (peer?.kind !== 'staff') continue
    const { id, name } = peer.member
    who.set(id, { id, name, typing: typing || (who.get(id)?.typing ?? false) })
  }
  return [...who.values()]
}
