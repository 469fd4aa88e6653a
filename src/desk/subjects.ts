/** Whose data is meant: visitors by their id, or by an address that was given in their conversations. */
import type { Conversation } from '../domain/conversation.ts'
import type { Iso } from '../domain/events.ts'
import type { VisitorRecord } from '../ports/privacy.ts'
import type { Desk } from './desk.ts'

/** Who is meant. An address that was only typed may be anybody's, so that it takes a word more. */
export interface Meant {
  email?: string
  visitorIds?: readonly string[]
  /** With `email`: also visitors who never proved that it is theirs. */
  unverified?: boolean
}

/** A visitor as an operator is shown them, to choose by. */
export interface Subject {
  visitorId: string
  /** Whether the address was proven, by the site or otherwise; visitors named by id are not asked for proof. */
  verified: boolean
  name?: string
  email?: string
  since: Iso
  lastSeen: Iso
  conversations: { conversationId: string; startedAt: Iso; updatedAt: Iso; status: string }[]
}

export interface Found {
  /** Those that are meant. */
  chosen: Subject[]
  /** Those who gave the address, never proved it, and are not chosen. */
  leftOut: Subject[]
}

/** Visitors who are meant, oldest first; none that was erased. */
export async function subjectsOf(desk: Pick<Desk, 'store'>, meant: Meant): Promise<Found> {
  const uses = meant.email === undefined ? [] : await desk.store.visitorsByEmail(meant.email)
  const proven = new Map(uses.map(({ visitorId, verified }) => [visitorId, verified]))
  const named = new Set(meant.visitorIds ?? [])
  const chosen: Subject[] = []
  const leftOut: Subject[] = []
  for (const visitorId of [...new Set([...proven.keys(), ...named])].sort()) {
    const record = await desk.store.visitorRecord(visitorId)
    if (!record) continue
    const verified = proven.get(visitorId) ?? false
    const subject = subjectOf(record, verified, await conversationsBy(desk, visitorId))
    if (verified || meant.unverified || named.has(visitorId)) chosen.push(subject)
    else leftOut.push(subject)
  }
  return { chosen, leftOut }
}

/** A visitor's own conversations, oldest first: other devices of the same person are visitors of their own here. */
export async function conversationsBy(desk: Pick<Desk, 'store'>, visitorId: string): Promise<Conversation[]> {
  const all = await desk.store.conversationsOfVisitor(visitorId)
  return all.filter((state) => state.visitorId === visitorId).sort((a, b) => (a.id < b.id ? -1 : 1))
}

function subjectOf(
  { id, contact, createdAt, usedAt }: VisitorRecord,
  verified: boolean,
  conversations: readonly Conversation[],
): Subject {
  return {
    visitorId: id,
    verified,
    ...(contact.name && { name: contact.name }),
    ...(contact.email && { email: contact.email }),
    since: createdAt,
    lastSeen: usedAt,
    conversations: conversations.map((state) => ({
      conversationId: state.id,
      startedAt: state.startedAt,
      updatedAt: state.updatedAt,
      status: state.status.kind,
    })),
  }
}
