import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AgentLoad, byTurn, type Served, standings, type Waiting, waitRange } from '../../src/domain/queue.ts'
import { moment } from '../fixtures/events.ts'

const waiting = (conversationId: string, more: Partial<Waiting> = {}): Waiting => ({
  conversationId,
  since: moment(0),
  priority: 0,
  front: false,
  ...more,
})

const inTurn = (...all: Waiting[]) => [...all].sort(byTurn).map(({ conversationId }) => conversationId)

describe('whose turn it is', () => {
  it('is first come, first served', () => {
    expect(inTurn(waiting('b', { since: moment(20) }), waiting('a', { since: moment(10) }))).toEqual(['a', 'b'])
  })

  it('goes by priority before time', () => {
    expect(inTurn(waiting('early'), waiting('urgent', { since: moment(99), priority: 1 }))).toEqual(['urgent', 'early'])
  })

  it('comes first of all to those who were with an agent already', () => {
    const back = waiting('back', { since: moment(99), front: true })
    expect(inTurn(waiting('urgent', { priority: 9 }), back)).toEqual(['back', 'urgent'])
  })

  it('is settled even between two of the same moment', () => {
    expect(inTurn(waiting('b'), waiting('a'))).toEqual(inTurn(waiting('a'), waiting('b')))
  })
})

/** Places where all agents take everything. */
const positionsOf = (queue: readonly Waiting[], agents: readonly string[] = ['ann']) =>
  new Map([...standings(queue, agents, () => true)].map(([id, { position }]) => [id, position]))

describe('the position', () => {
  const queue = [waiting('second', { since: moment(20) }), waiting('first'), waiting('third', { since: moment(30) })]

  it('counts from one, in turn, whatever order the queue is given in', () => {
    const positions = positionsOf(queue)
    expect(['first', 'second', 'third'].map((id) => positions.get(id))).toEqual([1, 2, 3])
  })

  it('is nobody’s who does not wait', () => {
    expect(positionsOf(queue).get('elsewhere')).toBeUndefined()
    expect(positionsOf([]).size).toBe(0)
  })

  it('does not put the queue itself in another order', () => {
    const before = queue.map(({ conversationId }) => conversationId)
    positionsOf(queue)
    expect(queue.map(({ conversationId }) => conversationId)).toEqual(before)
  })

  it('is a numbering of all who wait', () => {
    const anyone = fc.record({
      conversationId: fc.uuid(),
      since: fc.integer({ min: 0, max: 5 }).map(moment),
      priority: fc.integer({ min: 0, max: 2 }),
      front: fc.boolean(),
    })
    const all = fc.uniqueArray(anyone, { selector: ({ conversationId }) => conversationId, maxLength: 12 })
    fc.assert(
      fc.property(all, (queue) => {
        const positions = queue.map(({ conversationId }) => positionsOf(queue).get(conversationId) ?? 0)
        expect(positions.toSorted((a, b) => a - b)).toEqual(queue.map((_, at) => at + 1))
      }),
    )
  })
})

describe('the position among those whom not every agent suits', () => {
  /** `bo` speaks to `b…`, `al` to everyone else. */
  const takes = (agent: string, id: string) => (agent === 'bo' ? id.startsWith('b') : !id.startsWith('b'))
  const queue = ['a1', 'b1', 'a2', 'b2', 'both'].map((id, at) => waiting(id, { since: moment(at) }))
  const stands = (suits = takes, agents = ['al', 'bo']) => standings(queue, agents, suits)

  it('counts who the same agent would take first, and nobody else', () => {
    const places = stands()
    expect(['a1', 'b1', 'a2', 'b2'].map((id) => places.get(id)?.position)).toEqual([1, 1, 2, 2])
  })

  it('is the one in the shortest line of several agents, who are named', () => {
    const suits = (agent: string, id: string) => (id === 'both' ? true : agent === 'al' ? id !== 'b1' : id === 'b1')
    expect(stands(suits).get('both')).toEqual({ position: 2, agents: ['bo'] })
  })

  it('is the place in turn where nobody is there for it', () => {
    expect(stands((agent, id) => takes(agent, id) && id !== 'a2').get('a2')).toEqual({ position: 3, agents: [] })
    expect(stands(takes, []).get('both')).toEqual({ position: 5, agents: [] })
  })

  it('never falls back where one more agent is asked', () => {
    const anyone = fc.record({
      pairs: fc.uniqueArray(fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 2 })), { selector: String }),
      more: fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 2 })),
    })
    fc.assert(
      fc.property(anyone, ({ pairs, more: [who, by] }) => {
        const suited = (agent: string, id: string) =>
          pairs.some(([at, n]) => queue[at]?.conversationId === id && ['al', 'bo', 'cy'][n] === agent)
        const id = queue[who]?.conversationId ?? ''
        const widened = (agent: string, one: string) =>
          suited(agent, one) || (one === id && agent === ['al', 'bo', 'cy'][by])
        const agents = ['al', 'bo', 'cy']
        expect(standings(queue, agents, widened).get(id)?.position).toBeLessThanOrEqual(
          standings(queue, agents, suited).get(id)?.position ?? 0,
        )
      }),
    )
  })
})

describe('the wait', () => {
  const agent = (more: Partial<AgentLoad> = {}): AgentLoad => ({
    agentId: 'ann',
    state: 'online',
    open: 0,
    capacity: 3,
    ...more,
  })
  /** Picked up after so many seconds, done after so many more. */
  const served = (pickup: number, handled?: number): Served => ({
    queuedAt: moment(0),
    claimedAt: moment(pickup),
    ...(handled !== undefined && { endedAt: moment(pickup + handled) }),
  })
  const usual = [served(10, 300), served(20, 300), served(30, 300), served(40, 300), served(50, 300)]

  it('is what picking up took lately, while there are places for all ahead', () => {
    expect(waitRange(1, [agent()], usual)).toEqual([18, 42])
    expect(waitRange(3, [agent()], usual)).toEqual([18, 42])
  })

  it('is the time until enough places come free, where there are none', () => {
    const range = waitRange(1, [agent({ open: 3 })], usual)
    // One end of a stream of one in 100 s: an exponential, whose 20th and 80th percentiles are 22 s and 161 s.
    expect(range?.[0]).toBeGreaterThanOrEqual(18)
    expect(range?.[0]).toBeLessThan(30)
    expect(range?.[1]).toBeGreaterThan(150)
    expect(range?.[1]).toBeLessThan(175)
  })

  it('is about what the mean says for a place far behind', () => {
    const many = Array.from({ length: 20 }, () => usual).flat()
    const [low, high] = waitRange(30, [agent({ open: 3 })], many) ?? [0, 0]
    expect(low).toBeLessThan(3000)
    expect(high).toBeGreaterThan(3000)
    expect(low).toBeGreaterThan(2300)
    expect(high).toBeLessThan(3700)
  })

  it('is the wider the less is known of how long a conversation takes', () => {
    const width = (observed: readonly Served[]) => {
      const [low, high] = waitRange(30, [agent({ open: 3 })], observed) ?? [0, 0]
      return high - low
    }
    expect(width(usual)).toBeGreaterThan(1.5 * width(Array.from({ length: 20 }, () => usual).flat()))
  })

  it('takes a full house for no sign that agents are slow to take who could be taken', () => {
    // Three hold all places from 10 on; the fourth can be taken at 310, when the first is done, and is at 330.
    const full = [served(10, 300), served(10, 400), served(10, 500)]
    const waited = { queuedAt: moment(20), claimedAt: moment(330), endedAt: moment(700) }
    expect(waitRange(1, [agent()], [...full, waited])).toEqual([10, 14])
  })

  it('counts the long ones that have not ended yet', () => {
    const ended = Array.from({ length: 9 }, () => served(10, 300))
    const long = [served(10), { ...served(10, 3_000) }]
    const [, without] = waitRange(1, [agent({ open: 3 })], ended) ?? [0, 0]
    const [, wanted] = waitRange(1, [agent({ open: 3 })], [...ended, ...long]) ?? [0, 0]
    expect(wanted).toBeGreaterThan(1.5 * without)
  })

  it('is not known where nobody is at work', () => {
    expect(waitRange(1, [], usual)).toBeNull()
    expect(waitRange(1, [agent({ state: 'away' }), agent({ state: 'offline' })], usual)).toBeNull()
    expect(waitRange(1, [agent({ capacity: 0 })], usual)).toBeNull()
  })

  it('counts agents who only take what they are given', () => {
    expect(waitRange(1, [agent({ state: 'assign_only' })], usual)).not.toBeNull()
  })

  it('is not known from fewer than three observations', () => {
    expect(waitRange(1, [agent()], usual.slice(0, 2))).toBeNull()
    expect(waitRange(1, [agent()], usual.slice(0, 3))).not.toBeNull()
  })

  it('is not known behind full hands where fewer than three conversations have ended', () => {
    const open = [served(10), served(20), served(30), served(40, 300), served(50, 300)]
    expect(waitRange(1, [agent({ open: 3 })], open)).toBeNull()
    expect(waitRange(1, [agent()], open)).not.toBeNull()
  })

  it('does not count an agent who holds more than the capacity as a debt of others', () => {
    expect(waitRange(3, [agent({ open: 9 }), agent({ agentId: 'ben' })], usual)).toEqual([18, 42])
  })

  const observed = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 3000 }), fc.option(fc.integer({ min: 0, max: 5000 }), { nil: undefined })),
    { minLength: 3, maxLength: 12 },
  )
  const agents = fc.array(
    fc.record({
      agentId: fc.string(),
      state: fc.constantFrom('online' as const, 'assign_only' as const, 'away' as const),
      open: fc.integer({ min: 0, max: 5 }),
      capacity: fc.integer({ min: 1, max: 5 }),
    }),
    { maxLength: 5 },
  )
  const position = fc.integer({ min: 1, max: 60 })

  it('is a range of whole seconds from 0 on, with the low end below the high one', () => {
    fc.assert(
      fc.property(position, agents, observed, (place, team, times) => {
        const range = waitRange(
          place,
          team,
          times.map(([pickup, handled]) => served(pickup, handled)),
        )
        if (range === null) return
        const [low, high] = range
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeGreaterThan(low)
        expect([low, high].every(Number.isSafeInteger)).toBe(true)
      }),
    )
  })

  it('never gets shorter further back', () => {
    fc.assert(
      fc.property(position, agents, observed, (place, team, times) => {
        const log = times.map(([pickup, handled]) => served(pickup, handled))
        const [here, behind] = [waitRange(place, team, log), waitRange(place + 1, team, log)]
        if (!here || !behind) return
        expect(behind[0]).toBeGreaterThanOrEqual(here[0])
        expect(behind[1]).toBeGreaterThanOrEqual(here[1])
      }),
    )
  })

  it('does not get longer when another agent comes to work', () => {
    fc.assert(
      fc.property(position, agents, observed, (place, team, times) => {
        const log = times.map(([pickup, handled]) => served(pickup, handled))
        const [few, more] = [waitRange(place, team, log), waitRange(place, [...team, agent()], log)]
        if (!few || !more) return
        expect(more[0]).toBeLessThanOrEqual(few[0])
        expect(more[1]).toBeLessThanOrEqual(few[1])
      }),
    )
  })
})
