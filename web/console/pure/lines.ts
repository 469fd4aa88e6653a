/** The transcript: messages and what happened between them, in order. */
import type { JudgedSuggestion } from '../../../src/domain/brief.ts'
import type { ConversationEvent, EventData, Message, RatingPart } from '../../../src/domain/events.ts'
import type { Judgement } from '../../../src/domain/judgement.ts'
import { breachWords } from './clock.ts'
import type { Opened } from './fold.ts'
import { offerWords, outcomeWords, priorityWords, reasonWords, ruleWords } from './words.ts'

export type Line =
  | { kind: 'day'; key: string; at: string }
  | {
      kind: 'message'
      key: string
      message: Message
      judgement?: Judgement
      /** What was taken over of a suggested reply. */
      suggested?: JudgedSuggestion
      helpful?: boolean
      joined: boolean
    }
  | ({ kind: 'event'; key: string; at: string } & EventWords)

export interface EventWords {
  text: string
  detail?: string
  /** What a colleague wrote to whoever has it next. */
  note?: string
}

/** Messages of one author within this many milliseconds share one heading. */
const JOIN_MS = 4 * 60_000

/** Teams as they are called now. */
type Teams = readonly { id: string; name: string }[]

/** What the transcript shows. `me` is the reader, so that their own deeds read as "You". */
export function linesOf({ snapshot, events }: Opened, me: string, teams: Teams = []): Line[] {
  const judged = new Map(snapshot.judgements.map((judgement) => [judgement.messageId, judgement]))
  const rated = ratings(events)
  const taken = takenSuggestions(events)
  let holder = ''
  const told = [...events.values()]
    .sort((a, b) => a.seq - b.seq)
    .flatMap((event) => {
      holder = holderAfter(event, holder)
      const line = eventLine(event, me, { holder, teams })
      return line ? [{ seq: event.seq, at: event.at, line }] : []
    })
  const said = snapshot.messages.map((message) => ({ seq: message.seq, at: message.at, message }))
  const lines: Line[] = []
  let before: Message | undefined
  let day = ''
  for (const item of [...told, ...said].sort((a, b) => a.seq - b.seq)) {
    const today = new Date(item.at).toDateString()
    if (today !== day) {
      lines.push({ kind: 'day', key: `day-${item.seq}`, at: item.at })
      before = undefined
      day = today
    }
    if ('line' in item) {
      lines.push({ kind: 'event', key: `event-${item.seq}`, at: item.at, ...item.line })
      before = undefined
      continue
    }
    const { message } = item
    const judgement = judged.get(message.id)
    const helpful = rated.get(message.id)
    const suggested = taken.get(message.id)
    lines.push({
      kind: 'message',
      key: message.id,
      message,
      joined: before !== undefined && continues(before, message),
      ...(judgement ? { judgement } : {}),
      ...(suggested ? { suggested } : {}),
      ...(helpful === undefined ? {} : { helpful }),
    })
    before = message
  }
  return lines
}

interface Known {
  /** The name of the agent who had the conversation, as events before this one tell it. */
  holder?: string
  teams?: Teams
}

/** One event as a line of the transcript, or null where it tells nothing by itself. */
export function eventLine(
  event: ConversationEvent,
  me: string,
  { holder = '', teams = [] }: Known = {},
): EventWords | null {
  const who = event.actor.id === me ? 'You' : event.actor.name || (event.actor.kind === 'customer' ? 'Customer' : '')
  switch (event.type) {
    case 'message.edited':
      return { text: 'The customer put a message right', detail: event.data.text }
    case 'contact.identified': {
      const { name, email } = event.data
      return {
        text: `The customer gave ${[name && 'a name', email && 'an email'].filter(Boolean).join(' and ') || 'nothing'}`,
      }
    }
    case 'handoff.offered':
      return { text: `The assistant offered a person: ${offerWords(event.data.reason)}` }
    case 'handoff.recorded':
      return { text: `Handed over: ${lower(reasonWords(event.data.reason))}`, detail: ruleWords(event.data.rule) }
    case 'brief.corrected':
      return { text: 'The customer corrected the summary', detail: event.data.text }
    case 'conversation.queued':
      return {
        text: event.data.front ? 'Back at the front of the queue' : 'Joined the queue',
        ...(event.data.promise.kind === 'later' ? { detail: 'outside opening hours' } : {}),
      }
    case 'queue.widened': {
      const { circle, promise } = event.data
      if (circle === 'everyone') return { text: 'Everyone is asked now', detail: 'nobody of the team took it' }
      const until = promise?.at
      return {
        text: 'Nobody took it in time',
        detail: until
          ? `the customer was told to count on ${new Date(until).toLocaleString('en-GB', brief)}`
          : 'the customer was told that it cannot be said when somebody is free',
      }
    }
    case 'wait.chosen':
      return {
        text:
          event.data.how === 'email'
            ? 'The customer wants the answer by email'
            : 'The customer waits in the queue again',
      }
    case 'assistant.kept':
      return { text: 'The customer goes on with the assistant while waiting' }
    case 'conversation.claimed':
      return { text: claimWords(event.data, me) }
    case 'conversation.released':
      return {
        text:
          event.data.why === 'agent'
            ? `${who || 'The agent'} gave it back`
            : `${event.data.agentId === me ? 'You' : holder || 'The agent'} ${lostWords[event.data.why]}`,
      }
    case 'conversation.transferred': {
      const { toAgentId, toAgentName, toTeamId, note } = event.data
      const team = teams.find(({ id }) => id === toTeamId)
      const to = toAgentId
        ? toAgentId === me
          ? 'you'
          : toAgentName || 'a colleague'
        : team
          ? `the team ${team.name}`
          : 'a team that is no more'
      return { text: `${who || 'An agent'} transferred to ${to}`, ...(note ? { note } : {}) }
    }
    case 'conversation.returned':
      return {
        text:
          event.data.by === 'customer'
            ? 'The customer left the queue'
            : `${who || 'An agent'} gave it back to the assistant`,
      }
    case 'conversation.snoozed':
      return {
        text: `${who || 'An agent'} snoozed it`,
        detail: event.data.until
          ? `until ${new Date(event.data.until).toLocaleString('en-GB', brief)}`
          : 'until the customer writes',
      }
    case 'clock.breached':
      // That a customer was held is told by the line that they got.
      return event.data.clock === 'hold' ? null : { text: breachWords(event.data.clock, event.data.dueAt) }
    case 'conversation.resolved':
      if (event.actor.kind === 'customer') return { text: 'The customer says that it is solved' }
      if (event.actor.kind === 'system') return { text: 'Nobody wrote any more: closed' }
      return { text: `${who || 'An agent'} resolved it`, detail: lower(outcomeWords(event.data.outcome)) }
    case 'conversation.reopened':
      return {
        text: event.data.by === 'customer' ? 'The customer wrote again: reopened' : `${who || 'An agent'} reopened it`,
      }
    case 'rating.given': {
      const { csat, assistant, ces, nps, comment, of, fresh } = event.data
      // Each tap comes with those before it; what is told already is not told again.
      const isNew = (part: RatingPart) => fresh === undefined || fresh.length === 0 || fresh.includes(part)
      const whose = of === 'both' ? ' for the person' : of === 'assistant' ? ' for the assistant' : ''
      const given = [
        csat && isNew('csat') && `${csat} of 5${whose}`,
        assistant && isNew('assistant') && `${assistant} of 5 for the assistant`,
        ces && isNew('ces') && `ease ${ces} of 7`,
        nps !== undefined && isNew('nps') && `recommends ${nps} of 10`,
      ]
      const said = comment && isNew('comment') ? comment : undefined
      return {
        text: `The customer rated: ${given.filter(Boolean).join(', ') || 'a comment'}`,
        ...(said ? { detail: said } : {}),
      }
    }
    case 'mail.sent':
      return {
        text: event.data.kind === 'reply' ? 'The reply went out by email' : 'The customer was sent a copy by email',
      }
    case 'mail.failed':
      return {
        text:
          event.data.kind === 'reply'
            ? 'The reply could not be sent by email'
            : 'The copy that the customer asked for could not be sent by email',
        detail: event.data.why === 'refused' ? 'the mail server refuses the address' : 'no mail server took it in time',
      }
    case 'tags.changed':
      return {
        text: `${who || 'An agent'} set the tags`,
        detail: event.data.tags.join(', ') || 'none',
      }
    case 'priority.changed':
      return { text: `${who || 'An agent'} set the priority`, detail: lower(priorityWords(event.data.priority)) }
    case 'conversation.merged':
      return { text: `${who || 'An agent'} merged it into another conversation of this customer` }
    case 'conversation.absorbed': {
      const { messages } = event.data
      const what = messages === 1 ? 'one message' : `${messages} messages`
      return { text: `${who || 'An agent'} merged another conversation into this one`, detail: what }
    }
    case 'absorbed.erased':
      return { text: 'What came from another conversation was erased with it' }
    case 'conversation.erased':
      return { text: 'Erased at the customer’s request' }
    default:
      return null
  }
}

const lostWords = {
  dropped_off: 'lost the connection and did not come back in time',
  unanswered: 'left the customer without a word for too long',
}

function claimWords({ agentId, agentName, how }: EventData['conversation.claimed'], me: string): string {
  if (how) return `Assigned to ${agentId === me ? 'you' : agentName || 'an agent'}`
  return `${agentId === me ? 'You' : agentName || 'An agent'} took over`
}

/** Who has the conversation, as far as events name them: a drop-off is told by the system, which does not. */
function holderAfter(event: ConversationEvent, before: string): string {
  switch (event.type) {
    case 'conversation.claimed':
      return event.data.agentName
    case 'conversation.reopened':
      return event.data.agentName ?? before
    case 'conversation.transferred':
      return event.data.toAgentName ?? before
    default:
      return before
  }
}

const brief = { dateStyle: 'medium', timeStyle: 'short' } as const

function continues(before: Message, message: Message): boolean {
  return (
    before.author.kind === message.author.kind &&
    before.author.id === message.author.id &&
    before.visibility === message.visibility &&
    before.author.kind !== 'bot' &&
    Date.parse(message.at) - Date.parse(before.at) < JOIN_MS
  )
}

/** The last thumb of each answer. */
function ratings(events: Opened['events']): Map<string, boolean> {
  const rated = new Map<string, boolean>()
  const inOrder = [...events.values()].sort((a, b) => a.seq - b.seq)
  for (const event of inOrder) if (event.type === 'answer.rated') rated.set(event.data.messageId, event.data.helpful)
  return rated
}

/** By message; what was turned down is in none. It is told below the message, not as a line of its own. */
function takenSuggestions(events: Opened['events']): Map<string, JudgedSuggestion> {
  const judged = [...events.values()].flatMap((event) => (event.type === 'suggestion.judged' ? [event.data] : []))
  return new Map(
    judged.flatMap((one) => (one.messageId && one.verdict !== 'rejected' ? [[one.messageId, one] as const] : [])),
  )
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}
