/** What each frame of a client does. Refusals come back as error frames; nothing here knows about sockets. */

import * as assignment from '../desk/assignment.ts'
import { type Deed, particulars, recorder } from '../desk/audit.ts'
import type { Changed } from '../desk/change.ts'
import { claim } from '../desk/claim.ts'
import { type Denied, type Desk, isDenied } from '../desk/desk.ts'
import { explain } from '../desk/explain.ts'
import { arrive } from '../desk/presence.ts'
import { read } from '../desk/reading.ts'
import { receive } from '../desk/receive.ts'
import { relay } from '../desk/relay.ts'
import { setPriority, setTags } from '../desk/sorting.ts'
import { stop } from '../desk/stop.ts'
import { ownConversation } from '../desk/visitors.ts'
import { askForPerson, keepAssistant, waitByEmail } from '../desk/waiting.ts'
import type { StaffMember } from '../ports/staff.ts'
import type { RateLimits } from '../ports/system.ts'
import type { Visitor } from '../ports/visitors.ts'
import type { ErrorCode } from '../protocol/errors.ts'
import type { ClientFrame } from '../protocol/frames.ts'

export type Peer = { kind: 'customer'; visitor: Visitor } | { kind: 'staff'; member: StaffMember; session: string }

/** What the client is told: the seq that the conversation has reached, or what went wrong. */
export type Outcome = { seq: number } | { error: ReturnType<typeof explain> & { retryAfter?: number } }

/** What staff do to a conversation, which the audit log keeps; by the same names as over REST. */
const verbs = new Set(['claim', 'release', 'transfer', 'return', 'snooze', 'resolve', 'reopen', 'tag', 'priority'])

/** The same, and what else is for staff alone. */
const forStaff = new Set([...verbs, 'presence', 'looking'])

/**
 * Carries out one frame other than those that only concern the socket itself. What staff did or were refused, and what
 * a visitor tried that is for staff, is in the audit log before this returns.
 */
export async function act(desk: Desk, limits: RateLimits, peer: Peer, frame: ClientFrame): Promise<Outcome> {
  const deeds = recorder(desk, limits)
  if (peer.kind === 'customer') {
    if (!forStaff.has(frame.type)) return customerActs(desk, limits, peer.visitor, frame)
    desk.log.warn({ visitorId: peer.visitor.id, action: frame.type }, 'a visitor tried an action of staff')
    const outcome = failed('forbidden', 'Only staff may do this.')
    await deeds(deedOf({ kind: 'visitor', id: peer.visitor.id }, frame, outcome))
    return outcome
  }
  const outcome = await staffActs(desk, peer.member, frame)
  const { id, name } = peer.member
  if (verbs.has(frame.type) || frame.type === 'send') await deeds(deedOf({ kind: 'staff', id, name }, frame, outcome))
  return outcome
}

function deedOf(actor: Deed['actor'], frame: ClientFrame, outcome: Outcome): Deed {
  const about = particulars(frame)
  const deed = {
    actor,
    action: frame.type,
    ...('conversationId' in frame && frame.conversationId && { conversationId: frame.conversationId }),
    ...about,
  }
  if (!('error' in outcome)) return { ...deed, outcome: 'done' }
  return { ...deed, outcome: 'refused', detail: { ...about.detail, code: outcome.error.code } }
}

async function customerActs(desk: Desk, limits: RateLimits, visitor: Visitor, frame: ClientFrame): Promise<Outcome> {
  if (!('conversationId' in frame) || frame.conversationId === null) {
    return failed('bad_request', `${frame.type} is not for customers.`)
  }
  const own = await ownConversation(desk, visitor.id, frame.conversationId)
  if (isDenied(own)) return refused(own)
  const id = own.id
  switch (frame.type) {
    case 'send': {
      const { note, seenSeq, suggestionId, original } = frame
      if ([note, seenSeq, suggestionId, original].some((field) => field !== undefined)) {
        return failed('bad_request', 'note, seenSeq, suggestionId and original are not fields of a customer’s message.')
      }
      const wait = await limits.take('message', visitor.id)
      if (wait !== undefined) {
        const { error } = failed('rate_limited', `Too many messages. Try again in ${wait} s.`)
        return { error: { ...error, retryAfter: wait } }
      }
      const received = await receive(desk, id, frame)
      return isDenied(received) ? refused(received) : { seq: received.message.seq }
    }
    case 'stop': {
      const stopped = await stop(desk, id)
      return isDenied(stopped) ? refused(stopped) : { seq: own.seq }
    }
    case 'handoff':
      return result(await askForPerson(desk, id, frame))
    case 'assistant':
      return result(await keepAssistant(desk, id))
    case 'email':
      return result(await waitByEmail(desk, id, frame.email))
    case 'typing':
      desk.fanout.publish({ kind: 'typing', conversationId: id, who: { kind: 'customer' } })
      return { seq: own.seq }
    case 'read':
      await read(desk, own, frame.seq)
      return { seq: own.seq }
    default:
      return failed('bad_request', `${frame.type} is not for customers.`)
  }
}

async function staffActs(desk: Desk, member: StaffMember, frame: ClientFrame): Promise<Outcome> {
  const agent = { id: member.id, name: member.name }
  if (frame.type === 'presence') {
    await arrive(desk, agent, frame.state)
    return { seq: 0 }
  }
  if (!('conversationId' in frame) || frame.conversationId === null) {
    return failed('bad_request', `${frame.type} is not an action.`)
  }
  const id = frame.conversationId
  const state = await desk.store.conversation(id)
  if (!state) return refused({ refused: 'notFound' })
  const who = { kind: 'agent' as const, ...agent }
  switch (frame.type) {
    case 'send': {
      const sent = await relay(desk, id, agent, {
        clientMessageId: frame.clientMessageId,
        text: frame.text,
        ...(frame.note !== undefined && { note: frame.note }),
        ...(frame.seenSeq !== undefined && { seenSeq: frame.seenSeq }),
        ...(frame.suggestionId !== undefined && { suggestionId: frame.suggestionId }),
        ...(frame.original !== undefined && { original: frame.original }),
        ...(frame.attachments && { attachments: frame.attachments }),
      })
      return isDenied(sent) ? refused(sent) : { seq: sent.message.seq }
    }
    case 'claim':
      return result(await claim(desk, id, agent))
    case 'release':
      return result(await assignment.release(desk, id, agent))
    case 'transfer':
      return result(
        await assignment.transfer(desk, id, agent, {
          note: frame.note,
          ...(frame.agentId && { agentId: frame.agentId }),
          ...(frame.teamId && { teamId: frame.teamId }),
        }),
      )
    case 'return':
      return result(await assignment.giveBack(desk, id, agent))
    case 'snooze':
      return result(await assignment.snooze(desk, id, agent, frame.until))
    case 'resolve':
      return result(await assignment.resolve(desk, id, agent, frame.outcome))
    case 'reopen':
      return result(await assignment.reopen(desk, id, agent))
    case 'tag':
      return result(await setTags(desk, id, agent, frame.tags))
    case 'priority':
      return result(await setPriority(desk, id, agent, frame.priority))
    case 'typing':
      desk.fanout.publish({ kind: 'typing', conversationId: id, who })
      return { seq: state.seq }
    case 'read':
      desk.fanout.publish({ kind: 'read', conversationId: id, who, seq: frame.seq })
      return { seq: state.seq }
    default:
      return failed('bad_request', `${frame.type} is not for staff.`)
  }
}

function result(changed: Changed | Denied): Outcome {
  return isDenied(changed) ? refused(changed) : { seq: changed.state.seq }
}

function refused(denied: Denied): Outcome {
  return { error: explain(denied) }
}

function failed(code: ErrorCode, message: string) {
  return { error: { code, message } }
}
