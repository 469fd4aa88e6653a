import { describe, expect, it } from 'vitest'
import { quoteDrafter } from '../../src/drafting/quote.ts'
import { passages } from '../answering/passages.ts'

const request = {
  question: 'How do I return a lamp?',
  query: 'How do I return a lamp?',
  history: [],
  lang: 'en',
  signal: new AbortController().signal,
}

async function pieces(of: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = []
  for await (const piece of of) all.push(piece)
  return all
}

describe('the quoting drafter', () => {
  it('streams its quote sentence by sentence', async () => {
    const given = passages('You can return a lamp within 30 days. Bring the receipt.')
    expect(await pieces(quoteDrafter().draft({ ...request, passages: given }))).toEqual([
      'From “Returns” [1]:\n\n',
      'You can return a lamp within 30 days. ',
      'Bring the receipt.',
    ])
  })

  it('quotes the same again where the same is asked again, and something new where it is another question', async () => {
    const shop = [...'abcdefghijklmnop'].map((end) => `Lamps are sent back to the shop ${end}.`).join(' ')
    const lamps = `You can return a lamp within 30 days. ${shop}`
    const byPost = 'You can return a lamp by post as well, and the label is free.'
    const given = passages(
      { markdown: lamps, trail: ['Lamps'], articleId: 'a' },
      { markdown: byPost, trail: ['Return a lamp by post'], articleId: 'a', position: 1 },
    )
    const [first] = given
    if (!first) throw new Error('no passage')
    const said = [(await pieces(quoteDrafter().draft({ ...request, passages: [first] }))).join('')]
    const drafted = (text: string) =>
      pieces(
        quoteDrafter().draft({ ...request, passages: given, said, history: [{ role: 'customer' as const, text }] }),
      )
    expect((await drafted('how do i return a lamp'))[0]).toBe('This is the same section as before:\n\n')
    expect((await drafted('Can I get my money back?')).join('')).toMatch(/^From “Returns – Return a lamp by post”/)
  })

  it('says so where it comes to what was said before', async () => {
    const given = passages('You can return a lamp within 30 days.')
    const said = ['From “Returns” [1]:\n\nYou can return a lamp within 30 days.']
    expect(await pieces(quoteDrafter().draft({ ...request, passages: given, said }))).toEqual([
      'This is the same section as before:\n\n',
      'From “Returns” [1]:\n\n',
      'You can return a lamp within 30 days.',
    ])
  })

  it('fails as empty where nothing can be quoted', async () => {
    const given = passages('* [One](one.md)\n* [Two](two.md)')
    await expect(pieces(quoteDrafter().draft({ ...request, passages: given }))).rejects.toMatchObject({
      fault: 'empty',
    })
  })

  it('ends quietly when it is called off', async () => {
    const given = passages('You can return a lamp within 30 days.')
    expect(await pieces(quoteDrafter().draft({ ...request, passages: given, signal: AbortSignal.abort() }))).toEqual([])
  })

  it('is always available', () => {
    expect(quoteDrafter()).toMatchObject({ name: 'quote' })
    expect(quoteDrafter().available()).toBe(true)
  })
})
