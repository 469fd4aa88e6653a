/** What falls due without anyone doing anything: agents who dropped off, snoozes that end, replies nobody makes. */
import { say } from '../answering/phrases.ts'
import { botMaySpeak } from '../domain/conversation.ts'
import type { Intent } from '../ports/intents.ts'
import { backInQueue } from './back-in-queue.ts'
import { change } from './change.ts'
import { type Desk, isDenied } from './desk.ts'
import { erasureWatch } from './erase.ts'
import { escalate } from './escalate.ts'
import { languageOf, systemLine } from './message.ts'
import { missKeeper } from './misses/keep.ts'
import { colleagues, isPresent, mendPresence } from './presence.ts'
import { retentionKeeper } from './retain.ts'
import { stop } from './stop.ts'
import { idleKeeper } from './survey.ts'

/** Milliseconds between sweeps; what must be prompt has its own timer. */
const EVERY_MS = 5_000

/** An intent that this many runs took up and none finished goes to a person. */
const MAX_ATTEMPTS = 3

/** Sweeps from now on; the returned function stops it. */
export function keepSweeping(desk: Desk): () => void {
  let callOff = () => {}
  let stopped = false
  const chores = [() => sweep(desk), idleKeeper(desk), erasureWatch(desk), retentionKeeper(desk), missKeeper(desk)]
  const again = () => {
    if (stopped) return
    callOff = desk.clock.after(EVERY_MS, () => {
      void inTurn(desk, chores).finally(again)
    })
  }
  again()
  return () => {
    stopped = true
    callOff()
  }
}

/** One chore that fails keeps none of the others from being done. */
async function inTurn(desk: Desk, chores: readonly (() => Promise<void>)[]): Promise<void> {
  for (const chore of chores) {
    await chore().catch((error: unknown) => desk.log.error({ err: error }, 'sweep failed'))
  }
}

/** Does what is due. One conversation that fails is logged, and keeps none of the others waiting. */
export async function sweep(desk: Desk): Promise<void> {
  await dropOff(desk)
  await wakeUp(desk)
  await pickUp(desk)
}

async function oneOf(desk: Desk, conversationId: string, due: () => Promise<unknown>): Promise<void> {
  try {
    await due()
  } catch (error) {
    desk.log.error({ err: error, conversationId }, 'what was due could not be done')
  }
}

/** Conversations looked through at a time for snoozes that end. */
const PAGE = 200

/** Conversations whose snooze has run out are their agent's to work on again; those set aside for long come last. */
async function wakeUp(desk: Desk): Promise<void> {
  const now = desk.clock.now()
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await desk.store.conversations({ status: 'assigned', limit: PAGE, ...(cursor && { cursor }) })
    for (const { id, status } of page.conversations) {
      const until = status.kind === 'assigned' ? status.snoozedUntil : undefined
      if (!until || until === 'reply' || until > now) continue
      await oneOf(desk, id, () => change(desk, id, () => ({ do: 'wake' })))
    }
    cursor = page.next
  }
}

/** Agents who are gone for longer than the grace lose what they hold to the front of the queue. */
export async function dropOff(desk: Desk): Promise<void> {
  const now = Date.parse(desk.clock.now())
  const grace = desk.settings().queue.graceSeconds * 1000
  const all = await colleagues(desk)
  for (const agent of all) await mendPresence(desk, agent)
  const gone = all.filter((agent) => agent.open > 0 && agent.until + grace <= now)
  if (gone.length === 0) return
  const open = await desk.store.openByAgent()
  for (const agent of gone) {
    for (const id of open.get(agent.agentId) ?? []) await oneOf(desk, id, () => takeBack(desk, id, agent, now - grace))
  }
}

/** @param heldSince what came to the agent between this moment (milliseconds) and now is left to them */
async function takeBack(
  desk: Desk,
  conversationId: string,
  agent: { agentId: string; name: string; works: boolean },
  heldSince: number,
): Promise<void> {
  const changed = await change(desk, conversationId, async (state) => {
    const { status } = state
    if (status.kind !== 'assigned') return { refused: 'notYours' }
    // Who was disabled does not come back, whatever they had in mind.
    const comesBack = agent.works
    // Set aside on purpose: nobody waits for an answer, and a customer who writes wakes it.
    if (comesBack && status.snoozedUntil) return { refused: 'notYours' }
    // Handed to someone who is away: they get the same time to come as one who dropped off. What seems to have come
    // in the future came before the clock was set back.
    const since = Date.parse(status.since)
    const fresh = since > heldSince && since <= Date.parse(desk.clock.now())
    if (comesBack && fresh) return { refused: 'notYours' }
    // Looked at again at the last moment: they may have come while others were taken back.
    if (await isPresent(desk, agent.agentId)) return { refused: 'notYours' }
    return {
      do: 'release',
      agentId: agent.agentId,
      why: 'dropped_off',
      ...(await backInQueue(desk, state)),
      note: systemLine(desk, say(languageOf(state), 'agentLeft', {})),
    }
  })
  if (!isDenied(changed)) desk.log.info({ conversationId, agentId: agent.agentId }, 'agent dropped off')
}

/** Replies that a process intended and did not make: taken up once more, or given to a person. */
export async function pickUp(desk: Desk): Promise<void> {
  for (const intent of await desk.store.looseIntents(desk.clock.now())) {
    await oneOf(desk, intent.conversationId, () => takeUp(desk, intent))
  }
}

async function takeUp(desk: Desk, { conversationId, attempts }: Intent): Promise<void> {
  const state = await desk.store.conversation(conversationId)
  if (!state || !botMaySpeak(state)) return
  // Asked last: a run that began meanwhile has the lease, and would be called off for one that cannot get it.
  if (desk.runs.active(conversationId)) return
  if (attempts < MAX_ATTEMPTS) return desk.runs.schedule(conversationId, 0)
  await escalate(desk, conversationId, { reason: 'bot_failure', rule: `attempts.${MAX_ATTEMPTS}` })
  // Outside opening hours the assistant goes on answering; not what it failed at so often.
  await stop(desk, conversationId)
}
