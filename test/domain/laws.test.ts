/** What holds after any commands in any order. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { replay } from '../../src/domain/apply.ts'
import { botMaySpeak, type Conversation } from '../../src/domain/conversation.ts'
import { type Command, decide } from '../../src/domain/decide.ts'
import type { ConversationEvent } from '../../src/domain/events.ts'
import { applyToSnapshot, applyToStaffSnapshot, emptySnapshot, emptyStaffSnapshot } from '../../src/domain/snapshot.ts'
import { forReader } from '../../src/domain/visibility.ts'
import { commands, type Next } from '../fixtures/commands.ts'
import { moment } from '../fixtures/events.ts'
import { added, conversation, escalates, type Folded, handoff, openLater, openNow, replies } from './folded.ts'

/** The commands that other tests share, and those that need a state to be made from. */
const anyCommand: fc.Arbitrary<Next> = fc.oneof(
  { arbitrary: commands, weight: 8 },
  {
    arbitrary: fc.constantFrom<Next>(
      () => ({ do: 'wake' }),
      () => ({ do: 'offerHandoff', reason: 'thumbs_down', rule: 'thumbs_down' }),
      () => escalates(openLater),
      (state) => ({ do: 'snooze', agentId: holder(state), until: moment(3) }),
      (state) =>
        replies({ state, events: [] }, 'handoff', { handoff: { record: handoff(), promise: openNow, priority: 1 } }),
      (state) => replies({ state, events: [] }, 'smalltalk', { offer: { reason: 'upset', rule: 'upset' } }),
    ),
    weight: 3,
  },
)

function holder({ status }: Conversation): string {
  return status.kind === 'assigned' ? status.agentId : ''
}

interface Step {
  before: Conversation
  after: Conversation
  command: Command
  events: ConversationEvent[]
}

/** Every command that was not refused, with what it did. */
function lived(nexts: readonly Next[]): { folded: Folded; steps: Step[] } {
  const steps: Step[] = []
  let folded = conversation()
  for (const [at, next] of nexts.entries()) {
    const before = folded.state
    const command = next(before, `m${at}`, moment(at))
    const decided = decide(before, command, moment(at))
    if ('refused' in decided) continue
    folded = added(folded, decided.events)
    steps.push({ before, after: folded.state, command, events: folded.events.slice(before.seq) })
  }
  return { folded, steps }
}

function always(holds: (life: { folded: Folded; steps: Step[] }) => void): void {
  fc.assert(
    fc.property(fc.array(anyCommand, { maxLength: 40 }), (nexts) => {
      holds(lived(nexts))
    }),
    { numRuns: 300 },
  )
}

describe('after any commands', () => {
  it('the log replayed is the state', () => {
    always(({ folded }) => expect(replay('c', folded.events)).toEqual(folded.state))
  })

  it('seqs have no gap', () => {
    always(({ folded }) => expect(folded.events.map(({ seq }) => seq)).toEqual(folded.events.map((_, at) => at + 1)))
  })

  it('the status holds what its kind holds, and nothing else', () => {
    const fields = {
      answering: { needs: ['kind'], may: [] },
      queued: {
        needs: ['kind', 'since', 'priority', 'front', 'handoffId', 'promise', 'assistant', 'circle', 'circleSince'],
        may: ['teamId', 'knownTo', 'notTo'],
      },
      assigned: { needs: ['kind', 'agentId', 'agentName', 'since'], may: ['snoozedUntil', 'silentSince'] },
      resolved: { needs: ['kind', 'at', 'outcome'], may: ['agentId', 'agentName'] },
      erased: { needs: ['kind', 'at'], may: [] },
    }
    always(({ steps }) => {
      for (const { after } of steps) {
        const { needs, may } = fields[after.status.kind]
        const has = Object.entries(after.status)
          .filter(([, value]) => value !== undefined)
          .map(([name]) => name)
        expect(new Set(has.filter((name) => !may.includes(name as never)))).toEqual(new Set(needs))
      }
    })
  })

  it('the epoch rises with every change of owner and every customer message, and with nothing else', () => {
    always(({ steps }) => {
      for (const { before, after, events } of steps) {
        const wrote = events.some(({ type, data }) => type === 'message.posted' && data.author.kind === 'customer')
        const changedHands = events.some(({ type, data }) => owns(type, data))
        expect(after.epoch > before.epoch).toBe(wrote || changedHands)
        expect(after.epoch).toBeGreaterThanOrEqual(before.epoch)
        if (before.status.kind !== after.status.kind) expect(after.epoch).toBeGreaterThan(before.epoch)
      }
    })
  })

  it('a command that brings no event changes nothing', () => {
    always(({ steps }) => {
      for (const { before, after, events } of steps) if (events.length === 0) expect(after).toBe(before)
    })
  })

  it('the assistant posts only where it may speak', () => {
    always(({ steps }) => {
      for (const { before, events } of steps) {
        const spoke = events.some(({ type, data }) => type === 'message.posted' && data.author.kind === 'bot')
        if (spoke) expect(botMaySpeak(before)).toBe(true)
      }
    })
  })

  it('nobody stands in the queue who has no place, and only those who wait or were served have one', () => {
    always(({ folded: { state } }) => {
      if (state.status.kind === 'queued') expect(state.queuedAt).toBe(state.status.since)
      if (state.status.kind === 'answering' || state.status.kind === 'resolved') {
        expect(state.queuedAt).toBeUndefined()
      }
    })
  })
})

describe('a snapshot and the events after it', () => {
  it('make a fresh snapshot for the customer, wherever the log is cut', () => {
    always(({ folded: { events } }) => {
      const fresh = customerView(events)
      for (let cut = 0; cut <= events.length; cut++) {
        const rest = forReader(events.slice(cut), 'customer', 0)
        expect(rest.reduce(applyToSnapshot, customerView(events.slice(0, cut)))).toEqual(fresh)
      }
    })
  })

  it('make a fresh snapshot for staff, wherever the log is cut', () => {
    always(({ folded: { events } }) => {
      const fresh = staffView(events)
      for (let cut = 0; cut <= events.length; cut++) {
        const rest = forReader(events.slice(cut), 'staff', cut)
        expect(rest.reduce(applyToStaffSnapshot, staffView(events.slice(0, cut)))).toEqual(fresh)
      }
    })
  })

  it('agree with the conversation on who has it, who may speak and what was rated', () => {
    always(({ folded: { state, events } }) => {
      const view = staffView(events)
      expect(view.status).toBe(state.status.kind)
      expect(view.contact).toEqual(state.contact)
      expect(view.rating).toEqual(state.rating ?? null)
      expect(view.ratingAsked).toBe(state.ratingAsked)
      expect(view.handoff?.correction).toBe(state.handoff?.correction)
      const { status } = state
      if (status.kind !== 'resolved') expect(view.assistant.speaks).toBe(botMaySpeak(state))
      if (status.kind === 'assigned') {
        expect(view.agent).toEqual({ id: status.agentId, name: status.agentName })
        expect(view.snoozedUntil).toBe(status.snoozedUntil ?? null)
      } else expect(view.snoozedUntil).toBeNull()
      if (status.kind === 'queued') expect(view.queue?.promise).toEqual(status.promise)
      else expect(view.queue).toBeNull()
    })
  })

  it('show the customer the same ownership as staff', () => {
    always(({ folded: { events } }) => {
      const { status, agent, queue, assistant, rating, ratingAsked } = staffView(events)
      expect(customerView(events)).toMatchObject({ status, agent, queue, assistant, rating, ratingAsked })
    })
  })
})

function customerView(events: readonly ConversationEvent[]) {
  return forReader(events, 'customer', 0).reduce(applyToSnapshot, emptySnapshot('c', 'Bellhop'))
}

function staffView(events: readonly ConversationEvent[]) {
  return forReader(events, 'staff', 0).reduce(applyToStaffSnapshot, emptyStaffSnapshot('c', 'Bellhop'))
}

function owns(type: ConversationEvent['type'], data: ConversationEvent['data']): boolean {
  if (type === 'conversation.transferred') return 'toAgentId' in data
  return [
    'conversation.queued',
    'conversation.claimed',
    'conversation.returned',
    'conversation.resolved',
    'conversation.reopened',
  ].includes(type)
}
