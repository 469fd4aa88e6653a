/** What an article states: its sentences that give a value or allow something, ready to be compared with others'. */
import { sidesOf, signOf } from '../answering/words/signs.ts'
import type { Article, Passage } from '../domain/articles.ts'
import { fold, sentences } from '../domain/text.ts'
import { type Value, valuesIn } from './values.ts'

/** Words of a text as the terms that the language's index knows; `stop` says little. */
export type Terms = (text: string, lang: string) => readonly { term: string; stop: boolean; typed: string }[]

export interface Statement {
  passage: Passage
  text: string
  /** Its place among the statements of its article. */
  at: number
  /** All that it is about. */
  terms: ReadonlySet<string>
  /** What the title and the headings above it are about; and its title and its nearest heading alone. */
  context: ReadonlySet<string>
  above: readonly ReadonlySet<string>[]
  values: StatedValue[]
  /** Terms of names: codes, and words that are written large inside a sentence. */
  names: ReadonlySet<string>
  /** Whether it says that something may, can or must be, and whether it denies it. */
  permits: boolean
  denies: boolean
  /** Whether it is said of some only: then others may be otherwise. */
  limited: boolean
  /** Sides of the pairs of opposites that it takes. */
  sides: ReadonlySet<number>
}

export interface StatedValue extends Value {
  /** What stands before the value, which is mostly what it is a value of, and what stands behind it. */
  ahead: ReadonlySet<string>
  behind: ReadonlySet<string>
  /** What stands in the same clause. */
  near: ReadonlySet<string>
}

/** Words that a sentence has to have at least, and may have: longer ones state too much to be set against each other. */
const FEWEST_WORDS = 3
const MOST_WORDS = 45

/** @param permission terms that allow, demand or offer */
export function statementsOf(article: Article, terms: Terms, permission: ReadonlySet<string>): Statement[] {
  const found: Statement[] = []
  const { lang } = article
  for (const passage of article.passages) {
    const headings = [passage.title, ...passage.trail]
    const context = contentOf(headings.join('\n'), lang, terms)
    const above = [passage.title, passage.trail.at(-1) ?? ''].map((heading) => contentOf(heading, lang, terms))
    const code = codeIn(passage.markdown)
    for (const text of sentences(passage.text, lang)) {
      const count = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
      if (count < FEWEST_WORDS || count > MOST_WORDS || /[?？]["'”’)]*$/.test(text) || example.test(fold(text)))
        continue
      // What a program says once is no fact.
      if (code.some((block) => block.includes(text))) continue
      const values = valuesIn(text)
      const own = contentOf(text, lang, terms)
      const all = new Set(terms(text, lang).map(({ term }) => term))
      const permits = !conditional.test(fold(text)) && [...all].some((term) => permission.has(term))
      if (values.length === 0 && !permits) continue
      found.push({
        passage,
        text,
        at: found.length,
        terms: own,
        context,
        above,
        values: values.map((value) => stated(value, text, values, lang, terms)),
        names: namesIn(text, lang, terms),
        permits,
        ...polarityOf(text, lang, terms, permission),
      })
    }
  }
  return found
}

/** Blocks of code, and lines of quotes: both show what somebody or something said. */
function codeIn(markdown: string): string[] {
  return [...markdown.matchAll(/^[ \t]*(`{3,}|~{3,})[^\n]*\n([\s\S]*?)(?:^[ \t]*\1|$(?![\s\S]))/gm)].map(
    ([, , inside = '']) => inside,
  )
}

/** What is only an example, or a setting of the moment, is no fact. */
const example =
  /\b(?:for example|for instance|e\.g\.|such as|zum beispiel|z\. ?b\.|etwa wenn|por ejemplo|p\. ?ej\.|par exemple|na primer|npr\.)/
/** What holds under a condition is denied under another. */
const conditional =
  /^once\b|(?:^|[\s(])(?:if|when|unless|whenever|wenn|falls|sobald|sofern|si|cuando|quand|lorsque|ako|kada|ukoliko)\b/

const clauseEnd = /[,;:–—()]/g

function stated(value: Value, text: string, values: readonly Value[], lang: string, terms: Terms): StatedValue {
  // Other values of the sentence are no words of its subject.
  const without = (from: number, to: number) => {
    let part = ''
    let at = from
    for (const other of values) {
      if (other.from < from || other.to > to) continue
      part += `${text.slice(at, other.from)} `
      at = other.to
    }
    return contentOf(part + text.slice(at, to), lang, terms)
  }
  const clause = Math.max(...[...text.slice(0, value.from).matchAll(clauseEnd)].map(({ index }) => index + 1), 0)
  const rest = text.slice(value.to).search(clauseEnd)
  const near = without(clause, rest === -1 ? text.length : value.to + rest)
  return { ...value, ahead: without(0, value.from), behind: without(value.to, text.length), near }
}

/** Terms that say something; single letters are names, and numbers say nothing by themselves. */
function contentOf(text: string, lang: string, terms: Terms): Set<string> {
  return new Set(
    terms(text, lang)
      .filter(({ term, stop, typed }) => (!stop || /^\p{Lu}$/u.test(typed)) && !/^\d+$/.test(term))
      .map(({ term }) => term),
  )
}

/** Codes and years, and outside of German words that begin large within a sentence. */
export function namesIn(text: string, lang: string, terms: Terms): Set<string> {
  const written = text.match(/[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu) ?? []
  const names = written.filter((word, at) => {
    if (/\p{L}/u.test(word) && /\p{N}/u.test(word)) return !/^\d+\p{Ll}/u.test(word)
    if (/^\p{Lu}{2,}$/u.test(word)) return true
    if (/^\p{Lu}$/u.test(word)) return at > 0 && word !== 'I'
    return lang !== 'de' && at > 0 && /^\p{Lu}\p{Ll}+/u.test(word)
  })
  const numbered = [
    ...text.matchAll(/(?<=\p{Lu}[\p{L}\p{N}]*[ \u00A0])\d+(?:\.\d+)*(?![\p{L}\p{N}%€$]|[ \u00A0]\p{Ll})/gu),
  ]
  // "Before 2024" is not "from 2024 on".
  const years = text.matchAll(/(\p{L}+)[ \u00A0]((?:19|20)\d\d)(?!\p{N})/gu)
  return new Set([
    ...[...years].map(([, word = '', year]) => `#${fold(word)} ${year}`),
    ...names.flatMap((name) => terms(name, lang).map(({ term }) => term)),
    // "IDE 1" is another thing than "IDE 2".
    ...numbered.map(([number]) => `#${number}`),
  ])
}

/** Words between a word that permits and what denies it: "können andere Personen nicht einladen". */
const DENIAL_WITHIN = 4

/** What is done without something is done. */
const without = /-|^(?:without|ohne|sans|sin|bez|zonder|senza|sem)$/

/** A sentence denies where a negation stands by what permits; one elsewhere is said of something else. */
function polarityOf(
  text: string,
  lang: string,
  terms: Terms,
  permission: ReadonlySet<string>,
): Pick<Statement, 'denies' | 'sides' | 'limited'> {
  // What stands in brackets is said by the way.
  const words = fold(text.replace(/\([^()]*\)/g, ' ')).match(/[\p{L}\p{N}]+(?:['’]\p{L}+)?(?:-\p{L}+)*/gu) ?? []
  const permits = (word: string) => terms(word, lang).some(({ term }) => permission.has(term))
  const negates = (word: string) => signOf(word) === 'not' && !without.test(word)
  const permitting = words.flatMap((word, at) => (permits(word) ? [at] : []))
  const negations = words.filter(
    (word, at) => negates(word) && permitting.some((place) => Math.abs(place - at) <= DENIAL_WITHIN),
  )
  const limited = words.some((word) => ['some', 'only'].includes(signOf(word) ?? ''))
  return {
    denies: negations.length % 2 === 1,
    limited,
    sides: new Set(words.flatMap((word) => [...sidesOf(word)])),
  }
}
