/**
 * A database as a busy desk has it: thousands of open conversations and a hundred thousand resolved ones, the same on
 * every run. Written through the store's own writer, so that `bellhop verify` finds nothing wrong with it.
 */
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Actor, Iso, Message, NewEvent } from '../../../src/domain/events.ts'
import { renderer } from '../../../src/knowledge/markdown.ts'
import type { Role } from '../../../src/ports/staff.ts'
import { Settings } from '../../../src/protocol/settings.ts'
import { connect, disconnect } from '../../../src/store/connection.ts'
import { conversationLog, conversationRow } from '../../../src/store/conversations.ts'
import { deskRows } from '../../../src/store/desk.ts'
import { migrate } from '../../../src/store/migrate.ts'
import { ownMigrations } from '../../../src/store/sqlite.ts'
import { staffRows } from '../../../src/store/staff.ts'
import { keptStates } from '../../../src/store/states.ts'
import { visitorRows } from '../../../src/store/visitors.ts'
import { closings, firstNames, lastNames, mayBe, questions, replies, tagNames } from './words.ts'

export interface Seeding {
  file: string
  open: number
  resolved: number
  /** Agents who hold conversations, all with one password; the first holds `OWN`. */
  agents: { id: string; name: string; email: string }[]
  passwordHash: string
  teams: { id: string; name: string }[]
  now: Date
}

/** Conversations that the first agent holds. */
export const OWN = 40
/** Of a hundred open conversations, so many wait and so many are held; the assistant has the others. */
const WAITING = 25
const HELD = 15
/** One in so many is long: what a heavy thread costs is part of what is measured. */
const LONG_EVERY = 200
const LONG_TURNS = 120
/** Conversations in one transaction. */
const BATCH = 2_000
const MINUTE_MS = 60_000
const DAY_MS = 1_440 * MINUTE_MS

/** Fills a database that is not there yet. */
export function seed({ file, open, resolved, agents, passwordHash, teams, now }: Seeding): void {
  const connection = connect(file, 1_000)
  migrate(connection, ownMigrations, file)
  // Nobody was promised anything yet: one file that is whole in the end is enough.
  connection.pragma('synchronous = OFF')
  const db = drizzle(connection)
  const log = conversationLog(db, keptStates(connection, conversationRow(db)))
  const visitors = visitorRows(db)
  const staff = staffRows(db)
  for (const agent of agents) {
    const roles: Role[] = agent === agents[0] ? ['agent', 'admin'] : ['agent']
    staff.addStaff({ ...agent, roles, disabled: false, passwordHash, at: now.toISOString() })
  }
  const settings = Settings.parse({ queue: { capacity: 50 }, teams })
  const desk = deskRows(db)
  desk.saveSettings(settings, 'seed', now.toISOString())
  // As if the server had stopped this moment: what the first one holds is theirs to come back to.
  const [first] = agents
  if (first) desk.setPresence(first.id, { state: 'online', connected: true, seenAt: now.toISOString() })
  const random = seeded(7)
  const make = maker(
    random,
    agents,
    teams.map(({ id }) => id),
    now,
  )
  const total = open + resolved
  const batch = connection.transaction((from: number) => {
    for (let n = from; n < Math.min(total, from + BATCH); n++) {
      const { id, visitorId, contact, events } = n < resolved ? make.resolved(n, resolved) : make.open(n - resolved)
      visitors.addVisitor({ id: visitorId, contact, tokenHash: `seeded ${visitorId}`, at: events[0]?.at ?? '' })
      log.create(id, events)
    }
  })
  for (let from = 0; from < total; from += BATCH) batch(from)
  disconnect(connection)
}

function maker(random: () => number, agents: Seeding['agents'], teams: string[], now: Date) {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const start = now.getTime()
  let count = 0

  /** A conversation that began `ageMs` ago, with turns between the customer and whoever answers. */
  function begun(ageMs: number, turns: number, answering: Actor) {
    const began = start - ageMs
    const id = idAt(began, ++count)
    const visitorId = idAt(began - 1, count)
    const locale = pick(['en', 'en', 'en', 'en', 'en-GB', 'de', 'fr', 'es', 'sr', 'sr-Latn'])
    const name = `${pick(firstNames)} ${pick(lastNames)}`
    const contact = mayBe(random, 0.7)
      ? {
          name,
          email: `${name.toLowerCase().replace(/\W+/g, '.')}@mail${count % 90}.example`,
          verified: mayBe(random, 0.3),
        }
      : { verified: false }
    let clock = began
    const tick = () => {
      clock += 1_000 + Math.floor(random() * 90_000)
      return new Date(clock).toISOString()
    }
    const customer: Actor = { kind: 'customer', ...(contact.name && { name: contact.name }) }
    const events: NewEvent[] = [
      {
        type: 'conversation.started',
        at: new Date(clock).toISOString(),
        actor: { kind: 'customer' },
        data: { visitorId, contact, locale, page: { url: 'https://shop.example/cups', title: 'Cups' } },
      },
    ]
    const says = (author: Actor, text: string, visibility: Message['visibility'] = 'public') => {
      const at = tick()
      const html = author.kind === 'customer' ? renderer.plain(text) : renderer.markdown(text)
      const id = idAt(clock, ++count)
      const data = { id, seq: 0, clientMessageId: id, author, visibility, text, html, citations: [], at }
      events.push({ type: 'message.posted', at, actor: author, data })
    }
    const add = (type: NewEvent['type'], actor: Actor, data: object) =>
      events.push({ type, at: tick(), actor, data } as NewEvent)
    const order = () => `BH-${1_000 + Math.floor(random() * 9_000)}`
    for (let turn = 0; turn < turns; turn++) {
      says(customer, `${pick(questions)} ${mayBe(random, 0.5) ? `It is about order ${order()}.` : ''}`.trim())
      says(answering, pick(replies))
    }
    const finish = () => ({ id, visitorId, contact, events })
    return { says, add, order, customer, finish, agent: pick(agents) }
  }

  function handOver(conversation: ReturnType<typeof begun>, wants: string): void {
    const brief = { wants, tried: [], alreadyDid: [], mood: 'calm', said: [], summary: wants }
    const handoff = { id: idAt(start, ++count), reason: 'customer_request', rule: 'button', brief }
    conversation.add('handoff.recorded', conversation.customer, handoff)
    const place = {
      handoffId: handoff.id,
      priority: mayBe(random, 0.1) ? 1 + Math.floor(random() * 3) : 0,
      front: false,
    }
    const team = mayBe(random, 0.4) ? { teamId: pick(teams) } : {}
    conversation.add('conversation.queued', { kind: 'system' }, { ...place, promise: { kind: 'now' }, ...team })
  }

  const claimed = (conversation: ReturnType<typeof begun>, agent: { id: string; name: string }) =>
    conversation.add('conversation.claimed', { kind: 'agent', ...agent }, { agentId: agent.id, agentName: agent.name })

  const tagged = (conversation: ReturnType<typeof begun>, share: number) => {
    if (!mayBe(random, share)) return
    const tags = [...new Set([pick(tagNames), pick(tagNames)])]
    conversation.add('tags.changed', { kind: 'agent', ...conversation.agent }, { tags })
  }

  return {
    /** The `n`th oldest of `of`, spread over 400 days. */
    resolved(n: number, of: number) {
      const ageMs = DAY_MS / 4 + ((of - n) / of) * 400 * DAY_MS
      const conversation = begun(ageMs, n % LONG_EVERY === 0 ? LONG_TURNS : 1 + Math.floor(random() * 2), {
        kind: 'bot',
      })
      const byAgent = mayBe(random, 0.6)
      if (byAgent) {
        handOver(conversation, pick(questions))
        claimed(conversation, conversation.agent)
        conversation.says({ kind: 'agent', ...conversation.agent }, pick(replies))
        conversation.says(conversation.customer, pick(closings))
      }
      tagged(conversation, 0.5)
      conversation.add(
        'conversation.resolved',
        byAgent ? { kind: 'agent', ...conversation.agent } : { kind: 'system' },
        {
          outcome: 'solved',
        },
      )
      return conversation.finish()
    },
    open(n: number) {
      const own = n < OWN
      const conversation = begun(
        (own ? 2 : 60) * 60 * MINUTE_MS * (0.2 + random()),
        n % LONG_EVERY === 1 ? LONG_TURNS : 1 + Math.floor(random() * 3),
        { kind: 'bot' },
      )
      const share = n % 100
      if (!own && share >= WAITING + HELD) {
        conversation.says(conversation.customer, pick(questions))
        return conversation.finish()
      }
      handOver(conversation, pick(questions))
      tagged(conversation, 0.4)
      if (!own && share < WAITING) return conversation.finish()
      const agent = own ? (agents[0] as { id: string; name: string }) : pick(agents.slice(1))
      claimed(conversation, agent)
      conversation.says({ kind: 'agent', ...agent }, pick(replies))
      if (mayBe(random, 0.6)) conversation.says(conversation.customer, pick(questions))
      // Held by colleagues who are not here: set aside, so that they stay where they are.
      if (!own) {
        const until = new Date(start + 30 * DAY_MS).toISOString()
        conversation.add('conversation.snoozed', { kind: 'agent', ...agent }, { until })
      }
      return conversation.finish()
    },
  }
}

/** A UUIDv7 of a moment in milliseconds, told apart by a number. */
function idAt(ms: number, number: number): Iso {
  const time = Math.floor(ms).toString(16).padStart(12, '0')
  const tail = number.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${tail}`
}

/** Mulberry32: the same numbers of 0…1 on every run. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
