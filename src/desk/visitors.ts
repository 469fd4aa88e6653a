/**
 * Visitors: one token each, stored hashed. The token opens the visitor's conversations, and where the embedding site
 * vouched for who they are, those of every visitor who is the same person. What somebody types opens nothing.
 */
import type { Attributes } from '../domain/contact.ts'
import type { Conversation } from '../domain/conversation.ts'
import type { Contact } from '../domain/events.ts'
import type { Visitor } from '../ports/visitors.ts'
import { learnAttributes } from './contacts.ts'
import type { Desk, NotFound } from './desk.ts'

/** A customer whom the embedding site vouches for. */
export interface Vouched {
  contact: Contact
  /** What else the site says of them, by name. */
  attributes?: Attributes
  /** Who they are to the site: its own name for them, else the email address that it vouches for. */
  person: { sub: string } | { email: string }
}

export interface Welcomed {
  visitor: Visitor
  token: string
}

/** A new visitor with the only copy of their token. */
export async function welcome(desk: Desk, contact: Contact, personHash?: string): Promise<Welcomed> {
  const token = desk.ids.secret()
  const visitor = { id: desk.ids.next(), contact }
  const person = personHash !== undefined && { personHash }
  await desk.store.addVisitor({ ...visitor, ...person, tokenHash: desk.ids.hash(token), at: desk.clock.now() })
  return { visitor, token }
}

/**
 * The visitor that a vouched-for person is here. An anonymous one becomes theirs, with what they wrote before; one that
 * is another person's stays that person's (a shared computer), and a new one is made.
 * @param here whose token this browser sent
 */
export async function recognise(desk: Desk, vouched: Vouched, here?: Welcomed): Promise<Welcomed> {
  const recognised = await asPerson(desk, vouched, here)
  if (vouched.attributes) await learnAttributes(desk, recognised.visitor.id, vouched.attributes)
  return recognised
}

async function asPerson(desk: Desk, { contact, person }: Vouched, here?: Welcomed): Promise<Welcomed> {
  const hash = personHash(desk, person)
  if (!here || !(await desk.store.bindVisitor(here.visitor.id, hash))) return welcome(desk, contact, hash)
  await desk.store.saveContact(here.visitor.id, contact)
  return { visitor: { ...here.visitor, contact }, token: here.token }
}

function personHash(desk: Desk, person: Vouched['person']): string {
  const named = 'sub' in person ? ['sub', person.sub] : ['email', person.email.toLowerCase().normalize('NFC')]
  return desk.ids.hash(JSON.stringify(named))
}

/** What is known of somebody after they said this themselves: proven only where they said nothing new. */
export function toldContact(before: Contact, told: Omit<Contact, 'verified'>): Contact {
  const after = { ...before, ...told }
  const same = after.name === before.name && after.email?.toLowerCase() === before.email?.toLowerCase()
  return same ? before : { ...after, verified: false }
}

/** Whose token this is, or undefined where it is unknown or has not been used for too long. */
export function visitorOf(desk: Desk, token: string): Promise<Visitor | undefined> {
  return desk.store.visitorByToken(desk.ids.hash(token), desk.clock.now(), desk.limits.VISITOR_DAYS)
}

/**
 * A conversation of this visitor, or of another who is the same person. Someone else's, or one that was erased, answers
 * like one that does not exist, and takes the same two look-ups.
 */
export async function ownConversation(desk: Desk, visitorId: string, id: string): Promise<Conversation | NotFound> {
  const state = await desk.store.conversation(id)
  const own = await desk.store.samePerson(visitorId, state?.visitorId ?? '')
  return state && own && state.status.kind !== 'erased' ? state : { refused: 'notFound' }
}

/** What this person wrote about, on whichever device, newest first by last change. */
export function ownConversations(desk: Desk, visitorId: string, limit: number): Promise<Conversation[]> {
  return desk.store.conversationsOfVisitor(visitorId, limit)
}
