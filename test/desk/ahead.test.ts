/** What is read and looked up while the customer may still be writing. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rateAnswer } from '../../src/desk/rate.ts'
import { asks, openDesk, opened, repliesOf, type TestDesk, writes } from '../fixtures/desk.ts'

let desk: TestDesk
let id: string
let searched: string[]
beforeEach(async () => {
  desk = await openDesk()
  id = await opened(desk)
  searched = []
  const search = desk.retriever.search.bind(desk.retriever)
  desk.retriever.search = (query) => {
    searched.push(query.query)
    return search(query)
  }
})
afterEach(() => desk.close())

const half = () => desk.clock.advance(desk.limits.BURST_MS / 2)

describe('During the wait for the end of a burst', () => {
  it('the question is looked up, once', async () => {
    await writes(desk, id, 'How do I reset my kettle?')
    expect(searched).toEqual([])
    await half()
    expect(searched).toEqual(['How do I reset my kettle?'])
    await half()
    expect((await repliesOf(desk, id)).at(-1)?.decision).toBe('answer')
    expect(searched).toEqual(['How do I reset my kettle?'])
  })

  it('who goes on writing is read anew, as one question', async () => {
    await writes(desk, id, 'How do I reset')
    await half()
    await writes(desk, id, 'my kettle?')
    await half()
    await half()
    expect(searched.at(-1)).toBe('How do I reset\nmy kettle?')
    expect((await repliesOf(desk, id)).at(-1)?.decision).toBe('answer')
  })

  it('what happens after it was read is not left out', async () => {
    await asks(desk, id, 'How do I reset my kettle?')
    const first = (await repliesOf(desk, id)).at(-1)
    await writes(desk, id, 'How do I descale my kettle?')
    await half()
    const before = searched.length
    await rateAnswer(desk, id, first?.id ?? '', { helpful: false })
    await half()
    expect(searched.length).toBe(before + 1)
  })

  it('greetings and those who ask for a person cause no search', async () => {
    await writes(desk, id, 'Hello')
    await half()
    await half()
    await writes(desk, id, 'I want to talk to a human')
    await half()
    expect(searched).toEqual([])
  })

  it('a search that fails is met by the reply itself: a person is brought in', async () => {
    desk.retriever.search = () => Promise.reject(new Error('the index is gone'))
    await writes(desk, id, 'How do I reset my kettle?')
    await half()
    expect(desk.logged).toContain('nothing could be looked up ahead of a reply')
    await half()
    expect((await desk.store.conversation(id))?.status.kind).toBe('queued')
  })
})
