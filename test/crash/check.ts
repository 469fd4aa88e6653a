/** The clients' ledger against the database: what was acknowledged or seen is there, once and in its place. */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { ConversationEvent, Message } from '../../src/domain/events.ts'
import { forReader } from '../../src/domain/visibility.ts'
import { canonical, type Ledger, type Sent } from './ledger.ts'

interface Row {
  conversationId: string
  seq: number
  type: string
  at: string
  actor: string
  data: string
}

export interface Held {
  replies: number
  intents: number
  events: number
}

/** What does not agree is added to the ledger's faults. */
export function check(ledger: Ledger, data: string): Held {
  const connection = new Database(join(data, 'bellhop.sqlite'), { readonly: true })
  // One moment: the server may be at work.
  connection.exec('begin')
  const logs = new Map<string, ConversationEvent[]>()
  const rows = connection
    .prepare(
      'select conversation_id as conversationId, seq, type, at, actor, data from events order by conversation_id, seq',
    )
    .all() as Row[]
  for (const { conversationId, data: said, actor, ...row } of rows) {
    const log = logs.get(conversationId) ?? []
    log.push({ ...row, actor: JSON.parse(actor), data: JSON.parse(said) } as ConversationEvent)
    logs.set(conversationId, log)
  }
  const intents = connection.prepare('select count(*) from intents').pluck().get() as number
  connection.close()

  let replies = 0
  for (const id of ledger.conversations.keys()) {
    const log = logs.get(id)
    if (!log) {
      ledger.faults.push(`conversation ${id} is gone`)
      continue
    }
    inOrder(ledger, id, log)
    replies += answeredOnce(ledger, id, log)
  }
  sentOnce(ledger, logs)
  seenAsWritten(ledger, logs)
  return { replies, intents, events: rows.length }
}

function inOrder(ledger: Ledger, id: string, log: readonly ConversationEvent[]): void {
  for (const [at, { seq }] of log.entries()) {
    if (seq !== at + 1) return void ledger.faults.push(`${id}: at place ${at + 1} is seq ${seq}`)
  }
}

/** At most one reply to a message, and no reply that answers nothing. */
function answeredOnce(ledger: Ledger, id: string, log: readonly ConversationEvent[]): number {
  const answered = new Set<string>()
  const judged = log.flatMap((event) => (event.type === 'answer.judged' ? [event.data] : []))
  for (const message of judged.flatMap(({ answers }) => answers)) {
    if (answered.has(message)) ledger.faults.push(`${id}: message ${message} has two replies`)
    answered.add(message)
  }
  const replies = messagesOf(log).filter(({ author }) => author.kind === 'bot')
  const judgements = new Set(judged.map(({ messageId }) => messageId))
  for (const reply of replies)
    if (!judgements.has(reply.id)) ledger.faults.push(`${id}: reply ${reply.id} answers nothing`)
  return replies.length
}

function messagesOf(log: readonly ConversationEvent[]): Message[] {
  return log.flatMap((event) => (event.type === 'message.posted' ? [event.data] : []))
}

/** Acknowledged: there, once, where it was said to be, in the order of its author. Not acknowledged: at most once. */
function sentOnce(ledger: Ledger, logs: ReadonlyMap<string, ConversationEvent[]>): void {
  const places = new Map<string, Message[]>()
  for (const [id, log] of logs) {
    for (const message of messagesOf(log)) {
      if (!message.clientMessageId) continue
      const key = `${id} ${message.clientMessageId}`
      places.set(key, [...(places.get(key) ?? []), message])
    }
  }
  const last = new Map<string, Sent>()
  for (const sent of ledger.sent) {
    const held = places.get(`${sent.conversationId} ${sent.clientMessageId}`) ?? []
    if (held.length > 1) ledger.faults.push(`${sent.clientMessageId} is there ${held.length} times`)
    if (held[0] && held[0].text !== sent.text) ledger.faults.push(`${sent.clientMessageId} has another text`)
    if (sent.seq === undefined) continue
    if (held[0]?.seq !== sent.seq) {
      ledger.faults.push(
        `${sent.clientMessageId} was acknowledged at ${sent.seq}, and is at ${held[0]?.seq ?? 'no place'}`,
      )
    }
    const key = `${sent.conversationId} ${sent.author}`
    const before = last.get(key)
    if (before?.seq !== undefined && before.seq >= sent.seq) {
      ledger.faults.push(
        `${sent.clientMessageId} stands at ${sent.seq}, before ${before.clientMessageId}, sent earlier`,
      )
    }
    last.set(key, sent)
    if (sent.reply && !logs.get(sent.conversationId)?.some(({ data }) => (data as Message).id === sent.reply)) {
      ledger.faults.push(`${sent.clientMessageId} was shown a reply ${sent.reply} that is not there`)
    }
  }
}

/** Events are told once they are on disk: what any client saw is what the log says. */
function seenAsWritten(ledger: Ledger, logs: ReadonlyMap<string, ConversationEvent[]>): void {
  const asSeen = new Map<string, Map<number, string>>()
  for (const { reader, conversationId, seq, event } of ledger.seen()) {
    const key = `${reader} ${conversationId}`
    let written = asSeen.get(key)
    if (!written) {
      const events = forReader(logs.get(conversationId) ?? [], reader as 'customer' | 'staff', 0)
      written = new Map(events.map((each) => [each.seq, canonical(each)]))
      asSeen.set(key, written)
    }
    if (written.get(seq) !== event) {
      ledger.faults.push(
        `${conversationId}: ${event} was seen, and the log says ${written.get(seq) ?? 'nothing there'}`,
      )
    }
  }
}
