import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { say } from '../../src/answering/phrases.ts'
import { eventsOf, openDesk, opened, repliesTo, type TestDesk } from '../fixtures/desk.ts'
import { QUOTED } from '../fixtures/scripted.ts'

let desk: TestDesk
let id: string
beforeEach(async () => {
  desk = await openDesk()
  id = await opened(desk)
})
afterEach(() => desk.close())

const reply = async (text: string) => (await repliesTo(desk, id, text))[0]

describe('a customer who writes in a language without articles', () => {
  beforeEach(() => desk.retriever.speaks(() => 'de'))

  it('gets the answer of an article in another, and is told so', async () => {
    const answered = await reply('Kann ich das zurückgeben?')
    expect(answered).toMatchObject({ decision: 'answer' })
    expect(answered?.text).toBe(`${say('de', 'fromForeign', { language: 'Englisch' })}\n\n${QUOTED}`)
    expect(answered?.citations).toHaveLength(1)
  })

  it('is asked for another language once rather than sent away, and then gets a person', async () => {
    desk.retriever.decides('decline')
    const asked = await reply('Wie binde ich meine Schuhe?')
    expect(asked).toMatchObject({ decision: 'clarify', text: say('de', 'clarifyForeign', { language: 'Englisch' }) })
    expect(asked?.suggestions ?? []).toEqual([])
    const judged = (await eventsOf(desk, id)).find(({ type }) => type === 'answer.judged')
    expect(JSON.stringify(judged?.data)).toContain('the articles are in “en”')
    expect(await reply('Die Schuhe meine ich.')).toMatchObject({ decision: 'handoff' })
  })

  it('still has the articles to choose from where some come near', async () => {
    desk.retriever.decides('clarify')
    const asked = await reply('Rückgabe oder Lieferung')
    expect(asked?.text).toBe(say('de', 'clarifyForeign', { language: 'Englisch' }))
    expect(asked?.suggestions).toEqual(['Returns', 'Delivery', 'Gift wrapping'])
  })

  it('is declined as before once they write in the language of the articles', async () => {
    desk.retriever.speaks(() => 'en')
    desk.retriever.decides('decline')
    expect(await reply('How do I tie my shoes?')).toMatchObject({ decision: 'decline' })
  })
})

describe('a message whose language nothing tells', () => {
  it('is not said to be foreign for the sake of a browser in another language', async () => {
    id = await opened(desk, { locale: 'de' })
    expect((await reply('kettle 2000'))?.text).toBe(QUOTED)
  })
})
