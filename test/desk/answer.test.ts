import { beforeEach, describe, expect, it } from 'vitest'
import { say } from '../../src/answering/phrases.ts'
import { defaultSettings } from '../../src/protocol/settings.ts'
import { asks, eventsOf, repliesTo, stateOf, statusOf } from '../fixtures/desk.ts'
import { desk, freshDesk, id } from '../fixtures/fresh-desk.ts'
import { QUOTED } from '../fixtures/scripted.ts'

freshDesk()

const talk = (...texts: string[]) => repliesTo(desk, id, ...texts)

async function typesOf(): Promise<string[]> {
  return (await eventsOf(desk, id)).map(({ type }) => type)
}

describe('where the articles hold the answer', () => {
  it('it is given with its sources', async () => {
    const [reply] = await talk('can I send it back?')
    expect(reply).toMatchObject({ decision: 'answer', text: QUOTED, author: { kind: 'bot', name: 'Bellhop' } })
    expect(reply?.citations).toEqual([
      {
        n: 1,
        articleId: 'orders/returns',
        title: 'Returns',
        heading: 'Send it back',
        url: 'https://desk.example/help/orders/returns#send-it-back',
        revision: 'r-orders/returns',
      },
    ])
    expect(await desk.store.intent(id)).toBeUndefined()
  })

  it('the judgement keeps what was looked at', async () => {
    await talk('can I send it back?')
    const judged = (await eventsOf(desk, id)).find(({ type }) => type === 'answer.judged')
    expect(judged?.data).toMatchObject({
      decision: 'answer',
      query: 'can I send it back?',
      drafter: 'scripted',
      considered: [{ articleId: 'orders/returns', title: 'Returns', heading: 'Send it back', score: 0.9 }, {}, {}],
    })
  })

  it('a follow-up is searched and drafted with the turn before', async () => {
    await talk('can I send it back?', 'and how long does that take?')
    expect(desk.retriever.searches[1]?.history).toEqual([
      { role: 'customer', text: 'can I send it back?' },
      { role: 'assistant', text: `${QUOTED}\nReturns` },
    ])
    expect(desk.drafter.requests[1]?.history).toEqual([
      { role: 'customer', text: 'can I send it back?' },
      { role: 'assistant', text: QUOTED },
    ])
  })

  it('the turns before are told apart from the question by what they are, not by what they say', async () => {
    await talk('gift wrapping', 'is gift wrapping possible on weekends?')
    expect(desk.drafter.requests[1]?.history).toContainEqual({ role: 'customer', text: 'gift wrapping' })
  })
})

describe('where one question would help', () => {
  beforeEach(() => desk.retriever.decides('clarify'))

  it('it is asked, with close articles to tap', async () => {
    const [reply] = await talk('it does not work')
    expect(reply).toMatchObject({ decision: 'clarify', text: say('en', 'clarifyAmong', {}) })
    expect(reply?.suggestions).toEqual(['Returns', 'Delivery', 'Gift wrapping'])
    expect(await statusOf(desk, id)).toEqual({ kind: 'answering' })
  })

  it('it is asked once, and then a person comes', async () => {
    const [, second] = await talk('it does not work', 'well, the thing')
    expect(second?.decision).toBe('handoff')
    expect(await stateOf(desk, id)).toMatchObject({ status: { kind: 'queued' }, handoff: { reason: 'low_confidence' } })
  })

  it('an answer in between allows another one', async () => {
    desk.retriever.decides('answer', 'send')
    const all = await talk('it does not work', 'can I send it back?', 'it does not work either')
    expect(all.map(({ decision }) => decision)).toEqual(['clarify', 'answer', 'clarify'])
  })
})

describe('where the articles cover the topic but not the question', () => {
  it('a person is brought in, with what was tried in the brief', async () => {
    desk.retriever.decides('handoff')
    const [reply] = await talk('can I pay with shells?')
    expect(reply?.text).toContain(say('en', 'handoffNoAnswer', {}))
    expect(reply?.citations).toEqual([])
    const { handoff } = await stateOf(desk, id)
    expect(handoff).toMatchObject({ reason: 'low_confidence', rule: 'articles_fall_short' })
    expect(handoff?.brief).toMatchObject({
      wants: 'can I pay with shells?',
      tried: [{ query: 'can I pay with shells?', messageId: reply?.id }],
    })
  })
})

describe('where the question is about something else', () => {
  beforeEach(() => desk.retriever.decides('decline'))

  it('it is declined and a person offered, and nobody is queued', async () => {
    desk.set({ assistant: { ...defaultSettings.assistant, helpsWith: 'orders and returns' } })
    const [reply] = await talk('who won the world cup?')
    expect(reply).toMatchObject({ decision: 'decline', citations: [] })
    expect(reply?.text).toContain('orders and returns')
    expect(await statusOf(desk, id)).toEqual({ kind: 'answering' })
    expect(await typesOf()).toContain('handoff.offered')
    expect(desk.drafter.requests).toEqual([])
  })

  it('“yes” takes up the offer', async () => {
    await talk('who won the world cup?', 'yes please')
    expect(await stateOf(desk, id)).toMatchObject({ status: { kind: 'queued' }, handoff: { reason: 'accepted_offer' } })
  })

  it('“yes” a turn later is only a word', async () => {
    desk.retriever.decides('answer', 'send')
    const [, , yes] = await talk('who won the world cup?', 'can I send it back?', 'yes')
    expect(yes?.decision).toBe('smalltalk')
    expect(await statusOf(desk, id)).toEqual({ kind: 'answering' })
  })

  it('twice in a row brings in a person', async () => {
    await talk('who won the world cup?', 'and the one before, in 2018?')
    expect((await stateOf(desk, id)).handoff).toMatchObject({ reason: 'loop_limit', rule: 'fruitless_turns.2' })
  })

  it('after a clarifying question brings in a person too', async () => {
    desk.retriever.decides('clarify', 'work')
    await talk('it does not work', 'who won the world cup?')
    expect((await stateOf(desk, id)).handoff?.reason).toBe('loop_limit')
  })
})

describe('the turn cap', () => {
  it('brings in a person, and not one turn before', async () => {
    desk.set({ handoff: { ...defaultSettings.handoff, turnCap: 3 } })
    await talk('send one?', 'wrap two?', 'post three?')
    expect(await statusOf(desk, id)).toEqual({ kind: 'answering' })
    await talk('keep four?')
    expect((await stateOf(desk, id)).handoff).toMatchObject({ reason: 'turn_cap', rule: 'turn_cap.3' })
  })
})

describe('courtesies', () => {
  it('are returned without looking anything up', async () => {
    const all = await talk('Hello!', 'how are you?', 'thanks a lot', 'bye')
    expect(all.map(({ text }) => text)).toEqual(
      (['greeted', 'howAreYou', 'thanked', 'goodbye'] as const).map((key) => say('en', key, {})),
    )
    expect(desk.retriever.searches).toEqual([])
    expect(desk.drafter.requests).toEqual([])
  })

  it('“are you a bot?” is answered with the truth, and is no request for a person', async () => {
    const all = await talk('are you a bot?', 'am I talking to a human?')
    for (const { text, decision } of all) {
      expect(decision).toBe('smalltalk')
      expect(text).toContain('AI assistant, not a person')
    }
    expect(await statusOf(desk, id)).toEqual({ kind: 'answering' })
  })

  it('with a question behind them are a question', async () => {
    const [reply] = await talk('hi, can I send it back?')
    expect(reply?.decision).toBe('answer')
  })
})

describe('a person is offered beside the answer', () => {
  it('to someone who is upset', async () => {
    const [reply] = await talk('this is ridiculous, I am furious! can I send it back?')
    expect(reply?.text).toBe(`${QUOTED}\n\n${say('en', 'offerPersonUpset', {})}`)
    expect((await stateOf(desk, id)).offered).toBe(true)
  })

  it('to someone who complains, with the answer to how where the articles hold it', async () => {
    const [reply] = await talk('can I send it back? I want to file a complaint about your service')
    expect(reply?.text).toBe(`${QUOTED}\n\n${say('en', 'offerPersonUpset', {})}`)
    const offered = (await eventsOf(desk, id)).find(({ type }) => type === 'handoff.offered')
    expect(offered?.data).toEqual({ reason: 'complaint', rule: 'complaint.en' })
  })

  it('and taken up by a yes, with the complaint in the brief', async () => {
    await talk('can I send it back? I want to file a complaint about your service', 'yes please')
    const { status, handoff } = await stateOf(desk, id)
    expect(status.kind).toBe('queued')
    expect(handoff).toMatchObject({ reason: 'accepted_offer', brief: { complains: true } })
  })

  it('to someone who asks the same a third time', async () => {
    const all = await talk('can I send it back?', 'can I send it back', 'can I send it back?!')
    expect(all.map(({ text }) => text.includes(say('en', 'offerPersonRepeated', {})))).toEqual([false, false, true])
  })

  it('also beside a clarifying question, in words', async () => {
    desk.retriever.decides('clarify')
    const [reply] = await talk('I am furious, this is ridiculous, it does not work')
    expect(reply).toMatchObject({ decision: 'clarify' })
    expect(reply?.text).toContain(say('en', 'offerPersonUpset', {}))
  })
})

describe('a person is brought in by words alone', () => {
  const requests: [lang: string, text: string][] = [
    ['en', 'I want to speak to a human'],
    ['en', 'human please'],
    ['de', 'Ich möchte mit einem Menschen sprechen'],
    ['fr', 'Je voudrais parler à un conseiller'],
    ['es', 'Quiero hablar con una persona'],
    ['sr', 'Hoću da razgovaram sa čovekom'],
    ['sr', 'Хоћу да разговарам са човеком'],
  ]
  for (const [lang, text] of requests) {
    it(`in ${lang}: ${text}`, async () => {
      desk.retriever.speaks(() => lang)
      const [reply] = await talk(text)
      const { status, handoff } = await stateOf(desk, id)
      expect(status.kind).toBe('queued')
      expect(handoff).toMatchObject({ reason: 'customer_request', rule: `asks_for_person.${lang}` })
      const spoken = /\p{Script=Cyrillic}/u.test(text) ? 'sr-Cyrl' : lang
      expect(reply?.text).toContain(say(spoken, 'handoffRequested', {}))
      expect(desk.drafter.requests).toEqual([])
    })
  }
})

describe('sensitive topics', () => {
  const topics: [topic: string, text: string][] = [
    ['legal', 'you will hear from my lawyer'],
    ['account_security', 'my account was hacked'],
    ['violence', 'I will kill you'],
    ['regulator', 'I will file a complaint with the data protection authority'],
    ['self_harm', 'I want to kill myself'],
  ]
  for (const [topic, text] of topics) {
    it(`bring in a person at once: ${topic}`, async () => {
      await talk(text)
      expect((await stateOf(desk, id)).handoff).toMatchObject({
        reason: 'sensitive_topic',
        rule: `sensitive.${topic}`,
      })
    })
  }

  it('name help to someone in danger, also where they wait already', async () => {
    desk.set({ hours: { timeZone: 'UTC', weekly: {}, holidays: [] } })
    const [first, second] = await talk('I want to kill myself', 'I really want to kill myself')
    expect(first?.text).toContain('emergency number')
    expect(second?.text).toContain('emergency number')
  })
})

describe('a question among other things', () => {
  it('is looked up on its own, and the surest finding stands', async () => {
    desk.retriever.decides('decline')
    desk.retriever.decides('answer', 'how can I send it back?')
    desk.retriever.decides('decline', 'My aunt is ill')
    const [reply] = await talk('Hello there. My aunt is ill. I want to know how can I send it back?')
    expect(reply).toMatchObject({ decision: 'answer', text: QUOTED })
    const queries = desk.retriever.searches.map(({ query }) => query)
    expect(queries).toEqual([
      'Hello there. My aunt is ill. I want to know how can I send it back?',
      'how can I send it back?',
    ])
  })

  it('is not looked for where the whole message is answered', async () => {
    await talk('My aunt is ill. how can I send it back?')
    expect(desk.retriever.searches).toHaveLength(1)
  })
})

describe('what goes on from before and is not found', () => {
  it('is asked about once before a person is brought in', async () => {
    await talk('can I send it back?')
    desk.retriever.decides('handoff')
    const [asked] = await talk('and for how long?')
    expect(asked?.decision).toBe('clarify')
    const [brought] = await talk('and for how much?')
    expect(brought?.decision).toBe('handoff')
  })
})

describe('someone who is only upset', () => {
  it('is met as such, and offered a person', async () => {
    desk.retriever.decides('decline')
    const [reply] = await talk('THIS IS RIDICULOUS!!! I am furious, this is a scandal!!!')
    expect(reply).toMatchObject({ decision: 'decline', text: say('en', 'offerPersonUpset', {}) })
    expect(await typesOf()).toContain('handoff.offered')
  })
})

describe('a complaint that no article says anything on', () => {
  it('is met as such, and offered a person rather than handed over', async () => {
    desk.retriever.decides('decline')
    const [reply] = await talk('I want to lodge a complaint')
    expect(reply).toMatchObject({ decision: 'decline', text: say('en', 'offerPersonUpset', {}) })
    expect((await stateOf(desk, id)).status).toEqual({ kind: 'answering' })
  })
})

describe('a reply that another process has made already', () => {
  it('is not made again by a run whose lease had lapsed', async () => {
    await asks(desk, id, 'can I send it back?')
    const events = await eventsOf(desk, id)
    expect(events.filter(({ type }) => type === 'answer.judged')).toHaveLength(1)
    desk.drafter.next(async function* () {
      const state = await stateOf(desk, id)
      await desk.store.append(id, state.seq, [], { clear: true })
      yield QUOTED
    })
    await asks(desk, id, 'can I send it back today?')
    expect((await eventsOf(desk, id)).filter(({ type }) => type === 'answer.judged')).toHaveLength(1)
  })
})
