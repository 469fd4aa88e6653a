/** Steps for the pure conversation: a command of any kind, often legal, at a moment that may lie in the past. */
import fc from 'fast-check'
import type { JudgedSuggestion } from '../../src/domain/brief.ts'
import { clockKinds } from '../../src/domain/clocks.ts'
import type { Conversation } from '../../src/domain/conversation.ts'
import type { Command } from '../../src/domain/decide.ts'
import type { ConversationEvent, Iso, Promise_, Route, SurveyQuestion } from '../../src/domain/events.ts'
import type { Decision } from '../../src/domain/judgement.ts'
import { messagesOf } from '../../src/domain/said.ts'
import { unanswered } from '../../src/domain/unanswered.ts'
import { handoff, judgement, system } from '../domain/folded.ts'
import { bot, customer, message } from '../fixtures/events.ts'
import { SECRET } from './readers.ts'

export interface Step {
  /** Seconds that the clock jumps, back or forth, on top of the ten that pass. */
  jumps: number
  /** The assistant begins a draft at this point. */
  drafts: boolean
  make(at: {
    id: string
    now: Iso
    state: Conversation
    events: readonly ConversationEvent[]
    draftEpoch: number
  }): Command
}

type Make = Step['make']

const agents = [
  { id: 'ann', name: 'Ann' },
  { id: 'ben', name: 'Ben' },
] as const
const agent = fc.constantFrom(...agents)
const promise = fc.constantFrom<Promise_>({ kind: 'now' }, { kind: 'later', at: '2026-03-02T08:00:00.000Z' })
const route = fc.constantFrom<Route>(
  {},
  { teamId: 'billing' },
  { teamId: 'billing', circle: 'everyone' },
  { notTo: 'ann' },
)
const countedOn = fc.constantFrom<Promise_>({ kind: 'later' }, { kind: 'later', at: '2026-03-03T08:00:00.000Z' })
const priority = fc.integer({ min: 0, max: 2 })
const asks = fc.option(fc.subarray<SurveyQuestion>(['csat', 'ces', 'nps']))
const load = fc.constantFrom({ open: 0, capacity: 3 }, { open: 3, capacity: 3 })
const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 })
const decision = fc.constantFrom<Decision>('answer', 'clarify', 'smalltalk', 'decline', 'handoff')

/** The one who holds it, mostly: what only they may do is not refused every time. */
const holder = fc.option(fc.constantFrom('ann', 'ben'), { freq: 3 }).map((otherwise) => (state: Conversation) => {
  return otherwise && state.status.kind !== 'assigned'
    ? otherwise
    : state.status.kind === 'assigned'
      ? state.status.agentId
      : 'ann'
})
const anyone = fc.oneof(
  { arbitrary: holder, weight: 4 },
  agent.map(
    ({ id }) =>
      () =>
        id,
  ),
)

/** One way to make each command there is. */
const makes: Record<Command['do'], fc.Arbitrary<Make>> = {
  customerSends: fc.tuple(text, fc.option(agent)).map(([said, back]) => ({ id, now, state }) => ({
    do: 'customerSends',
    message: message(said, { id, at: now, author: customer, clientMessageId: id }),
    ...(back && state.status.kind === 'resolved' && { reopenTo: back }),
  })),
  // Of what they wrote last, mostly, which nobody may have replied to.
  customerEdits: fc.tuple(text, fc.constantFrom(0, 0, 0, 1, 5)).map(([said, back]) => ({ id, now, events }) => {
    const theirs = messagesOf(events).filter(({ author }) => author.kind === 'customer')
    const edited = theirs.at(-1 - back) ?? theirs.at(-1)
    // Nobody can put right what they never wrote.
    if (!edited) return { do: 'customerSends', message: message(said, { id, at: now, author: customer }) }
    const open = unanswered(events).some((one) => one.id === edited.id)
    return { do: 'customerEdits', message: edited, open, text: said, html: said }
  }),
  botReplies: fc.tuple(decision, promise, priority, fc.boolean()).map(([kind, when, first, offers]) => (at) => ({
    do: 'botReplies',
    epoch: at.draftEpoch,
    message: message('a reply', { id: at.id, at: at.now, author: bot, decision: kind }),
    judgement: { ...judgement(at.id, kind), withheld: SECRET },
    ...(offers && { offer: { reason: 'upset', rule: 'upset' } }),
    ...(kind === 'handoff' && { handoff: { record: withSecret(at.id), promise: when, priority: first } }),
  })),
  escalate: fc.tuple(promise, priority, fc.option(text), route).map(([when, first, told, whom]) => ({ id }) => ({
    do: 'escalate',
    handoff: withSecret(id),
    route: whom,
    promise: when,
    priority: first,
    says: { ...system(), id },
    ...(told && { told: { text: told, contact: { name: told, verified: false } } }),
  })),
  offerHandoff: fc.constant(() => ({ do: 'offerHandoff', reason: 'thumbs_down', rule: 'thumbs_down' })),
  keepAssistant: fc.constant(() => ({ do: 'keepAssistant' })),
  widen: fc
    .tuple(fc.constantFrom('everyone' as const, 'later' as const), countedOn, fc.boolean())
    .map(([circle, when, stale]) => ({ id, now, state: { status } }) => ({
      do: 'widen',
      circle,
      since: status.kind === 'queued' && !stale ? status.circleSince : now,
      ...(circle === 'later' && { promise: when }),
      says: { ...system('More are asked.'), id },
    })),
  waitByEmail: fc.constantFrom('jo@example.org', 'joan@example.org').map((email) => ({ id }) => ({
    do: 'waitByEmail',
    contact: { email, verified: false },
    says: { ...system('We will write.'), id },
  })),
  waitLive: fc.tuple(promise, fc.boolean()).map(([when, all]) => ({ id }) => ({
    do: 'waitLive',
    promise: when,
    ...(all && { circle: 'everyone' }),
    says: { ...system(), id },
  })),
  leaveQueue: fc.constant(({ id }) => ({ do: 'leaveQueue', says: { ...system('You left.'), id } })),
  correctBrief: text.map((corrected) => () => ({ do: 'correctBrief', text: corrected })),
  identify: text.map((name) => () => ({ do: 'identify', contact: { name, verified: false } })),
  claim: fc.tuple(agent, load, fc.boolean()).map(([who, held, given]) => () => ({
    do: 'claim',
    agent: who,
    ...held,
    ...(given && { how: 'assigned' }),
  })),
  agentSends: fc
    .tuple(anyone, text, fc.boolean(), load, fc.option(fc.nat({ max: 3 })))
    .map(([who, said, note, held, lag]) => ({ id, now, state }) => ({
      do: 'agentSends',
      agentId: who(state),
      message: message(note ? `${SECRET} ${said}` : said, {
        id,
        at: now,
        author: { kind: 'agent', id: who(state), name: who(state) },
        visibility: note ? 'note' : 'public',
        clientMessageId: id,
      }),
      load: held,
      ...(lag !== null && { seenSeq: Math.max(0, state.seq - lag) }),
      ...(lag === 1 && { suggestion: suggestionOf(state, { messageId: id, verdict: 'edited', distance: 0.3 }) }),
    })),
  judgeSuggestion: agent.map((who) => ({ state }) => ({
    do: 'judgeSuggestion',
    agent: who,
    suggestion: suggestionOf(state, { verdict: 'rejected', distance: 1 }),
  })),
  release: fc.tuple(anyone, promise, fc.boolean(), route).map(([who, when, dropped, whom]) => ({ id, state }) => ({
    do: 'release',
    agentId: who(state),
    why: dropped ? 'dropped_off' : 'agent',
    promise: when,
    route: whom,
    ...(dropped && { note: { ...system('They left.'), id } }),
  })),
  transfer: fc.tuple(anyone, agent, fc.boolean(), promise).map(([who, to, team, when]) => ({ state }) => ({
    do: 'transfer',
    agentId: who(state),
    to: team ? { kind: 'team', id: 'billing' } : { kind: 'agent', ...to },
    note: `${SECRET}: knows more`,
    promise: when,
  })),
  return: anyone.map((who) => ({ id, state }) => ({ do: 'return', agentId: who(state), says: { ...system(), id } })),
  snooze: fc.tuple(anyone, fc.option(fc.integer({ min: -60, max: 60 }))).map(([who, seconds]) => ({ now, state }) => ({
    do: 'snooze',
    agentId: who(state),
    ...(seconds !== null && { until: later(now, seconds) }),
  })),
  wake: fc.constant(() => ({ do: 'wake' })),
  keepTime: fc.tuple(fc.boolean(), fc.boolean()).map(([warns, tells]) => ({ id, now, state }) => {
    const passed = clockKinds
      .filter((clock) => state.clocks?.runs[clock])
      .map((clock) => ({ clock, what: warns ? ('warned' as const) : ('breached' as const), dueAt: now }))
    const held = !warns && state.clocks?.runs.hold && !state.clocks.runs.hold.breachedAt
    return { do: 'keepTime', passed, ...(tells && held && { says: { ...system('Still there.'), id } }) }
  }),
  resolve: fc.tuple(anyone, asks).map(([who, questions]) => ({ state }) => ({
    do: 'resolve',
    agentId: who(state),
    outcome: 'solved',
    ...(questions && { asks: questions }),
  })),
  solved: asks.map((questions) => () => ({ do: 'solved', asks: questions ?? ['csat'] })),
  closeIdle: fc.boolean().map((idle) => () => ({ do: 'closeIdle', before: idle ? '9999' : '2020', asks: [] })),
  mailed: fc.boolean().map((failed) => ({ id }) => ({
    do: 'mailed',
    about: { letterId: id, kind: 'copy' },
    ...(failed && { why: 'unreachable' }),
  })),
  reopen: fc.tuple(agent, load).map(([who, held]) => () => ({ do: 'reopen', agent: who, load: held })),
  rate: fc.integer({ min: 1, max: 5 }).map((csat) => ({ now }) => ({ do: 'rate', rating: { csat, at: now } })),
  tag: fc
    .tuple(agent, fc.array(fc.constantFrom('vip', 'VIP', ' late ', 'refund'), { maxLength: 4 }))
    .map(([who, tags]) => () => ({ do: 'tag', agent: who, tags })),
  prioritise: fc.tuple(agent, priority).map(([who, urgent]) => () => ({
    do: 'prioritise',
    agent: who,
    priority: urgent,
  })),
  assign: fc.tuple(agent, agent, fc.boolean(), promise, load).map(([who, to, team, when, held]) => () => ({
    do: 'assign',
    agent: who,
    to: team ? { kind: 'team', id: 'billing' } : { kind: 'agent', ...to },
    load: held,
    note: `${SECRET}: for you`,
    promise: when,
  })),
  // What an undo brings back is told of the verbs that it is for; here it may find that something came in between.
  undo: fc.tuple(agent, fc.boolean()).map(([who, late]) => ({ state }) => ({
    do: 'undo',
    agent: who,
    sinceSeq: late ? state.seq - 1 : state.seq,
    before: state,
  })),
  mergeInto: fc.tuple(agent, fc.constantFrom('c', 'd', 'd')).map(([who, into]) => ({ id }) => ({
    do: 'mergeInto',
    agent: who,
    into,
    says: { ...system('It goes on elsewhere.'), id },
  })),
  absorb: fc.tuple(agent, fc.nat({ max: 2 })).map(([who, many]) => ({ id }) => ({
    do: 'absorb',
    agent: who,
    from: 'd',
    messages: many,
    notes: Array.from({ length: many }, (_, at) => ({
      ...system(`${SECRET}, said elsewhere`),
      id: `${id}-${at}`,
      visibility: 'note' as const,
    })),
  })),
  rateAnswer: fc.boolean().map((helpful) => ({ state }) => ({
    do: 'rateAnswer',
    messageId: state.lastBotMessageId ?? 'none',
    helpful,
  })),
}

/** What happens more often in a day happens more often here. */
const often: Partial<Record<Command['do'], number>> = {
  customerSends: 4,
  customerEdits: 2,
  botReplies: 4,
  claim: 3,
  agentSends: 3,
  wake: 2,
  keepTime: 3,
}

export const steps: fc.Arbitrary<Step> = fc.record({
  jumps: fc.oneof({ arbitrary: fc.constant(0), weight: 9 }, fc.integer({ min: -3_600, max: 3_600 })),
  drafts: fc.boolean(),
  make: fc.oneof(
    ...Object.entries(makes).map(([name, arbitrary]) => ({ arbitrary, weight: often[name as Command['do']] ?? 1 })),
  ),
})

/** What became of a suggestion: the brief's where there is one. */
function suggestionOf(state: Conversation, became: Pick<JudgedSuggestion, 'messageId' | 'verdict' | 'distance'>) {
  return { suggestionId: state.handoff?.id ?? 'suggestion', drafter: 'quote', ...became }
}

function withSecret(id: string) {
  const record = handoff()
  return { ...record, id: `handoff-${id}`, brief: { ...record.brief, wants: `${SECRET} ${record.brief.wants}` } }
}

function later(now: Iso, seconds: number): Iso {
  return new Date(Date.parse(now) + seconds * 1_000).toISOString()
}
