/** Whether a database holds what it promises: its pages, and that everything beside the log follows from the log. */
import { createHash } from 'node:crypto'
import { apply } from '../domain/apply.ts'
import { type Conversation, emptyConversation } from '../domain/conversation.ts'
import type { ConversationEvent } from '../domain/events.ts'
import { tagKey } from '../domain/tags.ts'
import type { Connection } from './connection.ts'
import { folded, keysOf, rowOf } from './conversations.ts'
import { type Counts, cause, counted, flaws, openExisting } from './existing.ts'
import { strayCitations } from './verify-citations.ts'
import { strayMisses } from './verify-misses.ts'

export interface Fault {
  /** A conversation's id, or the part of the database. */
  where: string
  /** What is wrong there, a clause. */
  what: string
}

export interface Verified extends Counts {
  faults: Fault[]
}

/**
 * Reads a database from end to end, as it is at one moment; a server may be writing meanwhile.
 * @throws StoreUnavailable where it cannot be opened at all
 */
export function verify(file: string): Verified {
  const connection = openExisting(file)
  const faults: Fault[] = []
  const part = (where: string, look: () => Iterable<string>) => {
    try {
      for (const what of look()) faults.push({ where, what })
    } catch (error) {
      faults.push({ where, what: `it cannot be read: ${cause(error) ?? (error as Error).message}` })
    }
  }
  const counts: Counts = { conversations: 0, events: 0, staff: 0 }
  try {
    // One transaction: all of it is of the same moment.
    connection.exec('begin')
    part('the file', () => flaws(connection))
    part('the tables', () => {
      Object.assign(counts, counted(connection))
      return []
    })
    part('the conversations', () => {
      const load = rowsOf(connection)
      for (const id of load.ids()) part(`conversation ${id}`, () => faultsIn(id, load))
      return []
    })
    part('the files', () => brokenFiles(connection))
    part('the misses', () => strayMisses(connection))
    part('the search index', () => strayWords(connection))
    part('the citations', () => strayCitations(connection))
    connection.exec('rollback')
  } finally {
    connection.close()
  }
  return { ...counts, faults }
}

type Rows = ReturnType<typeof rowsOf>

interface EventRow {
  position: number
  seq: number
  type: string
  at: string
  actor: string
  data: string
  authorKey: string | null
  clientMessageId: string | null
  words: string | null
}

function rowsOf(connection: Connection) {
  const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  const columns = ['id', 'visitorId', ...folded].map((name) => `${snake(name)} as "${name}"`).join()
  const ids = connection.prepare('select id from conversations order by id').pluck()
  const row = connection.prepare(`select ${columns} from conversations where id = ?`)
  const events = connection.prepare(
    `select position, seq, type, at, actor, data, author_key as authorKey, client_message_id as clientMessageId, words
     from events where conversation_id = ? order by seq`,
  )
  const tags = connection.prepare('select tag from tags where conversation_id = ? order by tag').pluck()
  const intent = connection.prepare('select epoch, answers from intents where conversation_id = ?')
  return {
    ids: () => ids.all() as string[],
    row: (id: string) => row.get(id) as Record<string, unknown>,
    events: (id: string) => events.all(id) as EventRow[],
    tags: (id: string) => tags.all(id) as string[],
    intent: (id: string) => intent.get(id) as { epoch: number; answers: string } | undefined,
  }
}

function* faultsIn(id: string, load: Rows): Iterable<string> {
  const log: ConversationEvent[] = []
  let expected = 1
  for (const row of load.events(id)) {
    if (row.seq !== expected) yield row.seq > expected ? `seq ${expected} is missing` : `seq ${row.seq} is there twice`
    expected = row.seq + 1
    const event = { seq: row.seq, type: row.type, at: row.at, actor: JSON.parse(row.actor), data: JSON.parse(row.data) }
    log.push(event as ConversationEvent)
    yield* astray(row, event as ConversationEvent)
  }
  if (log.length === 0) return yield 'it has no events'
  yield* sentTwice(log)
  yield* answeredTwice(log)
  const state = log.reduce(apply, emptyConversation(id))
  yield* unlikeItsLog(load.row(id), state)
  if (load.tags(id).join('\n') !== [...new Set(state.tags.map(tagKey))].sort().join('\n'))
    yield 'its tags are not those of its log'
  yield* idleIntent(load.intent(id), state, log)
}

/** What stands beside an event for finding it is what the event says. */
function* astray(row: EventRow, event: ConversationEvent): Iterable<string> {
  const keys = keysOf(event)
  const wrong = (['authorKey', 'clientMessageId', 'words'] as const).filter((name) => row[name] !== keys[name])
  for (const name of wrong) yield `${name} of seq ${row.seq} is not that of its event`
  if (event.type === 'message.posted' && event.data.seq !== row.seq) {
    yield `the message at seq ${row.seq} says that it is at ${event.data.seq}`
  }
}

function* sentTwice(log: readonly ConversationEvent[]): Iterable<string> {
  const first = new Map<string, number>()
  for (const event of log) {
    const { authorKey, clientMessageId } = keysOf(event)
    if (!clientMessageId) continue
    const key = JSON.stringify([authorKey, clientMessageId])
    const earlier = first.get(key)
    if (earlier !== undefined) yield `seq ${earlier} and ${event.seq} have the same clientMessageId ${clientMessageId}`
    else first.set(key, event.seq)
  }
}

function* answeredTwice(log: readonly ConversationEvent[]): Iterable<string> {
  const answered = new Map<string, number>()
  for (const event of log) {
    if (event.type !== 'answer.judged') continue
    for (const message of event.data.answers ?? []) {
      const earlier = answered.get(message)
      if (earlier !== undefined) yield `message ${message} was answered at seq ${earlier} and again at ${event.seq}`
      answered.set(message, event.seq)
    }
  }
}

function* unlikeItsLog(row: Record<string, unknown>, state: Conversation): Iterable<string> {
  const fold: Record<string, unknown> = rowOf(state)
  for (const name of ['visitorId', ...folded]) {
    const stored = name === 'state' ? canonical(JSON.parse(String(row[name]))) : row[name]
    const due = name === 'state' ? canonical(fold[name]) : fold[name]
    if (stored !== (typeof due === 'boolean' ? Number(due) : due)) yield `its ${name} is not the fold of its log`
  }
}

/** A reply is owed at most to messages that are there, and for an epoch that was. */
function* idleIntent(
  intent: { epoch: number; answers: string } | undefined,
  state: Conversation,
  log: readonly ConversationEvent[],
): Iterable<string> {
  if (!intent) return
  if (intent.epoch > state.epoch) yield `a reply is owed for epoch ${intent.epoch}, and it is at ${state.epoch}`
  const sent = new Set(log.map((event) => (event.type === 'message.posted' ? event.data.id : '')))
  const unknown = (JSON.parse(intent.answers) as string[]).filter((message) => !sent.has(message))
  for (const message of unknown) yield `a reply is owed to message ${message}, which is not there`
}

/** JSON with the keys of every object in one order: two of the same meaning are the same text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

/** Files that are not as they were taken in, and messages that name one which is not there for them. */
function* brokenFiles(connection: Connection): Iterable<string> {
  const parts = connection.prepare('select n, bytes from file_parts where file_id = ? order by n')
  const kept = connection.prepare('select id, bytes, sha256 from files where sha256 is not null order by id')
  for (const { id, bytes, sha256 } of kept.all() as { id: string; bytes: number; sha256: string }[]) {
    const hash = createHash('sha256')
    let [length, next] = [0, 0]
    for (const row of parts.iterate(id) as Iterable<{ n: number; bytes: Buffer }>) {
      if (row.n !== next++) yield `file ${id} lacks part ${next - 1}`
      length += row.bytes.length
      hash.update(row.bytes)
    }
    if (length !== bytes) yield `file ${id} has ${length} of its ${bytes} bytes`
    else if (hash.digest('hex') !== sha256) yield `file ${id} is not what was taken in`
  }
  const named = connection.prepare(
    `select a.value ->> '$.id' as file, e.data ->> '$.id' as message
     from events e, json_each(e.data, '$.attachments') a
     left join files f on f.id = a.value ->> '$.id'
     where e.type = 'message.posted'
       and (f.id is null or f.message_id is not e.data ->> '$.id' or f.conversation_id <> e.conversation_id)`,
  )
  for (const { file, message } of named.all() as { file: string; message: string }[]) {
    yield `message ${message} names file ${file}, which is not there for it`
  }
}

/** Faults of the search index that are named one by one. */
const NAMED_WORDS = 20

/** The index against one that is made anew from the events, in temporary tables: nothing of the file is written. */
function strayWords(connection: Connection): string[] {
  connection.exec(`
    create virtual table temp.expected using fts5(words, content='', tokenize='unicode61 remove_diacritics 0');
    insert into temp.expected(rowid, words) select position, words from main.events where words is not null;
    create virtual table temp.held using fts5vocab(main, message_words, instance);
    create virtual table temp.due using fts5vocab(temp, expected, instance);`)
  const less = (one: string, other: string) =>
    connection
      .prepare(
        `select doc, count(*) as words from
           (select doc, term, offset from temp.${one} except select doc, term, offset from temp.${other})
         group by doc limit ${NAMED_WORDS}`,
      )
      .all() as { doc: number; words: number }[]
  return [
    ...less('held', 'due').map(({ doc, words }) => `it finds event ${doc} by ${words} words that are not in it`),
    ...less('due', 'held').map(({ doc, words }) => `it does not find event ${doc} by ${words} of its words`),
  ]
}
