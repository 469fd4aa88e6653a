/** Rehearsals as editors ask for them, and what is asked in them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { saveDraft } from '../../src/desk/content/drafts.ts'
import { rateAnswer } from '../../src/desk/rate.ts'
import { gate, mayGoLive } from '../../src/desk/rehearse/gate.ts'
import { customersQuestions } from '../../src/desk/rehearse/questions.ts'
import { openRehearsals } from '../../src/desk/rehearse/rehearsals.ts'
import type { RehearsedQuestion } from '../../src/domain/rehearsal.ts'
import {
  RehearsalFailed,
  type RehearsalJob,
  type RehearsalResult,
  type Rehearsals,
} from '../../src/ports/rehearsals.ts'
import { asks, eventsOf, openDesk, opened, repliesOf, type TestDesk } from '../fixtures/desk.ts'

let desk: TestDesk
let rehearsals: Rehearsals
/** Rehearsals that are under way, oldest first. */
let played: {
  job: RehearsalJob
  progress: (done: number, total: number) => void
  end: (result: RehearsalResult) => void
  fail: (error: Error) => void
  signal: AbortSignal
}[]
let stamp = 'base'
const [ines, omar] = [
  { id: 'ines', name: 'Ines' },
  { id: 'omar', name: 'Omar' },
]
const turn = () => Promise.resolve()
const change = (text = 'Red lamps.', path = 'lamps.md') => [{ path, text }]

beforeEach(async () => {
  desk = await openDesk()
  played = []
  stamp = 'base'
  const rehearser = {
    aside: true,
    rehearse: (job: RehearsalJob, progress: (done: number, total: number) => void, signal: AbortSignal) =>
      new Promise<RehearsalResult>((end, fail) => {
        played.push({ job, progress, end, fail, signal })
        signal.addEventListener('abort', () => fail(signal.reason as Error))
      }),
    close: async () => {},
  }
  const trials = {
    fit: () => ({ neighbours: [] }),
    stamp: () => stamp,
    trial: () => Promise.reject(new Error('unused')),
  }
  rehearsals = openRehearsals(() => desk, { rehearser, trials, turn })
  desk.rehearsals = rehearsals
  desk.trials = trials
})
afterEach(async () => {
  await rehearsals.close()
  await desk.close()
})

const stateOf = (id: string, by = ines) => rehearsals.get(by, id)?.state
const begun = (count: number) => expect.poll(() => played.length).toBe(count)
const row = (verdict: RehearsedQuestion['verdict'], more: Partial<RehearsedQuestion> = {}): RehearsedQuestion => {
  const outcome = { decision: 'answer' as const, articles: [], confidence: 1, byRule: false, text: '', passages: [] }
  return {
    source: 'listed',
    question: `${verdict}?`,
    gold: ['lamps'],
    before: outcome,
    after: outcome,
    verdict,
    fails: false,
    ...more,
  }
}
/** A rehearsal of a change that ended with these rows. */
const ended = async (changes: ReturnType<typeof change>, rows: RehearsedQuestion[], by = ines) => {
  const id = rehearsals.start(by, changes)
  await begun(played.length + 1)
  played.at(-1)?.end({ stamp, rows })
  await expect.poll(() => stateOf(id, by)?.kind).toBe('done')
  return id
}

describe('A rehearsal', () => {
  it('tells how far it has come, then what it found, to its editor alone', async () => {
    const id = rehearsals.start(ines, change())
    await begun(1)
    played[0]?.progress(3, 9)
    expect(stateOf(id)).toEqual({ kind: 'running', done: 3, total: 9 })
    expect(stateOf(id, omar)).toBeUndefined()
    expect(rehearsals.cancel(omar, id)).toBe(false)
    played[0]?.end({ stamp: 'base', rows: [row('lost'), row('same')] })
    await expect.poll(() => stateOf(id)).toMatchObject({ kind: 'done', counts: { lost: 1, same: 1 } })
    expect(desk.notices).toContainEqual({ kind: 'rehearsal', rehearsalId: id, by: 'ines' })
  })

  it('ends when it is called off, and when the same article is rehearsed anew by the same editor', async () => {
    const first = rehearsals.start(ines, change())
    await begun(1)
    const other = rehearsals.start(ines, change('Blue boats.', 'boats.md'))
    const colleagues = rehearsals.start(omar, change())
    await begun(3)
    const second = rehearsals.start(ines, change('Green lamps.'))
    await begun(4)
    expect(stateOf(first)).toEqual({ kind: 'cancelled' })
    expect(played[0]?.signal.aborted).toBe(true)
    expect([stateOf(other)?.kind, stateOf(colleagues, omar)?.kind, stateOf(second)?.kind]).toEqual([
      'running',
      'running',
      'running',
    ])
    expect(rehearsals.cancel(ines, second)).toBe(true)
    expect(stateOf(second)).toEqual({ kind: 'cancelled' })
  })

  it('says what broke it off', async () => {
    const [known, unknown] = [rehearsals.start(ines, change()), rehearsals.start(omar, change())]
    await begun(2)
    played[0]?.fail(new RehearsalFailed('The rehearsal broke off: its worker ended'))
    played[1]?.fail(new Error('a defect of ours'))
    await expect
      .poll(() => stateOf(known))
      .toEqual({ kind: 'failed', message: 'The rehearsal broke off: its worker ended' })
    await expect
      .poll(() => stateOf(unknown, omar))
      .toEqual({ kind: 'failed', message: 'The questions could not be asked again.' })
  })

  it('forgets what was asked in a conversation that is erased', async () => {
    const id = await opened(desk)
    const rehearsal = await ended(change(), [row('lost'), row('same', { source: 'asked', conversationId: id })])
    const erased = await desk.store.eraseConversation(id, desk.clock.now())
    if (!erased) throw new Error('there was nothing to erase')
    desk.fanout.publish({ kind: 'events', conversationId: id, events: erased.events, state: erased.state })
    expect(stateOf(rehearsal)).toMatchObject({ rows: [{ verdict: 'lost' }] })
  })
})

describe('What is answered now', () => {
  const write = () => saveDraft(desk, ines, { path: 'lamps.md', text: 'Red lamps.', base: null })

  it('is asked beforehand when somebody writes, once for the articles as they are and again after a while', async () => {
    await write()
    await begun(1)
    expect(played[0]?.job.changes).toEqual([])
    played[0]?.end({ stamp, rows: [] })
    await write()
    stamp = 'another base'
    await write()
    await begun(2)
    await desk.clock.advance(5 * 60_000)
    await write()
    await begun(3)
  })

  it('gives way to a rehearsal that somebody waits for', async () => {
    await write()
    await begun(1)
    const id = rehearsals.start(ines, change())
    expect(played[0]?.signal.aborted).toBe(true)
    await begun(2)
    played[1]?.end({ stamp, rows: [] })
    await expect.poll(() => stateOf(id)?.kind).toBe('done')
  })

  it('says in the log what kept it from being asked, and is asked by the rehearsal itself', async () => {
    const told: string[] = []
    desk.log = { ...desk.log, warn: (_, message) => void told.push(message) }
    await write()
    await begun(1)
    played[0]?.fail(new RehearsalFailed('The folder is gone.'))
    await expect.poll(() => told).toEqual(['what is answered now could not be asked beforehand'])
    rehearsals.start(ines, change())
    await begun(2)
  })
})

describe('The gate', () => {
  it('lets through what was rehearsed on these articles and loses nothing, however its lines end', async () => {
    expect(gate(desk, change())).toEqual({ refused: 'notRehearsed', moved: false })
    await ended(change('One.\nTwo.'), [row('better'), row('worse')])
    expect(gate(desk, change('One.\r\nTwo.'))).toEqual({})
    expect(gate(desk, change('One.\nTwo. '))).toMatchObject({ refused: 'notRehearsed', moved: false })
    stamp = 'another base'
    expect(gate(desk, change('One.\nTwo.'))).toEqual({ refused: 'notRehearsed', moved: true })
  })

  it('holds what loses answers until there is a reason, whoever rehearsed it', async () => {
    await ended(change(), [row('lost'), row('same')], omar)
    expect(gate(desk, change())).toMatchObject({ refused: 'losesAnswers', lost: [{ question: 'lost?' }] })
    expect(gate(desk, change(), '   too short   ')).toMatchObject({ refused: 'losesAnswers' })
    expect(gate(desk, change(), ' We sell no lamps. ')).toEqual({ overruled: { lost: 1, why: 'We sell no lamps.' } })
  })
})

describe('What goes live', () => {
  const goes = (base: string | null, overrule?: string) =>
    mayGoLive(desk, ines, { path: 'lamps.md', base, changes: change(), overrule })

  it('is rehearsed then and there where nobody did, and waits for one that is under way', async () => {
    rehearsals.start(omar, change())
    await begun(1)
    const passed = goes(null)
    played[0]?.end({ stamp, rows: [row('same')] })
    expect(await passed).toEqual({})
    expect(played).toHaveLength(1)
    stamp = 'another base'
    const again = goes(null)
    await begun(2)
    played[1]?.end({ stamp, rows: [row('lost')] })
    expect(await again).toMatchObject({ refused: 'losesAnswers' })
    expect(await goes(null, 'We sell no lamps.')).toMatchObject({ overruled: { lost: 1 } })
  })

  it('does not where that cannot be found out', async () => {
    const passed = goes(null)
    await begun(1)
    played[0]?.fail(new RehearsalFailed('its worker ended'))
    expect(await passed).toEqual({ refused: 'notRehearsed', moved: false })
  })

  it('hears of another text first, and of nothing that is lost', async () => {
    expect(await goes('a'.repeat(64))).toEqual({})
    expect(played).toEqual([])
  })
})

describe('What customers asked', () => {
  const questions = () => customersQuestions(desk, new Map(), turn)

  it('is asked again where it was answered well: without names, once, and not what somebody was not helped by', async () => {
    desk.retriever.decides('answer')
    const said = async (text: string, name?: string) => {
      const id = await opened(desk, name ? { name } : {})
      await asks(desk, id, text)
      return id
    }
    await said('My name is Petra Kovac, petra@post.example, how long do I have to send my order back?', 'Petra Kovac')
    await said('How long does delivery take?')
    await said('how long does delivery take?')
    const unhelped = await said('How do I wrap a gift?')
    const [reply] = await repliesOf(desk, unhelped)
    await rateAnswer(desk, unhelped, reply?.id ?? '', { helpful: false })
    const found = await questions()
    expect(found.map(({ question }) => question)).toEqual([
      'how long does delivery take?',
      expect.stringContaining('how long do I have to send my order back?'),
    ])
    expect(found[0]).toMatchObject({ source: 'asked', gold: [] })
    expect(JSON.stringify(found)).not.toMatch(/Petra|Kovac|post\.example/)
    expect(JSON.stringify(await eventsOf(desk, unhelped))).toContain('gift')
  })
})
