import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Advisor } from '../../src/ports/drafting.ts'
import { asks, eventsOf, openDesk, opened, repliesOf, type TestDesk } from '../fixtures/desk.ts'

let desk: TestDesk
let id: string
let asked: string[]
beforeEach(async () => {
  desk = await openDesk()
  id = await opened(desk)
  asked = []
})
afterEach(() => desk.close())

/** An advisor that gives these searches and this order, and notes what it is asked for. */
function advises(queries: string[] | undefined, order?: number[]): void {
  const advisor: Advisor = {
    async queries() {
      asked.push('queries')
      return queries
    },
    async order() {
      asked.push('order')
      return order
    },
  }
  desk.advisor = advisor
}

const searches = () => desk.retriever.searches.map(({ query }) => query)

async function judged(): Promise<Record<string, unknown>> {
  const all = (await eventsOf(desk, id)).filter(({ type }) => type === 'answer.judged')
  return all.at(-1)?.data as Record<string, unknown>
}

describe('Where the articles seem to fall short, a model’s searches', () => {
  beforeEach(() => desk.retriever.decides('handoff', 'thingamajig'))

  it('may find the answer, and agents are told what was looked up', async () => {
    advises(['returning an order'])
    await asks(desk, id, 'my thingamajig has to go')
    expect((await repliesOf(desk, id)).at(-1)?.decision).toBe('answer')
    expect(await judged()).toMatchObject({ query: 'returning an order' })
    expect(JSON.stringify((await judged()).why)).toContain('returning an order')
  })

  it('do not replace a surer finding', async () => {
    desk.retriever.decides('decline', 'worse')
    desk.retriever.decides('clarify', 'thingamajig')
    advises(['worse'])
    await asks(desk, id, 'my thingamajig has to go')
    expect((await repliesOf(desk, id)).at(-1)?.decision).toBe('clarify')
    expect(await judged()).toMatchObject({ query: 'my thingamajig has to go' })
  })

  it.each([
    ['fail', undefined],
    ['are none', []],
  ])('change nothing where they %s', async (_, queries) => {
    advises(queries)
    await asks(desk, id, 'my thingamajig has to go')
    expect(new Set(searches())).toEqual(new Set(['my thingamajig has to go']))
    expect((await repliesOf(desk, id)).at(-1)?.decision).toBe('handoff')
  })
})

describe('A model is asked for searches', () => {
  it('for a follow-up, with its turns', async () => {
    advises(['how long does sending an order back take'])
    await asks(desk, id, 'can I send it back?')
    await asks(desk, id, 'and how long does that take?')
    expect(searches()).toContain('how long does sending an order back take')
  })

  it('not for what the articles answer, nor for what is about something else', async () => {
    advises(['weather'])
    desk.retriever.decides('decline', 'weather')
    await asks(desk, id, 'can I send a parcel back?')
    await asks(desk, id, 'will the weather be nice in Lisbon tomorrow?')
    expect(asked.filter((what) => what === 'queries')).toEqual([])
  })

  it('but where a message in another language only seems to be about something else', async () => {
    desk.retriever.speaks(() => 'fr')
    desk.retriever.decides('decline', 'renvoyer')
    advises(['return an order'])
    await asks(desk, id, 'comment renvoyer la commande du magasin')
    expect(searches()).toContain('return an order')
    expect((await repliesOf(desk, id)).at(-1)?.decision).toBe('answer')
  })
})

describe('Where it is close which passage is best', () => {
  it('a drafter gets them in the model’s order', async () => {
    desk.retriever.margin(0.05)
    advises(undefined, [3])
    await asks(desk, id, 'can I send a parcel back?')
    const given = desk.drafter.requests.at(-1)?.passages.map(({ passage }) => passage.articleId)
    expect(given).toEqual(['orders/gifts', 'orders/returns', 'orders/delivery'])
  })

  it('they stay as they were where no order comes', async () => {
    desk.retriever.margin(0.05)
    advises(undefined, undefined)
    await asks(desk, id, 'can I send a parcel back?')
    expect(asked).toContain('order')
    expect(desk.drafter.requests.at(-1)?.passages.map(({ n }) => n)).toEqual([1, 2, 3])
    expect(desk.drafter.requests.at(-1)?.passages[0]?.passage.articleId).toBe('orders/returns')
  })

  it('and where it is clear, nobody asks', async () => {
    desk.retriever.margin(0.8)
    advises(undefined, [3])
    await asks(desk, id, 'can I send a parcel back?')
    expect(asked).toEqual([])
  })
})
