import { describe, expect, it } from 'vitest'
import { claim } from '../../src/desk/claim.ts'
import { edit } from '../../src/desk/edit.ts'
import { relay } from '../../src/desk/relay.ts'
import { customerSnapshot, staffSnapshot } from '../../src/desk/snapshot.ts'
import { stop } from '../../src/desk/stop.ts'
import { askForPerson } from '../../src/desk/waiting.ts'
import { applyToSnapshot } from '../../src/domain/snapshot.ts'
import { forReader } from '../../src/domain/visibility.ts'
import { asks, eventsOf, hired, messagesOf, repliesOf, stateOf, writes } from '../fixtures/desk.ts'
import { desk, freshDesk, id } from '../fixtures/fresh-desk.ts'
import { held, QUOTED, saying } from '../fixtures/scripted.ts'

freshDesk()

const right = 'can I send a gift back?'

async function answersOf(): Promise<string[][]> {
  return (await eventsOf(desk, id)).flatMap(({ type, data }) => (type === 'answer.judged' ? [data.answers] : []))
}

describe('a message that is put right', () => {
  it('is told as an event, and stands in every snapshot as it is now, with what it was', async () => {
    const { message } = await writes(desk, id, 'can I send a git back?')
    const before = await customerSnapshot(desk, await stateOf(desk, id))
    await edit(desk, id, message.id, right)
    const after = await stateOf(desk, id)
    const news = forReader(await desk.store.events(id, before.seq, 10), 'customer', before.seq)
    expect(news).toMatchObject([{ type: 'message.edited', data: { messageId: message.id, text: right } }])
    const fresh = await customerSnapshot(desk, after)
    expect(news.reduce(applyToSnapshot, before)).toEqual(fresh)
    const edited = { id: message.id, text: right, edited: { was: ['can I send a git back?'] } }
    expect(fresh.messages).toMatchObject([edited])
    expect((await staffSnapshot(desk, after)).messages).toMatchObject([edited])
    expect(after.lastMessage).toMatchObject({ author: 'customer', text: right })
  })

  it('is shown as typed, with nothing that could run', async () => {
    const { message } = await writes(desk, id, 'hello')
    await edit(desk, id, message.id, '<img src=x onerror=alert(1)> **a**')
    const [{ html } = { html: '' }] = (await customerSnapshot(desk, await stateOf(desk, id))).messages
    expect(html).not.toContain('<img')
    expect(html).not.toContain('<strong')
  })

  it('calls the running draft off, and the one reply is to what it says now', async () => {
    const first = held(`${QUOTED}\n\nAnd `)
    desk.drafter.next(first.script, saying(QUOTED))
    const { message } = await asks(desk, id, 'can I send it back?')
    expect(desk.runs.draft(id)).toBeDefined()
    await edit(desk, id, message.id, right)
    expect(first.calledOff()).toBe(true)
    expect(desk.runs.draft(id)).toBeUndefined()
    await desk.clock.advance(1_000)
    expect(await repliesOf(desk, id)).toHaveLength(1)
    expect(await answersOf()).toEqual([[message.id]])
    expect(desk.drafter.requests.map(({ question }) => question)).toEqual(['can I send it back?', right])
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
    const { message } = await asks(desk, id, 'can I send it back?')
    await edit(desk, id, message.id, right)
    expect((await stateOf(desk, id)).epoch).toBe(2)
    release()
    await desk.clock.advance(1_000)
    expect(await repliesOf(desk, id)).toHaveLength(1)
    expect(desk.drafter.requests.at(-1)?.question).toBe(right)
  })

  it('within a burst is read in its place', async () => {
    const { message } = await writes(desk, id, 'I bought a cap')
    const { message: second } = await writes(desk, id, 'can I send it back?')
    await edit(desk, id, message.id, 'I bought a cup')
    await desk.clock.advance(1_000)
    expect(desk.drafter.requests.map(({ question }) => question)).toEqual(['I bought a cup\ncan I send it back?'])
    expect(await answersOf()).toEqual([[message.id, second.id]])
  })

  it('is answered also where the reply to it had been stopped', async () => {
    const { message } = await writes(desk, id, 'can I send it back?')
    await stop(desk, id)
    await edit(desk, id, message.id, right)
    await desk.clock.advance(1_000)
    expect(await answersOf()).toEqual([[message.id]])
  })

  it('with the text that it has changes nothing, also once it was answered', async () => {
    const { message } = await writes(desk, id, 'can I send it back?')
    await edit(desk, id, message.id, right)
    await desk.clock.advance(1_000)
    const before = await stateOf(desk, id)
    expect(await edit(desk, id, message.id, right)).toMatchObject({ events: [] })
    expect(await stateOf(desk, id)).toEqual(before)
  })
})

describe('a message stays as it is', () => {
  it('once the assistant has replied', async () => {
    const { message } = await writes(desk, id, 'can I send it back?')
    await desk.clock.advance(1_000)
    expect(await edit(desk, id, message.id, right)).toEqual({ refused: 'answered' })
    expect((await messagesOf(desk, id))[0]?.text).toBe('can I send it back?')
  })

  it('where it is the assistant’s, or nobody’s', async () => {
    await writes(desk, id, 'can I send it back?')
    await desk.clock.advance(1_000)
    const [reply] = await repliesOf(desk, id)
    for (const other of [reply?.id ?? '', 'nothing']) {
      expect(await edit(desk, id, other, right)).toEqual({ refused: 'unknownMessage' })
    }
  })

  it('once an agent has replied, and not because one has come', async () => {
    const agent = await hired(desk, 'Ann')
    await askForPerson(desk, id, {})
    const { message } = await writes(desk, id, 'it is the blue one')
    await claim(desk, id, agent)
    await edit(desk, id, message.id, 'it is the red one')
    expect((await customerSnapshot(desk, await stateOf(desk, id))).messages.at(-1)?.text).not.toBe('it is the blue one')
    await relay(desk, id, agent, { clientMessageId: 'a', text: 'I see.' })
    expect(await edit(desk, id, message.id, 'it is the green one')).toEqual({ refused: 'answered' })
  })
})

describe('an agent', () => {
  it('does not overtake unseen what was put right while they wrote', async () => {
    const agent = await hired(desk, 'Ann')
    await askForPerson(desk, id, {})
    await claim(desk, id, agent)
    const { message } = await writes(desk, id, 'it is the blue one')
    const { seq: seenSeq } = await stateOf(desk, id)
    await edit(desk, id, message.id, 'it is the red one')
    const sent = await relay(desk, id, agent, { clientMessageId: 'a', text: 'The blue one.', seenSeq })
    expect(sent).toMatchObject({ refused: 'unseen', events: [{ type: 'message.edited' }] })
  })
})
