/** Everything that is kept about visitors, as one document (GDPR, Articles 15 and 20). */
import type { Conversation } from '../domain/conversation.ts'
import type { ConversationEvent, EventData, EventType, Iso } from '../domain/events.ts'
import { messagesOf } from '../domain/said.ts'
import type { Desk } from './desk.ts'
import { bytesOf } from './files.ts'
import { conversationsBy, type Subject } from './subjects.ts'

export interface Export {
  format: 'bellhop-export'
  version: 1
  exportedAt: Iso
  /** Who asked for it by which address; absent where visitors were named. */
  address?: string
  /** Said where a visitor in it never proved that the address is theirs: it may be somebody else's data. */
  warning?: string
  visitors: ExportedVisitor[]
}

export interface ExportedVisitor {
  visitorId: string
  /** Whether the address was proven by the site. */
  verified: boolean
  contact: { name?: string; email?: string }
  since: Iso
  lastSeen: Iso
  /** What was asked of a model for them, by day (UTC). */
  modelUsage: { day: string; requests: number; tokens: number }[]
  /** What the team knows of them, by name. */
  attributes: Record<string, string>
  /** What the team noted down about them, oldest first. */
  notes: At<{ text: string }>[]
  conversations: ExportedConversation[]
}

type At<T> = T & { at: Iso }

export interface ExportedConversation {
  conversationId: string
  startedAt: Iso
  updatedAt: Iso
  status: string
  locale?: string
  page?: { url: string; title?: string }
  site?: string
  tags: string[]
  /** What the customer said of themselves, oldest first. */
  contacts: At<{ name?: string; email?: string; verified: boolean }>[]
  /** `before`: what a message was before the customer put it right. */
  messages: At<{
    from: string
    name?: string
    text: string
    before?: string[]
    sources: { title: string; url: string }[]
    /** Ids of the files that went with it. */
    files?: string[]
  }>[]
  /** Files of the conversation, oldest first. */
  files: ExportedFile[]
  /** Notes of the team, which are theirs and only counted here. */
  internalNotes: number
  ratings: EventData['rating.given'][]
  answerRatings: At<EventData['answer.rated']>[]
  judgements: At<EventData['answer.judged']>[]
  handoffs: At<EventData['handoff.recorded']>[]
  corrections: At<{ text: string }>[]
  /** What the team did with it, by which kind of member. */
  handling: At<{ action: string; by: string; outcome?: string }>[]
}

export type ExportedFile = At<{
  id: string
  from: string
  name: string
  type: string
  bytes: number
  /** Base64. Left out where the document would grow too large: the file can be had from the conversation itself. */
  content?: string
}>

/** Bytes of files that one document holds; a string that is much longer cannot be made. */
const MOST_CONTENT_BYTES = 100_000_000

/** The document about some visitors. Staff are named only where the customer saw their name; no tokens. */
export async function exportOf(
  desk: Pick<Desk, 'store' | 'clock'>,
  subjects: readonly Subject[],
  address?: string,
): Promise<Export> {
  const visitors: ExportedVisitor[] = []
  const room = { bytes: MOST_CONTENT_BYTES }
  for (const { visitorId, verified } of subjects) {
    const record = await desk.store.visitorRecord(visitorId)
    if (!record) continue
    const { contact, createdAt, usedAt, usage, attributes, contactNotes } = record
    const conversations: ExportedConversation[] = []
    for (const state of await conversationsBy(desk, visitorId)) conversations.push(await exported(desk, state, room))
    visitors.push({
      visitorId,
      verified,
      contact: { ...(contact.name && { name: contact.name }), ...(contact.email && { email: contact.email }) },
      since: createdAt,
      lastSeen: usedAt,
      modelUsage: usage,
      attributes,
      notes: contactNotes.map(({ at, text }) => ({ at, text })),
      conversations,
    })
  }
  const doubtful = address !== undefined && visitors.some(({ verified }) => !verified)
  return {
    format: 'bellhop-export',
    version: 1,
    exportedAt: desk.clock.now(),
    ...(address !== undefined && { address }),
    ...(doubtful && { warning: 'Some of these visitors only typed the address and never proved it to be theirs.' }),
    visitors,
  }
}

async function exported(
  desk: Pick<Desk, 'store'>,
  state: Conversation,
  room: { bytes: number },
): Promise<ExportedConversation> {
  const log = await desk.store.events(state.id, 0, Number.MAX_SAFE_INTEGER)
  const posted = messagesOf(log)
  const audit = await desk.store.auditOf(state.id)
  const { locale, page, site } = state
  return {
    conversationId: state.id,
    startedAt: state.startedAt,
    updatedAt: state.updatedAt,
    status: state.status.kind,
    ...(locale && { locale }),
    ...(page && { page }),
    ...(site && { site }),
    tags: state.tags,
    contacts: log.flatMap((event) => {
      if (event.type === 'conversation.started') return [{ at: event.at, ...event.data.contact }]
      return event.type === 'contact.identified' ? [{ at: event.at, ...event.data }] : []
    }),
    messages: posted
      .filter(({ visibility }) => visibility === 'public')
      .map(({ at, author, text, edited, citations, attachments }) => ({
        at,
        from: author.kind,
        ...(author.name && { name: author.name }),
        text,
        ...(edited && { before: edited.was }),
        sources: citations.map(({ title, url }) => ({ title, url })),
        ...(attachments && { files: attachments.map(({ id }) => id) }),
      })),
    files: await exportedFiles(desk, state.id, room),
    internalNotes: posted.filter(({ visibility }) => visibility === 'note').length,
    ratings: dataOf(log, 'rating.given'),
    answerRatings: dataOf(log, 'answer.rated'),
    judgements: dataOf(log, 'answer.judged'),
    handoffs: dataOf(log, 'handoff.recorded'),
    corrections: dataOf(log, 'brief.corrected'),
    handling: [
      ...log
        .filter(({ type }) => handled.has(type))
        .map(({ at, type, actor }) => ({ at, action: type, by: actor.kind })),
      ...audit.map(({ at, action, actor, outcome }) => ({ at, action, by: actor.kind, outcome })),
    ],
  }
}

/** @param room what the document still takes; less of it is left afterwards */
async function exportedFiles(
  desk: Pick<Desk, 'store'>,
  conversationId: string,
  room: { bytes: number },
): Promise<ExportedFile[]> {
  const files: ExportedFile[] = []
  for (const file of await desk.store.files(conversationId)) {
    const { id, at, by, name, type, bytes } = file
    const told = { at, id, from: by.split(':', 1)[0] ?? '', name, type, bytes }
    if (bytes > room.bytes) files.push(told)
    else {
      room.bytes -= bytes
      const parts: Uint8Array[] = []
      for await (const part of bytesOf(desk, file)) parts.push(part)
      files.push({ ...told, content: Buffer.concat(parts).toString('base64') })
    }
  }
  return files
}

const handled: ReadonlySet<EventType> = new Set([
  'conversation.queued',
  'conversation.claimed',
  'conversation.released',
  'conversation.transferred',
  'conversation.returned',
  'conversation.snoozed',
  'conversation.resolved',
  'conversation.reopened',
  'priority.changed',
  'conversation.merged',
  'conversation.absorbed',
  'mail.sent',
  'mail.failed',
])

function dataOf<T extends EventType>(log: readonly ConversationEvent[], type: T): At<EventData[T]>[] {
  return log.flatMap((event) => (event.type === type ? [{ at: event.at, ...(event.data as EventData[T]) }] : []))
}
