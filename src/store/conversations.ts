/** The log of a conversation, and its row as the fold of that log. */
import { and, asc, eq, gt } from 'drizzle-orm'
import { apply } from '../domain/apply.ts'
import { type Conversation, emptyConversation } from '../domain/conversation.ts'
import type { ConversationEvent, NewEvent } from '../domain/events.ts'
import { namesOf } from '../domain/files.ts'
import type { Waiting } from '../domain/queue.ts'
import { tagKey } from '../domain/tags.ts'
import { words } from '../domain/text.ts'
import { authorKey, type Written } from '../ports/conversations.ts'
import { VisitorErased } from '../ports/visitors.ts'
import { $, to } from './bind.ts'
import { citationWriter } from './citations.ts'
import type { Db } from './connection.ts'
import { fileTaking } from './files.ts'
import { intentChanges } from './intents.ts'
import { letterWriter } from './letters.ts'
import type { Part } from './part.ts'
import { conversations, events, tags } from './schema/conversations.ts'
import { visitors } from './schema/visitors.ts'
import type { States } from './states.ts'
import { deadToken } from './visitors.ts'

/** Reads conversations one by one, for `keptStates`. */
export function conversationRow(db: Db): (id: string) => Conversation | undefined {
  const load = db
    .select({ state: conversations.state })
    .from(conversations)
    .where(eq(conversations.id, $('id')))
    .prepare()
  return (id) => load.get({ id })?.state
}

/** `create` and `append` are whole only inside a transaction that the caller holds the write lock for. */
export function conversationLog(
  db: Db,
  states: States,
): Part<'create' | 'append' | 'appendBoth' | 'conversation' | 'events' | 'messageByClientId'> {
  const after = db
    .select(eventColumns)
    .from(events)
    .where(and(eq(events.conversationId, $('id')), gt(events.seq, $('after'))))
    .orderBy(asc(events.seq))
    .limit($('limit'))
    .prepare()
  const byClientId = db
    .select(eventColumns)
    .from(events)
    .where(
      and(
        eq(events.conversationId, $('id')),
        eq(events.authorKey, $('authorKey')),
        eq(events.clientMessageId, $('clientMessageId')),
      ),
    )
    .prepare()
  const write = writer(db, states)
  const changeIntent = intentChanges(db)
  const addLetter = letterWriter(db)
  const takeFiles = fileTaking(db)

  const owner = db
    .select({ tokenHash: visitors.tokenHash })
    .from(visitors)
    .where(eq(visitors.id, $('id')))
    .prepare()

  function assertNotErased(first: readonly NewEvent[]): void {
    for (const { type, data } of first) {
      if (type !== 'conversation.started') continue
      const tokenHash = owner.get({ id: data.visitorId })?.tokenHash
      if (tokenHash === deadToken(data.visitorId)) throw new VisitorErased()
    }
  }

  function firstOf(id: string, added: readonly NewEvent[]): ConversationEvent | undefined {
    for (const event of added) {
      if (event.type !== 'message.posted' || !event.data.clientMessageId) continue
      const { author, clientMessageId } = event.data
      const first = byClientId.get({ id, authorKey: authorKey(author), clientMessageId })
      if (first) return first as ConversationEvent
    }
    return undefined
  }

  return {
    create(id, added) {
      assertNotErased(added)
      return write(emptyConversation(id), added).state
    },
    append(id, expectedSeq, added, intent, letters = []) {
      // Before the seq: a message that is sent again was overtaken by its own first copy.
      const first = firstOf(id, added)
      if (first) return { duplicate: first }
      const before = states.sure(id)
      if (before?.seq !== expectedSeq || !takeFiles(id, added)) return { conflict: true }
      const written = write(before, added)
      if (intent) changeIntent(id, intent)
      letters.forEach(addLetter)
      return written
    },
    appendBoth(...both) {
      const before = both.map(({ id, expectedSeq }) => {
        const state = states.sure(id)
        return state?.seq === expectedSeq ? state : undefined
      })
      if (before.includes(undefined)) return { conflict: true }
      const written = both.map(({ id, events: added, intent }, at) => {
        const result = write(before[at] as Conversation, added)
        if (intent) changeIntent(id, intent)
        return result
      })
      return { appended: written as [Written, Written] }
    },
    conversation: states.get,
    events: (id, seq, limit) => after.all({ id, after: seq, limit }) as ConversationEvent[],
    messageByClientId: (id, author, clientMessageId) =>
      byClientId.get({ id, authorKey: author, clientMessageId }) as ConversationEvent | undefined,
  }
}

/** What an event is made of; which data belongs to which type is what was checked when it was written. */
export const eventColumns = {
  seq: events.seq,
  type: events.type,
  at: events.at,
  actor: events.actor,
  data: events.data,
}

/** Writes events after a state, and the state that they make; inside the caller's transaction. */
export function writer(
  db: Db,
  states: States,
): (before: Conversation, added: NewEvent[]) => { appended: ConversationEvent[]; state: Conversation } {
  const addRow = db
    .insert(conversations)
    .values({ id: $('id'), visitorId: $('visitorId'), ...values })
    .prepare()
  const saveRow = db
    .update(conversations)
    .set(changes)
    .where(eq(conversations.id, $('id')))
    .prepare()
  const addEvent = db
    .insert(events)
    .values({
      conversationId: $('conversationId'),
      seq: $('seq'),
      type: $('type'),
      at: $('at'),
      actor: $('actor'),
      data: $('data'),
      authorKey: $('authorKey'),
      clientMessageId: $('clientMessageId'),
      words: $('words'),
    })
    .prepare()
  const dropTags = db
    .delete(tags)
    .where(eq(tags.conversationId, $('id')))
    .prepare()
  const addTag = db
    .insert(tags)
    .values({ conversationId: $('id'), tag: $('tag'), name: $('name') })
    .onConflictDoNothing()
    .prepare()
  const addCitations = citationWriter(db)

  return (before, added) => {
    const appended = added.map((event, at) => inPlace(event, before.seq + 1 + at))
    const state = appended.reduce(apply, before)
    const row = rowOf(state)
    if (before.seq === 0) addRow.run(row)
    else if (appended.length > 0) saveRow.run(row)
    for (const event of appended) {
      addEvent.run({ conversationId: state.id, ...event, ...keysOf(event) })
      addCitations(state.id, event)
    }
    if (state.tags !== before.tags) {
      dropTags.run({ id: state.id })
      for (const name of state.tags) addTag.run({ id: state.id, tag: tagKey(name), name })
    }
    states.set(state)
    return { appended, state }
  }
}

/** An event with its place, which a message also carries itself. */
function inPlace(event: NewEvent, seq: number): ConversationEvent {
  return event.type === 'message.posted' ? { ...event, seq, data: { ...event.data, seq } } : { ...event, seq }
}

/** What an event is found by beside its place: whose message it is, under which id, with which words or whose name. */
export function keysOf(event: ConversationEvent): {
  authorKey: string | null
  clientMessageId: string | null
  words: string | null
} {
  if (event.type !== 'message.posted') {
    const text = event.type === 'message.edited' ? event.data.text : whoIn(event)
    return { authorKey: null, clientMessageId: null, words: foldedWords(text) }
  }
  const { author, clientMessageId, text, attachments } = event.data
  const words = foldedWords(attachments ? `${text} ${namesOf(attachments)}` : text)
  return { authorKey: authorKey(author), clientMessageId: clientMessageId ?? null, words }
}

function foldedWords(text: string): string | null {
  return words(text).join(' ') || null
}

/** The name and the address that a customer gave in an event. */
function whoIn(event: ConversationEvent): string {
  const contact =
    event.type === 'conversation.started'
      ? event.data.contact
      : event.type === 'contact.identified'
        ? event.data
        : undefined
  return `${contact?.name ?? ''} ${contact?.email ?? ''}`
}

/** A conversation's row: its state, and the columns that lists are made by. */
export function rowOf(state: Conversation) {
  const { status } = state
  const queued = status.kind === 'queued' ? status : undefined
  const agent = status.kind === 'assigned' || status.kind === 'resolved' ? status : undefined
  return {
    id: state.id,
    visitorId: state.visitorId,
    seq: state.seq,
    epoch: state.epoch,
    status: status.kind,
    agentId: agent?.agentId ?? null,
    teamId: queued?.teamId ?? null,
    queuedSince: queued?.since ?? null,
    priority: state.priority,
    front: queued?.front ?? false,
    turn: queued ? turnOf(queued, state.byEmail ?? false) : null,
    snoozedUntil: (status.kind === 'assigned' && status.snoozedUntil) || null,
    lang: state.lang ?? state.locale ?? null,
    updatedAt: state.updatedAt,
    state,
  }
}

/** With which the turns of those begin who want an email: after everybody else's. */
export const EMAIL_TURN = '2'

/** Sorts as `byTurn` does: who came back first, then by priority, then by when they joined; last who wants an email. */
function turnOf({ front, priority, since }: Pick<Waiting, 'front' | 'priority' | 'since'>, byEmail: boolean): string {
  return `${byEmail ? EMAIL_TURN : front ? 0 : 1}${9 - Math.min(priority, 9)}${since}`
}

/** The columns of a row that follow from its state. */
export const folded = [
  'seq',
  'epoch',
  'status',
  'agentId',
  'teamId',
  'queuedSince',
  'priority',
  'front',
  'lang',
  'turn',
  'snoozedUntil',
  'updatedAt',
  'state',
] as const
type Folded = (typeof folded)[number]

/** Every folded column as a parameter of its own name, for insert and for update. */
const values = Object.fromEntries(folded.map((name) => [name, $(name)])) as Record<Folded, ReturnType<typeof $>>
const changes = Object.fromEntries(folded.map((name) => [name, to(conversations[name], name)])) as Record<
  Folded,
  ReturnType<typeof to>
>
