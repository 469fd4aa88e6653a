/** A server that is killed over and over while people talk through it, and what is left of what they were told. */
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Random, seeded } from '../eval/random.ts'
import { agentAtWork, hire } from './agents.ts'
import { check, type Held } from './check.ts'
import type { World } from './client.ts'
import { customerByRest, customerBySocket } from './customers.ts'
import { openLedger } from './ledger.ts'
import { type Life, openLife } from './server.ts'

export interface CrashOptions {
  cycles: number
  seed: number
  /** Servers side by side, each on a database of its own with its own clients. */
  lanes: number
  /** Told after each cycle of any lane. */
  progress?: (done: number) => void
}

export interface Crashed {
  /** A sentence each; none where nothing acknowledged was lost, doubled or moved. */
  faults: string[]
  cycles: number
  /** How often the server was killed while it started, after some milliseconds, upon an acknowledgement or a send. */
  kills: Record<Kill['kind'], number>
  sent: number
  acknowledged: number
  /** Messages that were written again because no acknowledgement had come. */
  retried: number
  /** Acknowledged messages that were sent again, and texts under an id that had another. */
  repeats: number
  conflicts: number
  /** Readers that went on from where they were. */
  resumes: number
  eventsSeen: number
  replies: number
  conversations: number
  verified: number
  /** Milliseconds from the start of the first server to the last check. */
  tookMs: number
}

type Kill =
  | { kind: 'starting'; afterMs: number }
  | { kind: 'moment'; afterMs: number }
  | { kind: 'acknowledged' | 'written'; count: number }

/** `bellhop verify` and the ledger are looked at after this many kills, and at the end. */
const CHECK_EVERY = 25
/** A kill upon the n-th of something comes after this many milliseconds at the latest. */
const LATEST_MS = 600
/** Milliseconds within which every reply that is owed is made once nobody kills any more. */
const SETTLED_MS = 60_000

/** @throws Error where a server does not come up on what the last one left */
export async function crash({ cycles, seed, lanes, progress }: CrashOptions): Promise<Crashed> {
  const began = performance.now()
  let done = 0
  const share = (lane: number) => Math.floor(cycles / lanes) + (lane < cycles % lanes ? 1 : 0)
  const results = await Promise.all(
    Array.from({ length: lanes }, (_, lane) => oneLane(lane, share(lane), seed + lane, () => progress?.(++done))),
  )
  const kills: Crashed['kills'] = { starting: 0, moment: 0, acknowledged: 0, written: 0 }
  for (const result of results) {
    for (const kind of Object.keys(kills) as Kill['kind'][]) kills[kind] += result.kills[kind]
  }
  const sum = (pick: (result: Omit<Crashed, 'tookMs'>) => number) =>
    results.reduce((total, each) => total + pick(each), 0)
  return {
    faults: results.flatMap(({ faults }) => faults),
    kills,
    cycles: sum((each) => each.cycles),
    sent: sum((each) => each.sent),
    acknowledged: sum((each) => each.acknowledged),
    retried: sum((each) => each.retried),
    repeats: sum((each) => each.repeats),
    conflicts: sum((each) => each.conflicts),
    resumes: sum((each) => each.resumes),
    eventsSeen: sum((each) => each.eventsSeen),
    replies: sum((each) => each.replies),
    conversations: sum((each) => each.conversations),
    verified: sum((each) => each.verified),
    tookMs: Math.round(performance.now() - began),
  }
}

async function oneLane(
  lane: number,
  cycles: number,
  seed: number,
  progress: () => void,
): Promise<Omit<Crashed, 'tookMs'>> {
  const life = await openLife()
  const ledger = openLedger(lane)
  const world: World = { life, ledger, random: seeded(seed), writing: true, open: true }
  // The kills are drawn from numbers of their own: when which client asks for one differs from run to run.
  const random = seeded(seed * 31 + 7)
  const kills: Crashed['kills'] = { starting: 0, moment: 0, acknowledged: 0, written: 0 }
  let verified = 0
  const look = async (): Promise<Held> => {
    const held = check(ledger, life.data)
    const { code, stdout, stderr } = await life.cli(['verify'])
    verified++
    if (code !== 0) ledger.faults.push(`bellhop verify ended with status ${code}: ${stdout}${stderr}`)
    return held
  }

  await life.start()
  const agents = await hire(world)
  const clients = [
    ...Array.from({ length: 3 }, () => customerBySocket(world)),
    ...Array.from({ length: 2 }, () => customerByRest(world)),
    ...agents.map((agent, at) => agentAtWork(world, agent, at === 0 ? 'rest' : 'socket')),
  ].map((work) => work.catch((error: Error) => void ledger.faults.push(error.stack ?? String(error))))

  let cycle = 0
  while (cycle < cycles && ledger.faults.length === 0) {
    const plan = planned(random)
    if (plan.kind === 'starting') {
      await life.kill()
      const starting = life.start()
      await sleep(plan.afterMs)
      await life.kill()
      await starting
    } else {
      await due(world, plan)
      await life.kill()
    }
    kills[plan.kind]++
    cycle++
    progress()
    await life.start()
    if (cycle % CHECK_EVERY === 0) await look()
  }

  world.writing = false
  await Promise.all(clients)
  await settled(life)
  const { intents } = await look()
  if (intents > 0) ledger.faults.push(`${intents} replies are still owed`)
  const exit = await life.stop()
  if (exit.code !== 0) ledger.faults.push(`the last server ended with status ${exit.code}: ${exit.stderr}`)
  const { replies } = await look()
  world.open = false
  for (const { clientMessageId, seq, refused } of ledger.sent) {
    if (seq === undefined && refused === undefined) ledger.faults.push(`${clientMessageId} was never acknowledged`)
  }
  const { acknowledged, repeats, conflicts, resumes, events: eventsSeen } = ledger.counts
  const retried = ledger.sent.filter(({ tries }) => tries > 1).length
  const { length: sent } = ledger.sent
  const conversations = ledger.conversations.size
  const seen = { resumes, eventsSeen, replies, conversations, verified }
  return { faults: ledger.faults, cycles: cycle, kills, sent, acknowledged, retried, repeats, conflicts, ...seen }
}

function planned(random: Random): Kill {
  const chance = random()
  if (chance < 0.12) return { kind: 'starting', afterMs: random() * 1_200 }
  if (chance < 0.6) return { kind: 'moment', afterMs: random() * 400 }
  return { kind: chance < 0.85 ? 'acknowledged' : 'written', count: 1 + Math.floor(random() * 30) }
}

/** Resolves at the moment of the kill. */
function due({ ledger }: World, plan: Exclude<Kill, { kind: 'starting' }>): Promise<void> {
  if (plan.kind === 'moment') return sleep(plan.afterMs)
  return new Promise((resolve) => {
    let left = plan.count
    const count = () => {
      if (--left === 0) now()
    }
    const late = setTimeout(() => now(), LATEST_MS)
    const now = () => {
      clearTimeout(late)
      ledger.onAcknowledged(() => {})
      ledger.onWritten(() => {})
      resolve()
    }
    if (plan.kind === 'acknowledged') ledger.onAcknowledged(count)
    else ledger.onWritten(count)
  })
}

/** Waits until the server owes no reply. */
async function settled({ data }: Life): Promise<void> {
  const { default: Database } = await import('better-sqlite3')
  const connection = new Database(join(data, 'bellhop.sqlite'), { readonly: true })
  const owed = connection.prepare('select count(*) from intents').pluck()
  for (const until = Date.now() + SETTLED_MS; Number(owed.get()) > 0 && Date.now() < until; ) await sleep(100)
  connection.close()
}
