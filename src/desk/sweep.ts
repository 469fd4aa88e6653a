/** What falls due without anyone doing anything: agents who dropped off, snoozes that end, replies nobody makes. */
import { say } from '../answering/phrases.ts'
import { botMaySpeak } from '../domain/conversation.ts'
import { change } from './change.ts'
import { type Desk, isDenied } from './desk.ts'
import { escalate } from './escalate.ts'
import { languageOf, systemLine } from './message.ts'
import { colleagues } from './presence.ts'
import { presentPromise } from './queue.ts'
import { stop } from './stop.ts'

/** Seconds between sweeps; what must be prompt has its own timer. */
const EVERY_MS = 5_000

/** An intent that this many runs took up and none finished goes to a person. */
const MAX_ATTEMPTS = 3

/** Sweeps from now on; the returned function stops it. */
export function keepSweeping(desk: Desk): () => void {
  let callOff = () => {}
  let stopped = false
  const again = () => {
    if (stopped) return
    callOff = desk.clock.after(EVERY_MS, () => {
      sweep(desk)
        .catch((error) => desk.log.error({ err: error }, 'sweep failed'))
        .finally(again)
    })
  }
  again()
  return () => {
    stopped = true
    callOff()
  }
}

export async function sweep(desk: Desk): Promise<void> {
  await dropOff(desk)
  await wakeUp(desk)
  await pickUp(desk)
}

/** Conversations looked through for snoozes that end, in one sweep. */
const MAX_ASSIGNED = 500

/** Conversations whose snooze has run out are their agent's to work on again. */
async function wakeUp(desk: Desk): Promise<void> {
  const { conversations } = await desk.store.conversations({ status: 'assigned', limit: MAX_ASSIGNED })
  const now = desk.clock.now()
  for (const { id, status } of conversations) {
    if (
      status.kind === 'assigned' &&
      status.snoozedUntil &&
      status.snoozedUntil !== 'reply' &&
      status.snoozedUntil <= now
    ) {
      await change(desk, id, () => ({ do: 'wake' }))
    }
  }
}

/** Agents who are gone for longer than the grace lose what they hold to the front of the queue. */
export async function dropOff(desk: Desk): Promise<void> {
  const now = Date.parse(desk.clock.now())
  const grace = desk.settings().queue.graceSeconds * 1000
  const gone = (await colleagues(desk)).filter((agent) => agent.open > 0 && agent.until + grace <= now)
  if (gone.length === 0) return
  const open = await desk.store.openByAgent()
  for (const agent of gone) {
    for (const conversationId of open.get(agent.agentId) ?? [])
      await takeBack(desk, conversationId, agent, agent.works ? now - grace : now)
  }
}

/** @param heldSince conversations that came to the agent after this moment (milliseconds) are left to them */
async function takeBack(
  desk: Desk,
  conversationId: string,
  agent: { agentId: string; name: string },
  heldSince: number,
): Promise<void> {
  const changed = await change(desk, conversationId, (state) => {
    // Set aside on purpose: nobody waits for an answer, and a customer who writes wakes it.
    if (state.status.kind === 'assigned' && state.status.snoozedUntil) return { refused: 'notYours' }
    // Handed to someone who is away: they get the same time to come as one who dropped off.
    if (state.status.kind === 'assigned' && Date.parse(state.status.since) > heldSince) return { refused: 'notYours' }
    return {
      do: 'release',
      agentId: agent.agentId,
      why: 'dropped_off',
      promise: presentPromise(desk),
      note: systemLine(desk, say(languageOf(state), 'agentLeft', {})),
    }
  })
  if (!isDenied(changed)) desk.log.info({ conversationId, agentId: agent.agentId }, 'agent dropped off')
}

/** Replies that a process intended and did not make: taken up once more, or given to a person. */
export async function pickUp(desk: Desk): Promise<void> {
  for (const intent of await desk.store.looseIntents(desk.clock.now())) {
    if (desk.runs.active(intent.conversationId)) continue
    const state = await desk.store.conversation(intent.conversationId)
    if (!state || !botMaySpeak(state)) continue
    if (intent.attempts >= MAX_ATTEMPTS) {
      await escalate(desk, intent.conversationId, { reason: 'bot_failure', rule: `attempts.${MAX_ATTEMPTS}` })
      // Outside opening hours the assistant goes on answering; not what it failed at so often.
      await stop(desk, intent.conversationId)
    } else desk.runs.schedule(intent.conversationId, 0)
  }
}
