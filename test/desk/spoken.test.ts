import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { languageName, phrases, say, spokenLang } from '../../src/answering/phrases.ts'
import { leaveQueue } from '../../src/desk/waiting.ts'
import { localeOf, spokenLanguages } from '../../src/domain/spoken.ts'
import { asksForPerson, messagesOf, openDesk, opened, repliesTo, type TestDesk } from '../fixtures/desk.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk.close())

const lastLine = async (id: string) => (await messagesOf(desk, id)).at(-1)?.text ?? ''

describe('what the desk says', () => {
  it.each(spokenLanguages)('is in the language of the customer’s browser: %s', async (lang) => {
    const id = await opened(desk, { locale: localeOf(lang) })
    await asksForPerson(desk, id)
    expect(await lastLine(id)).toContain(phrases[lang].handoffRequested)
    await leaveQueue(desk, id)
    expect(await lastLine(id)).toBe(phrases[lang].leftQueue)
  })

  it.each(['ru', 'tr', 'ar', 'he', 'zh', 'ja', 'pl', 'sv'] as const)('is in %s for who writes it', async (lang) => {
    const id = await opened(desk, { locale: 'en' })
    desk.retriever.speaks(() => lang)
    desk.retriever.decides('clarify')
    const [reply] = await repliesTo(desk, id, 'kettle 2000?')
    expect(reply?.text).toBe(say(lang, 'clarifyForeign', { language: languageName(lang, 'en') }))
  })

  it('is in the browser’s language for who writes one that Bellhop does not speak', async () => {
    const id = await opened(desk, { locale: 'sv' })
    desk.retriever.speaks(() => 'fi')
    desk.retriever.decides('clarify')
    const [reply] = await repliesTo(desk, id, 'Miten palautan tilauksen?')
    expect(reply?.text).toBe(say('sv', 'clarifyForeign', { language: 'engelska' }))
    expect(spokenLang('fi')).toBe('en')
  })
})
