import { describe, expect, it } from 'vitest'
import { receive } from '../../src/desk/receive.ts'
import { asks, eventsOf, messagesOf, opened, repliesOf, stateOf, type TestDesk, writes } from '../fixtures/desk.ts'
import { desk, freshDesk, id } from '../fixtures/fresh-desk.ts'
import { held, QUOTED, saying } from '../fixtures/scripted.ts'

freshDesk()

describe('a message', () => {
  it('is on disk, with the intent to answer it, before it is acknowledged', async () => {
    const { message } = await writes(desk, id, 'can I send it back?')
    expect(await messagesOf(desk, id)).toEqual([message])
    expect(await desk.store.intent(id)).toMatchObject({ epoch: 1, answers: [message.id], attempts: 0 })
  })

  it('is told to everyone who listens', async () => {
    const { message } = await writes(desk, id, 'hello there, a question')
    expect(desk.notices).toContainEqual(
      expect.objectContaining({ kind: 'events', events: [expect.objectContaining({ data: message })] }),
    )
  })

  it('is shown as typed, with nothing that could run', async () => {
    const { message } = await writes(desk, id, '<script>alert(1)</script> **a**')
    expect(message.text).toBe('<script>alert(1)</script> **a**')
    expect(message.html).not.toContain('<script')
    expect(message.html).not.toContain('<strong')
  })

  it('carries the name that the customer gave', async () => {
    const named = await opened(desk, { name: 'Ada' })
    expect((await writes(desk, named, 'hi')).message.author).toEqual({ kind: 'customer', name: 'Ada' })
  })

  it('to a conversation that does not exist is not found', async () => {
    const nowhere = await receive(desk, '01900000-0000-7000-8000-0000000000ff', { clientMessageId: 'k', text: 'hi' })
    expect(nowhere).toEqual({ refused: 'notFound' })
  })
})

describe('a burst', () => {
  it('is read as far as one message may be long, the newest of it', async () => {
    for (const text of ['first '.repeat(1_300), 'second '.repeat(1_100), 'can I send it back?'])
      await writes(desk, id, text)
    await desk.clock.advance(1_000)
    const [{ query } = { query: '' }] = desk.retriever.searches
    expect(query.length).toBe(8_000)
    expect(query.endsWith('can I send it back?')).toBe(true)
  })
})

describe('a message that is sent again', () => {
  const sent = { clientMessageId: 'k', text: 'can I send it back?' }

  it('gets the first result, and changes nothing', async () => {
    const first = await receive(desk, id, sent)
    const before = await stateOf(desk, id)
    const second = await receive(desk, id, sent)
    expect(second).toEqual({ ...first, repeated: true })
    expect(await stateOf(desk, id)).toEqual(before)
  })

  it('gets the first result also where all copies come at once', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => receive(desk, id, sent)))
    expect(new Set(all.map((each) => JSON.stringify('message' in each && each.message))).size).toBe(1)
    expect(all.filter((each) => 'repeated' in each && !each.repeated)).toHaveLength(1)
    expect(await messagesOf(desk, id)).toHaveLength(1)
    await desk.clock.advance(desk.limits.BURST_MS)
    expect(await repliesOf(desk, id)).toHaveLength(1)
  })

  it('after it was answered is not answered again', async () => {
    await receive(desk, id, sent)
    await desk.clock.advance(1_000)
    await receive(desk, id, sent)
    await desk.clock.advance(60_000)
    expect(await repliesOf(desk, id)).toHaveLength(1)
  })

  it('with another text is refused, and the first one stands', async () => {
    await receive(desk, id, sent)
    expect(await receive(desk, id, { ...sent, text: 'something else' })).toEqual({ refused: 'otherBody' })
    expect((await messagesOf(desk, id)).map(({ text }) => text)).toEqual([sent.text])
  })

  it('is another message in another conversation', async () => {
    await receive(desk, id, sent)
    const other = await opened(desk)
    expect(await receive(desk, other, sent)).toMatchObject({ repeated: false })
  })
})

describe('fragments sent in a row', () => {
  it('get one reply that answers them all', async () => {
    const fragments = []
    for (const text of ['I bought a cup', 'it is broken', 'can I send it back?']) {
      fragments.push((await writes(desk, id, text)).message.id)
      await desk.clock.advance(desk.limits.BURST_MS - 1)
    }
    await desk.clock.advance(1_000)
    expect(await repliesOf(desk, id)).toHaveLength(1)
    expect(await judgementsOf(desk, id)).toMatchObject([{ answers: fragments, decision: 'answer' }])
    expect(desk.drafter.requests).toMatchObject([{ question: 'I bought a cup\nit is broken\ncan I send it back?' }])
  })

  it('sent all at once get one reply', async () => {
    await Promise.all(['one thing', 'another thing', 'a third thing'].map((text) => writes(desk, id, text)))
    await desk.clock.advance(1_000)
    expect(await repliesOf(desk, id)).toHaveLength(1)
    expect((await judgementsOf(desk, id))[0]?.answers).toHaveLength(3)
  })

  it('that are parted by a reply get one each', async () => {
    await asks(desk, id, 'can I send it back?')
    await asks(desk, id, 'and for a gift?')
    expect(await repliesOf(desk, id)).toHaveLength(2)
    expect((await judgementsOf(desk, id)).map(({ answers }) => answers.length)).toEqual([1, 1])
  })
})

describe('a message that comes while the assistant drafts', () => {
  it('calls that draft off and starts one new run over everything', async () => {
    const first = held('You can send an order back ')
    desk.drafter.next(first.script, saying(QUOTED))
    const one = await asks(desk, id, 'can I send it back?')
    expect(desk.drafter.requests).toHaveLength(1)
    const two = await writes(desk, id, 'it was a gift')
    expect(first.calledOff()).toBe(true)
    await desk.clock.advance(1_000)

    expect(await repliesOf(desk, id)).toHaveLength(1)
    expect(await judgementsOf(desk, id)).toMatchObject([{ answers: [one.message.id, two.message.id] }])
    expect(desk.drafter.requests[1]?.question).toBe('can I send it back?\nit was a gift')
  })

  it('takes down what was shown of it', async () => {
    const first = held(`${QUOTED}\n\nAnd `)
    desk.drafter.next(first.script)
    await asks(desk, id, 'can I send it back?')
    expect(desk.runs.draft(id)?.text).toContain('30 days')
    await writes(desk, id, 'it was a gift')
    expect(desk.runs.draft(id)).toBeUndefined()
    expect(draftStates(desk)).toEqual(['open', 'dropped'])
    await desk.clock.advance(1_000)
    expect(draftStates(desk)).toEqual(['open', 'dropped', 'open', 'posted'])
  })

  it('does not let the old draft through, even where its drafter does not hear that it is off', async () => {
    let release = () => {}
    const deaf = new Promise<void>((resolve) => {
      release = resolve
    })
    desk.drafter.next(async function* () {
      await deaf
      yield QUOTED
    })
    await asks(desk, id, 'can I send it back?')
    await asks(desk, id, 'it was a gift')
    release()
    await desk.clock.advance(1_000)
    expect(await repliesOf(desk, id)).toHaveLength(1)
    expect((await judgementsOf(desk, id))[0]?.answers).toHaveLength(2)
  })
})

async function judgementsOf(desk: TestDesk, id: string) {
  return (await eventsOf(desk, id)).flatMap(({ type, data }) => (type === 'answer.judged' ? [data] : []))
}

function draftStates(desk: TestDesk): string[] {
  return desk.notices.flatMap((notice) => (notice.kind === 'draft' ? [notice.state] : []))
}
