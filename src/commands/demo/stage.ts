/** Where the story is played: a real desk over the real record, on a clock of its own. */
import { v7 } from 'uuid'
import { type Agent, claim } from '../../desk/claim.ts'
import { type Denied, type Desk, isDenied } from '../../desk/desk.ts'
import { receive } from '../../desk/receive.ts'
import { relay } from '../../desk/relay.ts'
import { start } from '../../desk/start.ts'
import type { Conversation } from '../../domain/conversation.ts'
import type { NewEvent } from '../../domain/events.ts'
import { demoToken } from '../../ports/demo.ts'
import type { Player } from './cast.ts'
import type { StoryClock } from './clock.ts'
import type { Chance } from './random.ts'

export type Cast = Agent & Pick<Player, 'speaks'>

export interface Stage {
  desk: Desk
  clock: StoryClock
  chance: Chance
  /** Those on duty; nobody at night. */
  onDuty(): readonly Cast[]
}

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS

export interface Newcomer {
  lang: string
  name?: string
  email?: string
  page?: { url: string; title: string }
}

/** A customer opens a conversation. */
export async function opens({ desk }: Stage, { lang, name, email, page }: Newcomer): Promise<string> {
  const visitorId = desk.ids.next()
  const contact = { verified: false, ...(name && { name }), ...(email && { email }) }
  await desk.store.addVisitor({ id: visitorId, contact, tokenHash: demoToken(visitorId), at: desk.clock.now() })
  return (await start(desk, { visitorId, contact, locale: lang, ...(page && { page }) })).id
}

/** A customer writes; the assistant answers where it is its turn. */
export async function says({ desk }: Stage, id: string, text: string): Promise<void> {
  await receive(desk, id, { clientMessageId: v7(), text })
}

export async function stateOf({ desk }: Stage, id: string): Promise<Conversation> {
  const state = await desk.store.conversation(id)
  if (!state) throw new Error(`the demo lost conversation ${id}`)
  return state
}

/** Somebody on duty with room for one more takes it: who speaks the language, if there is one; the least busy first. */
export async function taken(stage: Stage, id: string, lang: string): Promise<Cast | undefined> {
  const open = await stage.desk.store.openByAgent()
  const load = ({ id: agentId }: Cast) => open.get(agentId)?.length ?? 0
  const room = stage.onDuty().filter((agent) => load(agent) < stage.desk.settings().queue.capacity)
  const able = room.filter(({ speaks }) => speaks.includes(lang))
  const agent = [...(able.length > 0 ? able : room)].sort((a, b) => load(a) - load(b))[0]
  if (!agent) return undefined
  return isDenied(await claim(stage.desk, id, agent)) ? undefined : agent
}

export async function replies({ desk }: Stage, id: string, agent: Agent, text: string): Promise<void> {
  await relay(desk, id, agent, { clientMessageId: v7(), text })
}

export async function notes({ desk }: Stage, id: string, agent: Agent, text: string): Promise<void> {
  await relay(desk, id, agent, { clientMessageId: v7(), text, note: true })
}

/** What the record knows and no verb of the desk does: tags and priority, as an agent would set them. */
export async function marks(
  stage: Stage,
  id: string,
  agent: Agent,
  { tags, priority }: { tags?: string[]; priority?: number },
): Promise<void> {
  const state = await stateOf(stage, id)
  const by = { at: stage.clock.now(), actor: { kind: 'agent' as const, id: agent.id, name: agent.name } }
  const events: NewEvent[] = [
    ...(tags ? [{ ...by, type: 'tags.changed' as const, data: { tags } }] : []),
    ...(priority ? [{ ...by, type: 'priority.changed' as const, data: { priority } }] : []),
  ]
  await stage.desk.store.append(id, state.seq, events)
}

/** Whether something could be done. */
export function done(result: object | Denied): boolean {
  return !isDenied(result)
}

/** Whether a conversation is still this agent's: what others did meanwhile ends the story that was meant. */
export async function isWith(stage: Stage, id: string, agent: Agent): Promise<boolean> {
  const { status } = await stateOf(stage, id)
  return status.kind === 'assigned' && status.agentId === agent.id
}

/** Some seconds from now, as people take them. */
export function inSeconds({ clock, chance }: Stage, from: number, to: number): number {
  return clock.ms() + chance.between(from * SECOND_MS, to * SECOND_MS)
}

export function inMinutes({ clock, chance }: Stage, from: number, to: number): number {
  return clock.ms() + chance.between(from * MINUTE_MS, to * MINUTE_MS)
}
