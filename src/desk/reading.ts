/**
 * How far customers have read what was written to them. Reading is no event: it changes no seq, no list and no clock.
 * It is told at once and written at most once a second for all conversations together; what a crash takes with it is
 * that second, and the customer's next look brings it back.
 */
import type { Conversation } from '../domain/conversation.ts'
import type { Iso } from '../domain/events.ts'
import type { Desk } from './desk.ts'

const WRITE_EVERY_MS = 1_000
/** Conversations whose last look is remembered with its time, about 200 bytes each. */
const MOST_REMEMBERED = 4_000

interface Looks {
  /** The newest look at each, oldest first. */
  latest: Map<string, { seq: number; at: Iso }>
  unwritten: Map<string, number>
  callOff?: (() => void) | undefined
}

const looksOf = new WeakMap<Desk, Looks>()

/**
 * A customer has this on their screen. What they had read before, or what does not exist yet, changes nothing.
 * @param seq the last one that they have seen
 */
export async function read(desk: Desk, { id, seq: last, status }: Conversation, seq: number): Promise<void> {
  if (status.kind === 'erased') return
  const reached = Math.min(seq, last)
  const known = await readBy(desk, id)
  const looks = remembered(desk)
  // Another window of theirs may have told meanwhile.
  if (reached <= Math.max(known.seq, looks.latest.get(id)?.seq ?? 0)) return
  looks.latest.delete(id)
  looks.latest.set(id, { seq: reached, at: desk.clock.now() })
  if (looks.latest.size > MOST_REMEMBERED) looks.latest.delete(looks.latest.keys().next().value as string)
  looks.unwritten.set(id, reached)
  looks.callOff ??= desk.clock.after(WRITE_EVERY_MS, () => {
    writeReads(desk).catch((error) => desk.log.error({ err: error }, 'what customers have read could not be written'))
  })
  desk.fanout.publish({ kind: 'read', conversationId: id, who: { kind: 'customer' }, seq: reached })
}

/** The last seq that the customer has read, and when, as far as this process remembers. */
export async function readBy(desk: Desk, conversationId: string): Promise<{ seq: number; at?: Iso }> {
  return remembered(desk).latest.get(conversationId) ?? { seq: await desk.store.readSeq(conversationId) }
}

/** Writes what was not written yet, at once: at a stop nothing is lost. */
export async function writeReads(desk: Desk): Promise<void> {
  const looks = remembered(desk)
  looks.callOff?.()
  looks.callOff = undefined
  const reads = [...looks.unwritten].map(([conversationId, seq]) => ({ conversationId, seq }))
  looks.unwritten.clear()
  if (reads.length > 0) await desk.store.saveReads(reads)
}

function remembered(desk: Desk): Looks {
  const looks = looksOf.get(desk) ?? { latest: new Map(), unwritten: new Map() }
  looksOf.set(desk, looks)
  return looks
}
