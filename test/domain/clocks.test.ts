import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ClockRules, nextPassing, passedBy, runningClocks, urgentClock } from '../../src/domain/clocks.ts'
import { type Command, decide } from '../../src/domain/decide.ts'
import type { ClockKind } from '../../src/domain/events.ts'
import { alwaysOpen } from '../../src/domain/hours.ts'
import { openSeconds } from '../../src/domain/open-time.ts'
import { applyToStaffSnapshot, emptyStaffSnapshot } from '../../src/domain/snapshot.ts'
import { forCustomer } from '../../src/domain/visibility.ts'
import { commands } from '../fixtures/commands.ts'
import { moment } from '../fixtures/events.ts'
import {
  added,
  agentSays,
  ben,
  claims,
  conversation,
  decided,
  escalates,
  type Folded,
  next,
  openLater,
  openNow,
  replies,
  says,
  system,
} from './folded.ts'

const rules: ClockRules = {
  hours: alwaysOpen,
  targets: { greeting: 60, nextReply: 300, hold: 30, resolution: 86_400 },
  warnAt: 0.75,
}

/** Each clock that runs, with when it began, as far as no pause tells. */
const since = ({ state }: Folded) =>
  Object.fromEntries(Object.entries(state.clocks?.runs ?? {}).map(([kind, run]) => [kind, run.since]))
const running = ({ state }: Folded) => runningClocks(state.clocks, rules).map(({ kind }) => kind)
/** When the last event happened. */
const lastAt = ({ events }: Folded) => events.at(-1)?.at

const queued = conversation(says('where is it'), escalates())
const joined = queued.events.find(({ type }) => type === 'conversation.queued')?.at
const taken = next(queued, claims())
const greeted = next(taken, agentSays('Hello, I am Ann.'))
const asked = next(greeted, says('so where is it?'))
const oneMoment = (folded: Folded) => next(folded, agentSays('One moment.', undefined, { holds: true }))
const snoozes = (until?: string): Command => ({ do: 'snooze', agentId: 'ann', ...(until && { until }) })
const releases: Command = { do: 'release', agentId: 'ann', why: 'agent', promise: openNow }
const toTeam: Command = {
  do: 'transfer',
  agentId: 'ann',
  to: { kind: 'team', id: 'billing' },
  note: 'knows more',
  promise: openNow,
}

describe('the greeting', () => {
  it('is owed from joining the queue to the first public word of a person', () => {
    expect(since(queued)).toEqual({ greeting: joined, resolution: joined })
    expect(since(next(queued, says('hello?')))).toEqual(since(queued))
    expect(since(taken)).toEqual(since(queued))
    expect(running(greeted)).toEqual(['resolution'])
  })

  it('is no matter of notes, of the assistant or of the desk’s own lines', () => {
    const noted = next(taken, agentSays('looks difficult', undefined, { visibility: 'note' }))
    expect(since(noted)).toEqual(since(queued))
    const helped = next(queued, { do: 'keepAssistant' }, says('and now?'))
    expect(since(next(helped, replies(helped)))).toEqual(since(queued))
  })

  it('is one wait through every hand that says nothing, and a new one for who was greeted', () => {
    expect(since(next(taken, releases))).toEqual(since(queued))
    const back = next(greeted, releases)
    expect(since(back).greeting).toBe(lastAt(back))
  })

  it('goes on while it is set aside: nobody has spoken yet', () => {
    expect(running(next(taken, snoozes()))).toEqual(['greeting'])
  })

  it('is not owed to who was told that the desk is closed, until somebody takes it', () => {
    const overnight = conversation(says('where is it'), escalates(openLater))
    expect(running(overnight)).toEqual(['resolution'])
    const morning = next(overnight, claims())
    expect(since(morning).greeting).toBe(lastAt(morning))
  })

  it('is owed by who takes over from the assistant, unless they do it with a word', () => {
    const over = next(conversation(says('where is it')), claims())
    expect(running(over)).toEqual(['greeting', 'resolution'])
    expect(running(next(conversation(says('where is it')), agentSays('I am here.')))).toEqual(['resolution'])
  })

  it('is owed no more to who leaves the queue', () => {
    expect(next(queued, { do: 'leaveQueue', says: system() }).state.clocks).toBeUndefined()
  })
})

describe('the next reply', () => {
  it('is owed from the first message that nobody answered to the next word of the agent', () => {
    const again = next(asked, says('hello?'))
    expect(since(again).nextReply).toBe(lastAt(asked))
    expect(running(next(again, agentSays('It is on its way.')))).toEqual(['resolution'])
    expect(running(next(again, agentSays('hm', undefined, { visibility: 'note' })))).toContain('nextReply')
  })

  it('is owed on while a drop-off brings it back to the queue, in place of a greeting', () => {
    const dropped = next(asked, { do: 'release', agentId: 'ann', why: 'dropped_off', promise: openNow, note: system() })
    expect(since(dropped)).toMatchObject({ nextReply: lastAt(asked) })
    expect(running(dropped)).toEqual(['nextReply', 'resolution'])
    expect(since(next(dropped, claims(ben)))).toMatchObject({ nextReply: lastAt(asked) })
  })

  it('pauses until the moment that it was set aside to', () => {
    const aside = next(asked, snoozes(moment(1_000)))
    expect(running(aside)).toEqual([])
    const { events, state } = aside
    const woken = added({ events, state }, [
      { type: 'conversation.woken', at: moment(1_000), actor: { kind: 'system' }, data: {} },
    ])
    const due = runningClocks(woken.state.clocks, rules).find(({ kind }) => kind === 'nextReply')?.dueAt
    const counted = openSeconds(alwaysOpen, lastAt(asked) ?? '', lastAt(aside) ?? '')
    expect(due).toBe(moment(1_000 + 300 - counted))
  })

  it('ends where the agent waits for the customer, whose next words begin it anew', () => {
    const aside = next(asked, snoozes())
    expect(Object.keys(aside.state.clocks?.runs ?? {})).toEqual(['resolution'])
    const back = next(aside, says('here I am'))
    expect(since(back)).toMatchObject({ nextReply: lastAt(back), hold: lastAt(back) })
  })

  it('is owed to who writes again after the end, where an agent gets it', () => {
    const resolved = next(greeted, { do: 'resolve', agentId: 'ann', outcome: 'solved' })
    expect(resolved.state.clocks).toBeUndefined()
    const command = says('it is not solved')
    const back = next(resolved, { ...command, reopenTo: { id: 'ann', name: 'Ann' } } as Command)
    expect(running(back)).toEqual(['nextReply', 'hold', 'resolution'])
    expect(running(next(resolved, says('it is not')))).toEqual([])
  })
})

describe('a silence', () => {
  it('begins with the customer’s words or an agent’s "one moment", and not while a greeting is owed', () => {
    expect(since(asked).hold).toBe(lastAt(asked))
    expect(since(next(taken, says('hello?')))).toEqual(since(queued))
    const waits = oneMoment(asked)
    expect(since(waits)).toMatchObject({ hold: lastAt(waits) })
    expect(running(waits)).toEqual(['hold', 'resolution'])
    expect(running(oneMoment(taken))).toEqual(['hold', 'resolution'])
  })

  it('is not broken by the customer, nor by the desk’s own line', () => {
    const waits = oneMoment(asked)
    expect(since(next(waits, says('still there?'))).hold).toBe(lastAt(waits))
    const told = next(waits, { do: 'keepTime', passed: [passed('hold', 'breached')], says: system('Still there.') })
    expect(since(told).hold).toBe(lastAt(waits))
  })

  it('is over with the agent’s next word, with any snooze and with a change of hands to the queue', () => {
    const waits = oneMoment(asked)
    for (const command of [agentSays('Found it.'), snoozes(), snoozes(moment(9_000)), releases, toTeam]) {
      expect(running(next(waits, command))).not.toContain('hold')
    }
    const again = next(waits, agentSays('Another moment.', undefined, { holds: true }))
    expect(since(again).hold).toBe(lastAt(again))
  })
})

describe('the solution', () => {
  it('is owed from joining the queue to the end, whoever wrote last', () => {
    const later = next(greeted, says('so?'), agentSays('It comes.'), releases, claims(ben), agentSays('Hello.', ben))
    expect(since(later).resolution).toBe(joined)
    expect(running(next(later, { do: 'resolve', agentId: 'ben', outcome: 'solved' }))).toEqual([])
  })

  it('stands still while it is set aside, for whatever reason, and goes on after', () => {
    for (const aside of [next(greeted, snoozes()), next(greeted, snoozes(moment(9_000)))]) {
      expect(running(aside)).toEqual([])
      const back = next(aside, says('here I am'))
      const paused = openSeconds(alwaysOpen, lastAt(aside) ?? '', lastAt(back) ?? '')
      const due = runningClocks(back.state.clocks, rules).find(({ kind }) => kind === 'resolution')?.dueAt
      expect(Date.parse(due ?? '') - Date.parse(joined ?? '')).toBe((86_400 + paused) * 1_000)
    }
  })
})

const passed = (clock: ClockKind, what: 'warned' | 'breached', dueAt = moment(70)) => ({ clock, what, dueAt })

describe('what is due', () => {
  const at = (seconds: number) => new Date(Date.parse(joined ?? '') + seconds * 1_000).toISOString()
  const marked = (folded: Folded, seconds: number) =>
    next(folded, { do: 'keepTime', passed: passedBy(folded.state.clocks, rules, at(seconds)) })

  it('is a warning at its share of the time, and the breach at its end', () => {
    expect(nextPassing(queued.state.clocks, rules)).toBe(at(45))
    expect(passedBy(queued.state.clocks, rules, at(44.999))).toEqual([])
    expect(passedBy(queued.state.clocks, rules, at(45))).toEqual([passed('greeting', 'warned', at(60))])
    const warned = marked(queued, 45)
    expect(nextPassing(warned.state.clocks, rules)).toBe(at(60))
    expect(passedBy(warned.state.clocks, rules, at(60))).toEqual([passed('greeting', 'breached', at(60))])
  })

  it('is each once, and a breach that comes late stands for its warning', () => {
    const breached = marked(queued, 900)
    expect(breached.events.at(-1)).toMatchObject({ type: 'clock.breached', data: { clock: 'greeting', dueAt: at(60) } })
    expect(passedBy(breached.state.clocks, rules, at(901))).toEqual([])
    for (const what of ['warned', 'breached'] as const) {
      expect(decided(breached, { do: 'keepTime', passed: [passed('greeting', what)] })).toEqual([])
    }
  })

  it('is nothing for what has ended in the same moment', () => {
    expect(decided(greeted, { do: 'keepTime', passed: [passed('greeting', 'breached')], says: system() })).toEqual([])
  })

  it('names who had it and for whom it was queued', () => {
    const billing = next(greeted, toTeam, claims(ben))
    const breached = next(billing, { do: 'keepTime', passed: [passed('greeting', 'breached')] })
    expect(breached.events.at(-1)?.data).toEqual({
      clock: 'greeting',
      dueAt: moment(70),
      agentId: 'ben',
      teamId: 'billing',
    })
  })

  it('tells a customer who is held so in the same write, once, and nobody else', () => {
    const waits = oneMoment(asked)
    const held: Command = { do: 'keepTime', passed: [passed('hold', 'breached')], says: system('Still there.') }
    expect(decided(waits, held)).toEqual(['clock.breached', 'message.posted'])
    expect(decided(next(waits, held), held)).toEqual([])
    expect(decided(waits, { ...held, passed: [passed('hold', 'warned')] })).toEqual(['clock.warned'])
  })

  it('disturbs nothing: no draft, no list by time, no unanswered word, no agent’s reply, nothing of the customer’s', () => {
    const folded = next(asked, {
      do: 'keepTime',
      passed: [passed('nextReply', 'warned'), passed('hold', 'breached')],
      says: system('Still there.'),
    })
    const { seq: _, clocks: __, ...before } = asked.state
    expect(folded.state).toMatchObject(before)
    const added = folded.events.slice(asked.events.length)
    expect(added.map((event) => forCustomer(event)?.type)).toEqual([undefined, undefined, 'message.posted'])
    const shown = asked.events.reduce(applyToStaffSnapshot, emptyStaffSnapshot('c', 'B'))
    const after = added.reduce(applyToStaffSnapshot, shown)
    expect({ ...after, seq: 0, messages: [] }).toEqual({ ...shown, seq: 0, messages: [] })
  })
})

describe('the clock that is shown', () => {
  const shown = (folded: Folded, marks: Command[] = []) => urgentClock(next(folded, ...marks).state.clocks, rules)?.kind
  const mark = (clock: ClockKind, what: 'warned' | 'breached'): Command => ({
    do: 'keepTime',
    passed: [passed(clock, what)],
  })

  it('is the one that is due first', () => {
    expect(shown(asked)).toBe('hold')
    expect(shown(greeted)).toBe('resolution')
    expect(shown(conversation(says('hello')))).toBeUndefined()
  })

  it('is what can still be kept before what is late, and an answer before a silence that was told', () => {
    expect(shown(asked, [mark('hold', 'breached'), mark('nextReply', 'warned')])).toBe('nextReply')
    expect(shown(asked, [mark('hold', 'breached'), mark('nextReply', 'breached')])).toBe('nextReply')
    expect(shown(asked, [mark('hold', 'breached')])).toBe('hold')
    expect(shown(asked, [mark('nextReply', 'breached'), mark('hold', 'breached'), mark('resolution', 'warned')])).toBe(
      'nextReply',
    )
  })

  it('says since when it is late, also where the targets were changed since', () => {
    const late = next(queued, mark('greeting', 'breached'))
    const longer = { ...rules, targets: { ...rules.targets, greeting: 3_600 } }
    expect(urgentClock(late.state.clocks, longer)).toMatchObject({ dueAt: moment(70), breachedAt: moment(70) })
  })

  it('is none of a kind that has no target', () => {
    expect(urgentClock(queued.state.clocks, { ...rules, targets: {} })).toBeNull()
  })
})

describe('after any commands, with the time kept after each', () => {
  it('every run is warned and breached once at most, and only while somebody is owed something', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(commands, fc.integer({ min: 0, max: 400 })), { maxLength: 40 }), (steps) => {
        let folded = conversation()
        let wall = 0
        for (const [at, [make, wait]] of steps.entries()) {
          const due = nextPassing(folded.state.clocks, rules)
          wall += wait
          if (due && due <= moment(wall)) {
            const now = moment(wall)
            const kept = decide(
              folded.state,
              { do: 'keepTime', passed: passedBy(folded.state.clocks, rules, now) },
              now,
            )
            if ('refused' in kept) throw new Error(kept.refused)
            expect(kept.events.length).toBeGreaterThan(0)
            folded = added(folded, kept.events)
            const again = nextPassing(folded.state.clocks, rules)
            if (again) expect(again > now).toBe(true)
          }
          const result = decide(folded.state, make(folded.state, `m${at}`, moment(wall)), moment(wall))
          if (!('refused' in result)) folded = added(folded, result.events)
          const kind = folded.state.status.kind
          if (kind === 'answering' || kind === 'resolved') expect(running(folded)).toEqual([])
          else expect(Object.keys(since(folded))).toContain('resolution')
          if (kind === 'queued') expect(running(folded)).not.toContain('hold')
        }
        const marks = folded.events.filter(({ type }) => type === 'clock.warned' || type === 'clock.breached')
        const keys = marks.map(({ type, data }) => JSON.stringify([type, data]))
        expect(new Set(keys).size).toBe(keys.length)
      }),
      { numRuns: 300 },
    )
  })
})
