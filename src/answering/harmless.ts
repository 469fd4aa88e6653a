/** Sentences that state nothing: greetings, connections, announcements, and the words that Bellhop puts around a quote. */
import { spokenLanguages } from '../domain/spoken.ts'
import { words } from '../domain/text.ts'
import type { NumberedPassage } from '../ports/drafting.ts'
import { namesIn } from './language-names.ts'
import { say } from './phrases.ts'
import { wordLine } from './support.ts'
import { connectingWords, grammarWords, negatingWords } from './words/small.ts'

const bareAnswers = new Set('yes no yeah nope ja nein oui non si da ne sim nao nee'.split(' '))
const permitting =
  /^(?:can|cannot|may|must|should|shall|allowed|kann|kannst|konnen|darf|durfen|muss|mussen|soll|sollen|peut|peuvent|pouvez|doit|devez|puede|puedes|pueden|debe|deben|moze|mozete|mogu|sme|smete|mora|morate|treba|won't|can't)$/
const offering =
  /^(?:help|assist|ask|tell|let|know|helfen|fragen|sagen|aider|aide|demander|dire|ayudar|ayudarle|preguntar|decir|pomognem|pomoci|pitajte|reci|recite)$/

/**
 * A greeting, a connection or an announcement that states nothing: only grammar and connecting words; before a colon
 * or a question mark also words of the question and of the articles' titles. A yes or no states something.
 */
export function isHarmless(
  said: string,
  passages: readonly NumberedPassage[],
  { question, lang }: { question: string; lang?: string },
): boolean {
  const all = words(said)
  if (all.every((word) => bareAnswers.has(word))) return false
  const opens = /[::?？]\s*["'”»“]?\s*$/.test(said.trim())
  if (!opens && all.some((word) => negatingWords.has(word))) return false
  if (!opens && all.some((word) => permitting.test(word)) && !all.some((word) => offering.test(word))) return false
  if (!all.some((word) => connectingWords.has(word)) && !opens) return false
  const known = opens ? announced(passages, question, lang) : new Set<string>()
  return all.every((word) => grammarWords.has(word) || connectingWords.has(word) || known.has(word))
}

/** What Bellhop itself adds to a quote. */
const ownWords = new Set(
  spokenLanguages.flatMap((lang) =>
    (['restInArticle', 'quotedBefore'] as const).map((key) => wordLine(say(lang, key, {}))),
  ),
)

export function isOwnWord(said: string): boolean {
  return ownWords.has(wordLine(said))
}

/** "From “Title” – Heading:" and nothing more. */
export function announcesArticle(
  said: string,
  passages: readonly NumberedPassage[],
  lang: string | undefined,
): boolean {
  if (!/[:：]\s*$/.test(said)) return false
  const known = announced(passages, '', lang)
  return words(said).every((word) => known.has(word) || fromWords.has(word))
}

/** Those of the lead-ins, in every language. */
const fromWords = new Set(
  spokenLanguages.flatMap((lang) =>
    words(
      [
        say(lang, 'quoteLeadIn', { title: '', cites: '' }),
        say(lang, 'quoteLeadInForeign', { title: '', cites: '', language: '' }),
      ].join(' '),
    ),
  ),
)

function announced(passages: readonly NumberedPassage[], question: string, lang: string | undefined): Set<string> {
  const written = passages.flatMap(({ passage }) => [passage.title, ...passage.trail])
  // A lead-in shows headings without their marks.
  const titles = [...written, ...written.map((title) => title.replace(/[`*_]+/g, ''))]
  const languages = passages.map(({ passage }) => languageName(passage.lang, lang ?? 'en'))
  return new Set(words([question, ...titles, ...languages].join(' ')))
}

function languageName(lang: string, inLanguage: string): string {
  try {
    return namesIn(inLanguage).of(lang) ?? lang
  } catch {
    return lang
  }
}
