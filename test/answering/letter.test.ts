import { describe, expect, it } from 'vitest'
import { copyText } from '../../src/answering/copy.ts'
import { copyLetter, type LetterAbout, replyLetter } from '../../src/answering/letter.ts'
import type { Message } from '../../src/domain/events.ts'
import { directionOf, spokenLanguages } from '../../src/domain/spoken.ts'
import { message } from '../fixtures/events.ts'

const about: LetterAbout = {
  lang: 'en',
  name: 'Bellhop',
  base: 'https://desk.example',
  goOn: 'https://desk.example/chat',
  answersRead: false,
}

const source = { n: 1, articleId: 'returns', title: 'Returns', url: '/help/returns', revision: 'x' }
const said = (text: string, more: Partial<Message> = {}): Message => ({ ...message(text, more), seq: 1 })
const question = said('Can I <b>send</b> it back?', { html: '<p>Can I &lt;b&gt;send&lt;/b&gt; it back?</p>' })
const answer = said('Yes [1].', {
  author: { kind: 'bot', name: 'Bellhop' },
  html: '<p>Yes. <a href="/help/returns">More</a> <a href="//evil.example">x</a></p>',
  citations: [{ ...source, heading: 'How' }],
})

describe('a copy of a conversation', () => {
  it('has who said what and when, in the reader’s hours, and the sources with whole addresses', () => {
    expect(copyText([question, answer], 'en-GB', 'Europe/Belgrade', about.base)).toBe(
      [
        '[1 Mar 2026, 13:00 CET] customer:\n  Can I <b>send</b> it back?\n',
        '[1 Mar 2026, 13:00 CET] Bellhop (AI assistant):\n  Yes [1].\n  \n  Sources:\n  [1] Returns, How: https://desk.example/help/returns\n',
      ].join('\n'),
    )
  })

  it('lets no name stand without what it is: the assistant is an AI wherever it speaks', () => {
    const posing = said('Hello', { author: { kind: 'bot', name: 'Anna' } })
    expect(copyText([posing], 'en', 'UTC', about.base)).toContain('Anna (AI assistant):')
    expect(copyLetter(about, [posing], 'UTC').html).toContain('Anna (AI assistant)')
  })

  it('names files with their sizes as the customer writes numbers', () => {
    const bill = { id: 'f', name: 'Rechnung.pdf', type: 'application/pdf', bytes: 1_234_567 }
    const sent = said('', { html: '', attachments: [bill] })
    expect(copyText([sent], 'de-AT', 'UTC', about.base)).toContain('[Rechnung.pdf, 1,2 MB]')
    expect(copyLetter({ ...about, lang: 'de' }, [sent], 'UTC').html).toContain('[Rechnung.pdf, 1,2 MB]')
  })

  it('is a letter in every language, with the way on, and what becomes of an answer', () => {
    for (const lang of spokenLanguages) {
      const letter = copyLetter({ ...about, lang }, [question, answer], 'UTC')
      expect(letter.subject).toContain('Bellhop')
      for (const part of [letter.text, letter.html]) {
        expect(part).toContain('https://desk.example/chat')
        expect(part).not.toMatch(/[{}]|undefined/)
      }
      expect(letter.html).toContain(`dir="${directionOf(lang)}"`)
      expect(letter.html).toMatch(/<a href="https:\/\/desk\.example\/chat">https:\/\/desk\.example\/chat<\/a>/)
    }
  })

  it('runs nothing that people wrote, and leads nowhere but where its links say', () => {
    const { html } = copyLetter(
      about,
      [{ ...question, author: { kind: 'customer', name: '<img src=x>' } }, answer],
      'UTC',
    )
    expect(html).toContain('&lt;img src=x&gt;')
    expect(html).toContain('&lt;b&gt;send&lt;/b&gt;')
    expect(html).toContain('href="https://desk.example/help/returns"')
    expect(html).toContain('href="//evil.example"')
    expect(html).not.toMatch(/<img|<b>/)
  })
})

describe('a reply', () => {
  const reply = said('We **do**.', {
    author: { kind: 'agent', id: 'ann', name: 'Ann' },
    html: '<p>We <strong>do</strong>.</p>',
  })

  it('reminds the customer of what they wrote last, shortened', () => {
    const long = said('x'.repeat(3_000))
    const letter = replyLetter(about, [question, answer, long, reply], 'a\n long   matter '.repeat(20))
    expect([...letter.subject].length).toBeLessThanOrEqual(74)
    expect(letter.subject).toMatch(/^Re: a long matter a long/)
    expect(letter.text).toContain(`\n> ${'x'.repeat(999)}…\n`)
    expect(letter.text).not.toContain('send')
  })

  it('says who wrote it, and whether an answer is read', () => {
    expect(replyLetter(about, [reply], '').text).toMatch(/^We \*\*do\*\*\.\n\nAnn \(agent\)\n\n/)
    expect(replyLetter(about, [reply], '').text).toContain('nobody reads')
    const read = replyLetter({ ...about, answersRead: true }, [reply], '').text
    expect(read).toContain('our team reads it')
    expect(read).not.toContain('nobody reads')
  })
})
