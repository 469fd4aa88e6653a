import { describe, expect, it } from 'vitest'
import { claim } from '../../src/desk/claim.ts'
import { relay } from '../../src/desk/relay.ts'
import { stop } from '../../src/desk/stop.ts'
import { asks, eventsOf, hired, repliesOf, stateOf, statusOf, writes } from '../fixtures/desk.ts'
import { desk, freshDesk, id } from '../fixtures/fresh-desk.ts'
import { held, QUOTED } from '../fixtures/scripted.ts'

freshDesk()

const question = 'can I send it back?'

describe('an agent who takes over while the assistant drafts [S83]', () => {
  for (const how of ['writes', 'claims'] as const) {
    it(`and ${how}: the draft is dropped and never posted`, async () => {
      const draft = held(`${QUOTED}\n\nAnd `)
      desk.drafter.next(draft.script)
      await asks(desk, id, question)
      const ann = await hired(desk, 'Ann')
      if (how === 'writes') await relay(desk, id, ann, { clientMessageId: 'a1', text: 'I have it.' })
      else await claim(desk, id, ann)
      expect(draft.calledOff()).toBe(true)
      draft.goOn('Gift wrapping is free of charge. [3]')
      await desk.clock.advance(60_000)
      expect(await repliesOf(desk, id)).toEqual([])
      expect((await eventsOf(desk, id)).map(({ type }) => type)).not.toContain('answer.judged')
      expect(await desk.store.intent(id)).toBeUndefined()
      expect(draftStates().at(-1)).toBe('dropped')
    })
  }

  it('in the very moment of posting: the epoch refuses the reply', async () => {
    const ann = await hired(desk, 'Ann')
    desk.drafter.next(async function* () {
      yield QUOTED
      // Another process, of which this one's runs know nothing.
      const { epoch, seq } = await stateOf(desk, id)
      const data = { agentId: ann.id, agentName: ann.name }
      const claimed = {
        type: 'conversation.claimed' as const,
        at: desk.clock.now(),
        actor: { kind: 'agent' as const },
        data,
      }
      await desk.store.append(id, seq, [claimed], { clear: true })
      expect((await stateOf(desk, id)).epoch).toBe(epoch + 1)
    })
    await asks(desk, id, question)
    expect(await repliesOf(desk, id)).toEqual([])
    expect(draftStates().at(-1)).toBe('dropped')
  })
})

describe('stopping', () => {
  it('drops the draft, keeps nothing of it and owes no reply', async () => {
    const draft = held(`${QUOTED}\n\nAnd `)
    desk.drafter.next(draft.script)
    await asks(desk, id, question)
    expect(await stop(desk, id)).toEqual({ stopped: true })
    await desk.clock.advance(120_000)
    expect(await repliesOf(desk, id)).toEqual([])
    expect(await desk.store.intent(id)).toBeUndefined()
    expect(draft.calledOff()).toBe(true)
  })

  it('before the draft began is stopping too', async () => {
    await writes(desk, id, question)
    expect(await stop(desk, id)).toEqual({ stopped: true })
    await desk.clock.advance(10_000)
    expect(desk.drafter.requests).toEqual([])
  })

  it('says that there was nothing to stop', async () => {
    expect(await stop(desk, id)).toEqual({ stopped: false })
    await asks(desk, id, question)
    expect(await stop(desk, id)).toEqual({ stopped: false })
    expect(await repliesOf(desk, id)).toHaveLength(1)
  })

  it('while the brief is written brings in nobody', async () => {
    desk.retriever.decides('handoff')
    const search = desk.retriever.search
    let searches = 0
    desk.retriever.search = async (request) => {
      // The second search is for the brief's suggestion.
      if (++searches === 2) await stop(desk, id)
      return search(request)
    }
    await asks(desk, id, 'can I pay with shells?')
    expect(searches).toBe(2)
    expect(await statusOf(desk, id)).toEqual({ kind: 'answering' })
    expect(await repliesOf(desk, id)).toEqual([])
  })

  it('leaves the next question to be answered', async () => {
    desk.drafter.next(held('You can ').script)
    await asks(desk, id, question)
    await stop(desk, id)
    await asks(desk, id, 'what does gift wrapping cost?')
    expect(await repliesOf(desk, id)).toHaveLength(1)
    expect(desk.drafter.requests[1]?.question).toBe('what does gift wrapping cost?')
  })

  it('is refused where there is no such conversation', async () => {
    expect(await stop(desk, 'nowhere')).toEqual({ refused: 'notFound' })
  })
})

function draftStates(): string[] {
  return desk.notices.flatMap((notice) => (notice.kind === 'draft' ? [notice.state] : []))
}
