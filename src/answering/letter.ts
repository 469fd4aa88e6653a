/** The letters that Bellhop writes: a reply for whoever chose email, and a copy of a conversation. */
import type { Message } from '../domain/events.ts'
import { escapeHtml } from '../domain/html.ts'
import { directionOf } from '../domain/spoken.ts'
import { absolute, copyText, fileLines, heading, saidText, sourceLines, sourceName, speaker } from './copy.ts'
import { say } from './phrases.ts'

export interface LetterAbout {
  /** BCP 47. */
  lang: string
  /** The assistant's. */
  name: string
  /** Where links within the desk begin. */
  base: string
  /** The page where the conversation goes on. */
  goOn: string
  /** Whether somebody reads what is answered to it. */
  answersRead: boolean
}

export interface Written {
  subject: string
  text: string
  html: string
}

/** Characters of a subject, and of what the customer is reminded of. */
const SUBJECT_CHARACTERS = 70
const QUOTED_CHARACTERS = 1_000

/** A copy of what was said, with the hours of this time zone. */
export function copyLetter(about: LetterAbout, messages: readonly Message[], timeZone: string): Written {
  const { lang, name, base } = about
  const intro = say(lang, 'mailCopyIntro', {})
  return {
    subject: say(lang, 'mailCopySubject', { name }),
    text: [intro, copyText(messages, lang, timeZone, base), ...ending(about)].join('\n\n'),
    html: page(about, [
      paragraph(intro),
      ...messages.map((message) => block(heading(message, lang, timeZone), message, about)),
      ...ending(about).map(paragraph),
    ]),
  }
}

/**
 * A reply, with what the customer wrote last before it.
 * @param said oldest first; the last is the reply
 * @param wants what the conversation is about, where that is known
 */
export function replyLetter(about: LetterAbout, said: readonly Message[], wants: string): Written {
  const { lang, base } = about
  const reply = said.at(-1) as Message
  const asked = said.findLast(({ author }) => author.kind === 'customer')
  const quoted = asked ? shortened(saidText(asked, lang), QUOTED_CHARACTERS) : ''
  const youWrote = say(lang, 'mailYouWrote', {})
  const sources = sourceLines(reply.citations, lang, base)
  return {
    subject: `Re: ${shortened((wants || asked?.text || '').replace(/\s+/g, ' '), SUBJECT_CHARACTERS)}`.trim(),
    text: [
      [saidText(reply, lang), ...sources].join('\n'),
      speaker(reply.author, lang),
      ...(quoted ? [`${youWrote}\n${quoted.replace(/^/gm, '> ')}`] : []),
      ...ending(about),
    ].join('\n\n'),
    html: page(about, [
      block('', reply, about),
      paragraph(speaker(reply.author, lang)),
      ...(quoted ? [paragraph(youWrote), `<blockquote dir="auto">${lines(quoted)}</blockquote>`] : []),
      ...ending(about).map(paragraph),
    ]),
  }
}

/** Where it goes on, and what becomes of an answer to the letter: said as it is. */
function ending({ lang, goOn, answersRead }: LetterAbout): string[] {
  return [say(lang, 'mailGoOn', { url: goOn }), say(lang, answersRead ? 'mailRead' : 'mailUnread', {})]
}

/** One message: `html` was sanitised when it was posted; its links lead out of the letter. */
function block(title: string, { html, citations, attachments }: Message, { lang, base }: LetterAbout): string {
  const body = html.replace(/href="(?=\/[^/])/g, `href="${escapeHtml(base)}`)
  const sources = citations.map(
    (citation) => `<a href="${escapeHtml(absolute(citation.url, base))}">${escapeHtml(sourceName(citation))}</a>`,
  )
  const listed = sources.length > 0 ? `<p>${escapeHtml(say(lang, 'sources', {}))}: ${sources.join(' · ')}</p>` : ''
  const files = fileLines(attachments, lang).map((line) => `<p dir="auto">${escapeHtml(line)}</p>`)
  return `${title && `<p><strong>${escapeHtml(title)}</strong></p>`}<div dir="auto">${body}</div>${files.join('')}${listed}`
}

function page({ lang }: LetterAbout, parts: readonly string[]): string {
  return `<!doctype html><html lang="${escapeHtml(lang)}" dir="${directionOf(lang)}"><meta charset="utf-8"><body>${parts.join('\n')}</body></html>\n`
}

function paragraph(text: string): string {
  return `<p>${withLinks(text)}</p>`
}

/** Our own sentences: an address in them, which is all of ASCII, is a link. */
function withLinks(text: string): string {
  return escapeHtml(text).replace(/https?:\/\/[!-~]*[\w/=~-]/g, (address) => `<a href="${address}">${address}</a>`)
}

function lines(text: string): string {
  return escapeHtml(text).replace(/\n/g, '<br>')
}

function shortened(text: string, most: number): string {
  const signs = [...text.trim()]
  return signs.length <= most ? signs.join('') : `${signs.slice(0, most - 1).join('')}…`
}
