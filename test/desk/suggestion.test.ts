import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { claim } from '../../src/desk/claim.ts'
import { relay } from '../../src/desk/relay.ts'
import { suggestion, turnDown } from '../../src/desk/suggestion.ts'
import type { Message } from '../../src/domain/events.ts'
import {
  asks,
  asksForPerson,
  eventsOf,
  hired,
  type Member,
  messagesOf,
  openDesk,
  opened,
  stateOf,
  type TestDesk,
  writes,
} from '../fixtures/desk.ts'
import { INVENTED, QUOTED, saying } from '../fixtures/scripted.ts'

let desk: TestDesk
let ann: Member
let id: string
beforeEach(async () => {
  desk = await openDesk()
  ann = await hired(desk, 'Ann')
  id = await opened(desk, { name: 'Mira' })
})
afterEach(() => desk.close())

const never = new AbortController().signal

/** A conversation that Ann holds, whose customer asked this. */
async function heldAsking(text: string) {
  await asksForPerson(desk, id)
  await claim(desk, id, ann)
  await writes(desk, id, text)
}

async function suggested() {
  const found = await suggestion(desk, id, never)
  if (!('suggestion' in found)) throw new Error(JSON.stringify(found))
  return found.suggestion
}

const send = (text: string, more = {}) => relay(desk, id, ann, { clientMessageId: desk.ids.next(), text, ...more })
const judgedIn = async () =>
  (await eventsOf(desk, id)).flatMap(({ type, data }) => (type === 'suggestion.judged' ? [data] : []))

describe('a suggested reply', () => {
  it('is drafted and verified from the articles, with its sources beside it and no numbers in it', async () => {
    await heldAsking('can I send it back?')
    desk.drafter.next(saying(QUOTED))
    const { text, citations, drafter, answers } = await suggested()
    expect(text).toBe('You can send an order back within 30 days of delivery.')
    expect(citations).toMatchObject([{ n: 1, articleId: 'orders/returns' }])
    expect(drafter).toBe(desk.drafter.name)
    expect(answers).toEqual([(await messagesOf(desk, id)).at(-1)?.id])
  })

  it('changes nothing by itself', async () => {
    await heldAsking('can I send it back?')
    const { seq } = await stateOf(desk, id)
    await suggested()
    expect((await stateOf(desk, id)).seq).toBe(seq)
  })

  it('answers the question before, where the customer only asked for a person since', async () => {
    desk.retriever.decides('handoff')
    const { message } = await asks(desk, id, 'how do I wrap a gift?')
    await writes(desk, id, 'human please')
    await claim(desk, id, ann)
    desk.retriever.decides('answer')
    expect((await suggested()).answers).toEqual([message.id])
  })

  it('is not made where nothing was asked, or an agent has had the last word', async () => {
    await asksForPerson(desk, id)
    expect(await suggestion(desk, id, never)).toMatchObject({ none: { why: 'nothing_asked' } })
    await claim(desk, id, ann)
    await writes(desk, id, 'can I send it back?')
    await send('One moment')
    expect(await suggestion(desk, id, never)).toMatchObject({ none: { why: 'nothing_asked' } })
    await writes(desk, id, 'thanks!')
    expect(await suggestion(desk, id, never)).toMatchObject({ none: { why: 'nothing_asked' } })
  })

  it('is not made where no article is likely to answer; what came nearest is named', async () => {
    await heldAsking('what is the weather on Mars?')
    desk.retriever.decides('handoff')
    const found = await suggestion(desk, id, never)
    expect(found).toMatchObject({ none: { why: 'not_covered' } })
  })

  it('is not made of what cannot be verified', async () => {
    await heldAsking('can I send it back?')
    desk.drafter.next(saying(INVENTED), saying(INVENTED))
    expect(await suggestion(desk, id, never)).toMatchObject({ none: { why: 'not_verified' } })
  })

  it('is for no conversation that does not exist or was erased', async () => {
    expect(await suggestion(desk, 'unknown', never)).toEqual({ refused: 'notFound' })
    await desk.store.eraseConversation(id, desk.clock.now())
    expect(await suggestion(desk, id, never)).toEqual({ refused: 'erased' })
  })
})

describe('what becomes of a suggested reply', () => {
  it('is accepted where it was sent as it was, and goes out with its sources', async () => {
    await heldAsking('can I send it back?')
    const { id: suggestionId, text, citations } = await suggested()
    const sent = (await send(text, { suggestionId })) as { message: Message }
    expect(sent.message.citations).toEqual(citations)
    expect(await judgedIn()).toEqual([
      { suggestionId, messageId: sent.message.id, verdict: 'accepted', distance: 0, drafter: desk.drafter.name },
    ])
  })

  it('is edited by as much as was changed', async () => {
    await heldAsking('can I send it back?')
    const { id: suggestionId, text } = await suggested()
    await send(`Hi Mira! ${text}`, { suggestionId })
    const [judged] = await judgedIn()
    expect(judged).toMatchObject({ verdict: 'edited' })
    expect(judged?.distance).toBeCloseTo(9 / (text.length + 9), 2)
  })

  it('is rejected where something else was sent with it before the agent’s eyes, which then cites nothing', async () => {
    await heldAsking('can I send it back?')
    const { id: suggestionId } = await suggested()
    const sent = (await send('Please hold, a colleague of mine joins us', { suggestionId })) as { message: Message }
    expect(sent.message.citations).toEqual([])
    expect(await judgedIn()).toMatchObject([{ verdict: 'rejected' }])
  })

  it('is judged once, whatever is sent later', async () => {
    await heldAsking('can I send it back?')
    const { id: suggestionId, text } = await suggested()
    await send(text, { suggestionId })
    const again = (await send(text, { suggestionId })) as { message: Message }
    expect(again.message.citations).toEqual([])
    expect(await judgedIn()).toHaveLength(1)
  })

  it('is not judged by a note, nor by a message that is sent again', async () => {
    await heldAsking('can I send it back?')
    const { id: suggestionId, text } = await suggested()
    await send('Careful', { suggestionId, note: true })
    expect(await judgedIn()).toEqual([])
    const once = { clientMessageId: 'once', suggestionId }
    await send(text, once)
    await send(text, once)
    expect(await judgedIn()).toHaveLength(1)
  })

  it('keeps nobody from sending where it is unknown or another conversation’s', async () => {
    await heldAsking('can I send it back?')
    const { id: suggestionId, text } = await suggested()
    const first = id
    id = await opened(desk)
    await heldAsking('can I send it back?')
    expect(await send(text, { suggestionId })).toHaveProperty('message')
    expect(await send(text, { suggestionId: 'made up' })).toHaveProperty('message')
    expect(await judgedIn()).toEqual([])
    id = first
    expect(await judgedIn()).toEqual([])
  })

  it('is recorded where it is turned down, once', async () => {
    await heldAsking('can I send it back?')
    const { id: suggestionId } = await suggested()
    await turnDown(desk, id, ann, suggestionId)
    expect(await judgedIn()).toMatchObject([{ suggestionId, verdict: 'rejected', distance: 1 }])
    expect(await turnDown(desk, id, ann, suggestionId)).toEqual({ refused: 'unknownSuggestion' })
  })

  it('counts for the brief’s own reply too, which is named by the handoff', async () => {
    await asks(desk, id, 'can I send it back?')
    await asksForPerson(desk, id)
    await claim(desk, id, ann)
    const { handoff } = await stateOf(desk, id)
    const reply = handoff?.brief.suggestedReply
    expect(reply?.text).toContain('[1]')
    const text = reply?.text.replace(/ \[1\]/g, '') ?? ''
    const sent = (await send(text, { suggestionId: handoff?.id })) as { message: Message }
    expect(sent.message.citations).toEqual(reply?.citations)
    await send(text, { suggestionId: handoff?.id })
    expect(await judgedIn()).toMatchObject([{ verdict: 'accepted', drafter: 'quote' }])
  })

  it('is measured by what the agent wrote where that was translated', async () => {
    await heldAsking('can I send it back?')
    const { id: suggestionId, text } = await suggested()
    const sent = (await send('Sie können es binnen 30 Tagen zurückschicken.', { suggestionId, original: text })) as {
      message: Message
    }
    expect(sent.message.original).toBe(text)
    expect(await judgedIn()).toMatchObject([{ verdict: 'accepted' }])
  })
})
