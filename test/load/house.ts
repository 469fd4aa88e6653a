/** The real server in a process of its own, on a data folder that already holds customers, agents and conversations. */
import { join } from 'node:path'
import type { NewEvent } from '../../src/domain/events.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { systemClock } from '../../src/system/clock.ts'
import { systemIds } from '../../src/system/secrets.ts'
import { type Server, scratch, startServer } from '../journeys/support/server.ts'

export interface SeededCustomer {
  /** Of their conversation. */
  id: string
  token: string
  seq: number
}

export interface SeededAgent {
  cookie: string
  /** Conversations that are theirs. */
  holds: string[]
}

export interface House {
  server: Server
  data: string
  customers: SeededCustomer[]
  agents: SeededAgent[]
}

export interface HouseOptions {
  customers: number
  /** Share all conversations evenly; without any the assistant holds them. */
  agents?: number
  /** Default: the journeys' small shop. */
  kb?: string
  env?: Record<string, string>
  /** Options of node itself. */
  node?: string[]
}

/** Every customer of the bench comes from one address and writes without a pause: what is meant to stop that is raised. */
const MANY = '1000000000'
export const raisedLimits: Record<string, string> = {
  BELLHOP_LIMIT_VISITOR_MESSAGES_PER_MINUTE: MANY,
  BELLHOP_LIMIT_SOCKET_FRAMES_PER_MINUTE: MANY,
  BELLHOP_LIMIT_ADDRESS_CONVERSATIONS_PER_HOUR: MANY,
  BELLHOP_LIMIT_ADDRESS_REQUESTS_PER_MINUTE: MANY,
  BELLHOP_LIMIT_ADDRESS_SOCKETS_PER_MINUTE: MANY,
  BELLHOP_LIMIT_ADDRESS_SOCKETS: MANY,
}

/** Milliseconds of processor that the server has used so far, as it says itself: moves less with what else runs. */
export async function processorMs({ server }: House): Promise<number> {
  const metrics = await (await fetch(`${server.url}/metrics`)).text()
  const seconds = /^process_cpu_seconds_total (\S+)/m.exec(metrics)?.[1]
  if (!seconds) throw new Error('The server does not say how much processor it used.')
  return Number(seconds) * 1_000
}

const nodeOptions: string[] = []

/** From here on each server writes a profile of its processor into this folder when it stops. */
export function profileInto(folder: string): void {
  nodeOptions.push('--cpu-prof', `--cpu-prof-dir=${folder}`)
}

/** @throws Error with what the server printed, where it does not come up */
export async function openHouse({ customers, agents = 0, kb, env, node = [] }: HouseOptions): Promise<House> {
  const data = scratch('load')
  const seeded = await seed(data, customers, agents)
  const server = await startServer({
    data,
    env: { ...raisedLimits, ...env },
    node: [...nodeOptions, ...node],
    ...(kb && { kb, inPlace: true }),
  })
  return { server, data, ...seeded }
}

const DAY_MS = 86_400_000

async function seed(data: string, customerCount: number, agentCount: number) {
  const store = await openSqlite({ file: join(data, 'bellhop.sqlite') })
  const at = systemClock.now()
  const members: { id: string; name: string; agent: SeededAgent }[] = []
  for (let n = 0; n < agentCount; n++) {
    const id = systemIds.next()
    const name = `Agent ${n + 1}`
    const email = `agent-${n + 1}@load.example`
    await store.addStaff({ id, name, email, roles: ['agent'], disabled: false, passwordHash: 'none', at })
    const session = systemIds.secret()
    const expires = new Date(Date.parse(at) + DAY_MS).toISOString()
    await store.addSession({ tokenHash: systemIds.hash(session), staffId: id, at, expires })
    members.push({ id, name, agent: { cookie: `bellhop_session=${session}`, holds: [] } })
  }
  const customers: SeededCustomer[] = []
  for (let n = 0; n < customerCount; n++) {
    const [id, visitorId, token] = [systemIds.next(), systemIds.next(), systemIds.secret()]
    const contact = { verified: false }
    await store.addVisitor({ id: visitorId, contact, tokenHash: systemIds.hash(token), at })
    const holder = members[n % Math.max(1, members.length)]
    holder?.agent.holds.push(id)
    const { seq } = await store.create(id, [
      { type: 'conversation.started', at, actor: { kind: 'customer' }, data: { visitorId, contact } },
      ...(holder ? handedTo(holder, at) : []),
    ])
    customers.push({ id, token, seq })
  }
  await store.close()
  return { customers, agents: members.map(({ agent }) => agent) }
}

/** A person was asked for, and this agent took it. */
function handedTo({ id, name }: { id: string; name: string }, at: string): NewEvent[] {
  const handoffId = systemIds.next()
  const brief = { wants: 'A person', tried: [], alreadyDid: [], mood: 'calm' as const, said: [], summary: 'A person' }
  const why = { reason: 'customer_request' as const, rule: 'button' }
  const agent = { kind: 'agent' as const, id, name }
  return [
    { type: 'handoff.recorded', at, actor: { kind: 'customer' }, data: { id: handoffId, ...why, brief } },
    {
      type: 'conversation.queued',
      at,
      actor: { kind: 'system' },
      data: { handoffId, priority: 0, front: false, promise: { kind: 'now' } },
    },
    { type: 'conversation.claimed', at, actor: agent, data: { agentId: id, agentName: name } },
  ]
}
