/** A conversation in memory: commands decided, their events numbered and folded, as the store would do it. */
import { apply } from '../../src/domain/apply.ts'
import type { Handoff } from '../../src/domain/brief.ts'
import { type Conversation, emptyConversation } from '../../src/domain/conversation.ts'
import { type Command, decide, type Refusal } from '../../src/domain/decide.ts'
import type { ConversationEvent, Iso, Message, NewEvent } from '../../src/domain/events.ts'
import type { Judgement } from '../../src/domain/judgement.ts'
import { bot, customer, message, moment, started } from '../fixtures/events.ts'

export interface Folded {
  state: Conversation
  events: ConversationEvent[]
}

export const ann = { id: 'ann', name: 'Ann' }
export const ben = { id: 'ben', name: 'Ben' }
export const openNow = { kind: 'now' as const }
export const openLater = { kind: 'later' as const, at: moment(50_000) }

/** A conversation in which nothing was said, after these commands. */
export function conversation(...commands: Command[]): Folded {
  return next(added({ state: emptyConversation('c'), events: [] }, [started('visitor')]), ...commands)
}

/** After more commands, ten seconds apart; a refusal is a mistake of the test. */
export function next(folded: Folded, ...commands: Command[]): Folded {
  return commands.reduce((now, command) => {
    const decided = decide(now.state, command, later(now))
    if ('refused' in decided) throw new Error(`${command.do} was refused: ${decided.refused}`)
    return added(now, decided.events)
  }, folded)
}

/** The events that a command would bring, by type, or the refusal. */
export function decided(folded: Folded, command: Command): string[] | Refusal {
  const result = decide(folded.state, command, later(folded))
  return 'refused' in result ? result : result.events.map(({ type }) => type)
}

function later({ events }: Folded): Iso {
  return moment(events.length * 10)
}

export function added({ state, events }: Folded, more: readonly NewEvent[]): Folded {
  const placed = more.map((event, at) => {
    const seq = state.seq + 1 + at
    return (
      event.type === 'message.posted' ? { ...event, seq, data: { ...event.data, seq } } : { ...event, seq }
    ) as ConversationEvent
  })
  return { state: placed.reduce(apply, state), events: [...events, ...placed] }
}

// — Commands, with what does not matter filled in —

export function says(text: string, more: Partial<Message> = {}): Command {
  return { do: 'customerSends', message: message(text, { clientMessageId: text, ...more }) }
}

export const system = (text = 'Someone will be with you.') => message(text, { author: { kind: 'system' } })

export function handoff(wants = 'a refund', reason: Handoff['reason'] = 'customer_request'): Handoff {
  const brief = { wants, tried: [], alreadyDid: [], mood: 'calm' as const, said: [], summary: `You want ${wants}.` }
  return { id: `handoff-${wants}`, reason, rule: 'button', brief }
}

export function escalates(promise: Extract<Command, { do: 'escalate' }>['promise'] = openNow): Command {
  return { do: 'escalate', handoff: handoff(), promise, priority: 0, says: system() }
}

export function judgement(messageId: string, decision: Judgement['decision']): Judgement {
  return {
    messageId,
    answers: [],
    decision,
    confidence: 0.5,
    query: 'where is my parcel',
    lang: 'en',
    considered: [{ articleId: 'orders/parcel', title: 'Parcels', score: 0.5 }],
    why: ['for a test'],
    features: { margin: 0.1 },
    drafter: 'quote',
    tookMs: 5,
  }
}

type BotReplies = Extract<Command, { do: 'botReplies' }>

/** The assistant replies in the epoch that the conversation is in. */
export function replies(
  { state }: Folded,
  decision: Judgement['decision'] = 'answer',
  more: Partial<BotReplies> = {},
): BotReplies {
  const id = `reply-${state.seq}`
  return {
    do: 'botReplies',
    epoch: state.epoch,
    message: message(`a reply to ${state.seq}`, { id, author: bot, decision }),
    judgement: judgement(id, decision),
    ...more,
  }
}

/** The customer asks something and the assistant replies. */
export function turn(
  folded: Folded,
  decision: Judgement['decision'] = 'answer',
  more: Partial<BotReplies> = {},
): Folded {
  const asked = next(folded, says(`question ${folded.state.seq}`))
  return next(asked, replies(asked, decision, more))
}

export function claims(agent = ann, open = 0, capacity = 3): Command {
  return { do: 'claim', agent, open, capacity }
}

export function agentSays(text: string, agent = ann, more: Partial<Message> & { seenSeq?: number } = {}): Command {
  const { seenSeq, ...fields } = more
  return {
    do: 'agentSends',
    agentId: agent.id,
    message: message(text, { author: { kind: 'agent', ...agent }, clientMessageId: text, ...fields }),
    ...(seenSeq !== undefined && { seenSeq }),
  }
}

export { customer }
