/** A conversation to keep: who said what and when, with the articles that it rests on. */
import type { Message } from '../domain/events.ts'
import { sizeOf } from '../domain/files.ts'
import type { Citation } from '../domain/judgement.ts'
import { clean } from '../domain/text.ts'
import { intlLocale, momentText, say } from './phrases.ts'

const by = { bot: 'byAssistant', customer: 'byCustomer', agent: 'byAgent', system: 'bySystem' } as const

/**
 * Plain text. Who said it and when is a line of its own, then what, set in: nobody's name or words can pass for such a
 * line.
 * @param timeZone the reader's, as an IANA name
 * @param base where links within the desk begin
 */
export function copyText(messages: readonly Message[], lang: string, timeZone: string, base: string): string {
  return messages
    .map((message) => {
      const said = saidText(message, lang).replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
      const lines = [said, ...sourceLines(message.citations, lang, base)].join('\n').replace(/^/gm, '  ')
      return `${heading(message, lang, timeZone)}:\n${lines}\n`
    })
    .join('\n')
}

/** What was said, then the files that went with it. */
export function saidText({ text, attachments }: Pick<Message, 'text' | 'attachments'>, lang: string): string {
  return [text, ...fileLines(attachments, lang)].filter(Boolean).join('\n')
}

/** `[bill.pdf, 1.2 MB]`, a line each, with numbers as the language writes them. */
export function fileLines(attachments: Message['attachments'], lang: string): string[] {
  return (attachments ?? []).map(({ name, bytes }) => `[${name}, ${sizeOf(bytes, intlLocale(lang))}]`)
}

/** When it was said and by whom, in one line: `[Mar 2, 2026, 10:00 AM UTC] Ann (agent)`. */
export function heading({ at, author }: Message, lang: string, timeZone: string): string {
  return `[${momentText(lang, at, timeZone)}] ${speaker(author, lang)}`
}

/** Who spoke, and as what: the assistant is an AI wherever its name stands. */
export function speaker(author: Message['author'], lang: string): string {
  const role = say(lang, by[author.kind], {})
  const name = clean(author.name ?? '')
    .replace(/\s+/g, ' ')
    .trim()
  return name ? `${name} (${role})` : role
}

/** `[1] Title, heading: address`, a line each, under a heading of their own. */
export function sourceLines(citations: readonly Citation[], lang: string, base: string): string[] {
  if (citations.length === 0) return []
  const lines = citations.map((citation) => `${sourceName(citation)}: ${absolute(citation.url, base)}`)
  return ['', `${say(lang, 'sources', {})}:`, ...lines]
}

/** `[1] Title, heading` */
export function sourceName({ n, title, heading: part }: Citation): string {
  return `[${n}] ${part ? `${title}, ${part}` : title}`
}

/** An address within the desk, for whoever reads it elsewhere. */
export function absolute(url: string, base: string): string {
  return url.startsWith('/') ? `${base}${url}` : url
}
