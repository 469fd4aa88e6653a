/**
 * Erasing: payloads become tombstones, each conversation ends with the event that says so, and what stood in the
 * rows is overwritten in the pages (`secure_delete`), in the search index, and at last in the log file.
 */
import { and, asc, eq, ne, notInArray } from 'drizzle-orm'
import { tombstone } from '../domain/erased.ts'
import type { ConversationEvent } from '../domain/events.ts'
import type { Erased } from '../ports/privacy.ts'
import { $, to } from './bind.ts'
import { citationForgetting } from './citations.ts'
import type { Db } from './connection.ts'
import { eventColumns, keysOf, writer } from './conversations.ts'
import { fileRemoval } from './files.ts'
import { intentChanges } from './intents.ts'
import { missRemoval } from './misses.ts'
import type { Part } from './part.ts'
import { proposals } from './schema/content.ts'
import { conversations, events, letters } from './schema/conversations.ts'
import { audit, modelUsage } from './schema/operations.ts'
import { contactNotes, visitors } from './schema/visitors.ts'
import type { States } from './states.ts'
import { deadToken } from './visitors.ts'

/** How long emptying the log waits for others that still read there, in milliseconds: nobody is served meanwhile. */
const PURGE_WAIT_MS = 200

type Placed = ConversationEvent & { position: number }

export function erasing(db: Db, states: States): Part<'eraseVisitor' | 'eraseConversation' | 'purgeLog'> {
  const load = db
    .select({ state: conversations.state })
    .from(conversations)
    .where(eq(conversations.id, $('id')))
    .prepare()
  const log = db
    .select({ position: events.position, ...eventColumns })
    .from(events)
    .where(eq(events.conversationId, $('id')))
    .orderBy(asc(events.seq))
    .prepare()
  const overwrite = db
    .update(events)
    .set({
      actor: to(events.actor, 'actor'),
      data: to(events.data, 'data'),
      authorKey: to(events.authorKey, 'authorKey'),
      clientMessageId: to(events.clientMessageId, 'clientMessageId'),
      words: to(events.words, 'words'),
    })
    .where(eq(events.position, $('position')))
    .prepare()
  const silence = db
    .update(audit)
    .set({ detail: null })
    .where(eq(audit.conversationId, $('id')))
    .prepare()
  const unread = db
    .update(conversations)
    .set({ readSeq: 0 })
    .where(eq(conversations.id, $('id')))
    .prepare()
  const known = db
    .select({ id: visitors.id })
    .from(visitors)
    .where(eq(visitors.id, $('id')))
    .prepare()
  const stillTalked = db
    .select({ id: conversations.visitorId })
    .from(conversations)
    .where(and(eq(conversations.visitorId, $('id')), ne(conversations.status, 'erased')))
  const forget = db
    .update(visitors)
    .set({
      tokenHash: to(visitors.tokenHash, 'tokenHash'),
      contact: to(visitors.contact, 'contact'),
      personHash: null,
      attributes: {},
    })
    .where(eq(visitors.id, $('id')))
    .prepare()
  /** Once the last conversation is gone, nobody needs to know who it was with; of an address, its hash tells too. */
  const forgetContact = db
    .update(visitors)
    .set({ contact: to(visitors.contact, 'contact'), personHash: null, attributes: {} })
    .where(and(eq(visitors.id, $('id')), notInArray(visitors.id, stillTalked)))
    .prepare()
  const forgetNotes = db
    .delete(contactNotes)
    .where(eq(contactNotes.visitorId, $('id')))
    .prepare()
  // One that became an article is still counted; what stood in it is the article's now, or nobody's.
  const emptyProposals = db
    .update(proposals)
    .set({ title: '', body: '' })
    .where(and(eq(proposals.conversationId, $('id')), eq(proposals.state, 'done')))
    .prepare()
  const forgetProposals = db
    .delete(proposals)
    .where(and(eq(proposals.conversationId, $('id')), ne(proposals.state, 'done')))
    .prepare()
  // What an editor made of one was made of what was said here.
  const forgetDrafts = ['article_drafts', 'discarded_drafts'].map((table) =>
    db.$client.prepare(
      `delete from ${table} where cause ->> '$.kind' = 'proposal' and cause ->> '$.id' in (
        select id from proposals where conversation_id = @id)`,
    ),
  )
  const forgetLetters = db
    .delete(letters)
    .where(eq(letters.conversationId, $('id')))
    .prepare()
  const forgetUsage = db
    .delete(modelUsage)
    .where(eq(modelUsage.visitorId, $('id')))
    .prepare()
  const theirs = db
    .select({ id: conversations.id })
    .from(conversations)
    .where(eq(conversations.visitorId, $('id')))
    .orderBy(asc(conversations.id))
    .prepare()
  const write = writer(db, states)
  const changeIntent = intentChanges(db)
  const removeFiles = fileRemoval(db)
  const forgetCitations = citationForgetting(db)
  const removeMisses = missRemoval(db)

  const bury = (position: number, event: ConversationEvent) => {
    const stone = tombstone(event)
    overwrite.run({ position, actor: stone.actor, data: stone.data, ...keysOf(stone) })
  }

  const eraseOne = (id: string, at: string): Erased | undefined => {
    const before = load.get({ id })?.state
    if (!before || before.status.kind === 'erased') return undefined
    const went = new Set<string>()
    for (const { position, ...event } of log.all({ id }) as Placed[]) {
      if (event.type === 'conversation.merged') went.add(event.data.into)
      bury(position, event)
    }
    changeIntent(id, { clear: true })
    removeFiles(id)
    forgetCitations(id)
    for (const forget of forgetDrafts) forget.run({ id })
    removeMisses(id)
    silence.run({ id })
    unread.run({ id })
    emptyProposals.run({ id })
    forgetProposals.run({ id })
    forgetLetters.run({ id })
    const { appended, state } = write(before, [
      { type: 'conversation.erased', at, actor: { kind: 'system' }, data: {} },
    ])
    return { state, events: appended, also: [...went].flatMap((into) => eraseAbsorbed(into, id, at) ?? []) }
  }

  /** What was said in a conversation that is erased stands as notes in the one that it was merged into. */
  const eraseAbsorbed = (into: string, from: string, at: string): Omit<Erased, 'also'> | undefined => {
    const before = load.get({ id: into })?.state
    if (!before || before.status.kind === 'erased') return undefined
    const all = log.all({ id: into }) as Placed[]
    const notes = all.flatMap((event) =>
      event.type === 'conversation.absorbed' && event.data.from === from ? event.data.notes : [],
    )
    for (const { position, ...event } of all) {
      if (event.type === 'message.posted' && notes.includes(event.data.id)) bury(position, event)
    }
    const gone = { type: 'absorbed.erased' as const, at, actor: { kind: 'system' as const }, data: { from, notes } }
    const { appended, state } = write(before, [gone])
    return { state, events: appended }
  }

  const eraseConversation = db.$client.transaction((id: string, at: string) => {
    const erased = eraseOne(id, at)
    const visitorId = erased?.state.visitorId
    const forgotten = visitorId && forgetContact.run({ id: visitorId, contact: { verified: false } }).changes > 0
    if (forgotten) forgetNotes.run({ id: visitorId })
    return erased
  })
  const eraseVisitor = db.$client.transaction((id: string, at: string) => {
    if (!known.get({ id })) return undefined
    forget.run({ id, tokenHash: deadToken(id), contact: { verified: false } })
    forgetUsage.run({ id })
    forgetNotes.run({ id })
    return theirs.all({ id }).flatMap(({ id: each }) => eraseOne(each, at) ?? [])
  })

  return {
    eraseVisitor: (id, at) => eraseVisitor.immediate(id, at),
    eraseConversation: (id, at) => eraseConversation.immediate(id, at),
    purgeLog() {
      const { $client: connection } = db
      const patience = connection.pragma('busy_timeout', { simple: true })
      connection.pragma(`busy_timeout = ${PURGE_WAIT_MS}`)
      try {
        const [result] = connection.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
        return result?.busy === 0
      } finally {
        connection.pragma(`busy_timeout = ${patience}`)
      }
    },
  }
}
