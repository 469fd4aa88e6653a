/** What an article states: its sentences and cells that give a value or allow something, ready to be compared. */
import { monthNamed, weekdayNamed } from '../answering/words/measures.ts'
import type { Passage } from '../domain/articles.ts'
import { fold, sentences } from '../domain/text.ts'
import { type Block, blocksOf } from './blocks.ts'
import { type Claim, claimOf, claimWords, speaks } from './claims.ts'
import { type StatedValue, subjectOf } from './subjects.ts'
import type { Placed, Tokenizer } from './tokens.ts'
import type { Value } from './value.ts'
import { numbering } from './value-words.ts'
import { valuesIn } from './values.ts'

export interface Statement {
  passage: Passage
  /** As shown. */
  text: string
  /** Its words but for numbers, in order: of two sections with the same, each is said of its own section. */
  wording: string
  /** Its place among the statements of its article, and the paragraph, list or table that it stands in. */
  at: number
  group: string
  /** All that it is about. */
  terms: ReadonlySet<string>
  /** What the title, the headings and the line above it are about; and its title and its nearest heading alone. */
  context: ReadonlySet<string>
  above: readonly ReadonlySet<string>[]
  values: StatedValue[]
  /** Terms of names: codes, and words that are written large inside a sentence. */
  names: ReadonlySet<string>
  /** What it allows, asks for or sets, and what of. */
  claim: (Claim & { about: ReadonlySet<string> }) | undefined
  /** Whether it is a step to be done for some time. */
  instructs: boolean
}

/** Words that a sentence has to have at least, and may have: longer ones state too much to be set against each other. */
const FEWEST_WORDS = 2
const MOST_WORDS = 45
/** Words of a sentence that only says what is, without allowing or denying it. */
const MOST_PLAIN = 14

/** Statements of one passage have their places behind those of the passages before it. */
const MOST_IN_PASSAGE = 10_000

/** @param instructs whether a sentence is a step */
export function statementsOf(
  passage: Passage,
  tokens: Tokenizer,
  instructs: (sentence: string) => boolean,
): Statement[] {
  const found: Statement[] = []
  const { lang, position } = passage
  const headings = contentOf(tokens([passage.title, ...passage.trail].join('\n')))
  const above = [passage.title, passage.trail.at(-1) ?? ''].map((heading) => contentOf(tokens(heading)))
  for (const block of blocksOf(passage)) {
    const intro = contentOf(tokens(block.intro))
    let before: ReadonlySet<string> = new Set()
    for (const { text, read } of readingsOf(block, lang)) {
      const words = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
      if (words < FEWEST_WORDS || words > MOST_WORDS || /[?？:：]["'”’)]*$/.test(text) || unsaid.test(fold(text)))
        continue
      const placed = tokens(read)
      const own = contentOf(placed)
      const context = new Set([...headings, ...intro, ...(pronoun.test(fold(read)) ? before : [])])
      before = own
      const values = valuesIn(read)
      const claim = block.kind === 'row' ? undefined : claimIn(read, placed, values.length > 0)
      if (values.length === 0 && !claim) continue
      found.push({
        ...{ passage, text, at: position * MOST_IN_PASSAGE + found.length, context, above, terms: own },
        group: `${position} ${block.group}`,
        wording: wordingOf(read, values),
        values: values.map((value) => ({ ...value, ...subjectOf(value, values, placed, read) })),
        names: namesIn(withoutAmounts(read, values), lang, tokens),
        claim,
        instructs: block.kind === 'step' || instructs(read),
      })
    }
  }
  return found
}

/** Sentences of a line; of a row each cell, with what heads its column and its row. */
function readingsOf({ kind, text, heads, cells }: Block, lang: string): { text: string; read: string }[] {
  if (kind !== 'row' || cells.length < 2) return sentences(text, lang).map((each) => ({ text: each, read: each }))
  const [label = '', ...others] = cells
  return others.flatMap((cell, at) => (cell ? [{ text, read: `${heads[at + 1] ?? ''} ${label}: ${cell}`.trim() }] : []))
}

function wordingOf(text: string, values: readonly Value[]): string {
  let line = ''
  let at = 0
  for (const { from, to } of values) {
    line += `${text.slice(at, Math.max(at, from))}#`
    at = Math.max(at, to)
  }
  return fold(line + text.slice(at)).replace(/\p{N}+/gu, '#')
}

/** Amounts and the units that they are in are no names, nor is the number of a version that is asked for. */
function withoutAmounts(text: string, values: readonly Value[]): string {
  let line = text
  for (const {
    kind,
    said,
    of: [name = ''],
  } of values) {
    if (!kind.startsWith('count')) line = line.replace(said, kind === 'version' ? said.slice(0, name.length) : ' ')
  }
  return line
}

/** What is only an example, a wish or a thing of the past is no fact of today. */
const unsaid =
  /\b(?:for example|for instance|e\.g\.|such as \d|example:|say the|imagine|zum beispiel|z\. ?b\.|beispiel:|etwa wenn|por ejemplo|p\. ?ej\.|par exemple|na primer|npr\.|used to|until (?:last|january|february|march|april|may|june|july|august|september|october|november|december)|we recommend|typical\p{L}*|is now|was raised|has been (?:raised|increased|reduced))/u

/** A sentence that goes on about what the one before was about. */
const pronoun =
  /^(?:it|this|they|these|that|er|sie|es|diese\p{L}*|il|elle|ils|elles|ce|cela|esto|este|esta|on|ona|ono|to|ovo)\b/u

function claimIn(sentence: string, placed: readonly Placed[], hasValues: boolean): Statement['claim'] {
  const words = claimWords(sentence)
  const claim = claimOf(sentence, words) ?? plainClaim(words, hasValues)
  if (!claim) return undefined
  const frame = new Set([...claim.frame].map((at) => words[at] ?? ''))
  return {
    ...claim,
    about: new Set(placed.filter(({ stop, word }) => !stop && !frame.has(word)).map(({ term }) => term)),
  }
}

/** A sentence that says what is done or has a say: what is denied elsewhere is set against it. */
function plainClaim(words: readonly string[], hasValues: boolean): Claim | undefined {
  if (hasValues || words.length < 3 || words.length > MOST_PLAIN) return undefined
  if (!speaks.test(words[0] ?? '')) return undefined
  const nothing = { denies: false, all: false, limited: false, only: false, conditional: false, by: '' }
  return { mode: 'may', frame: new Set(), ...nothing }
}

/** Terms that say something. */
export const contentOf = (placed: readonly Placed[]) =>
  new Set(placed.filter(({ stop }) => !stop).map(({ term }) => term))

/** Codes and years, and outside of German words that begin large within a sentence. */
export function namesIn(text: string, lang: string, tokens: Tokenizer): Set<string> {
  const written = text.match(/[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu) ?? []
  const names = written.filter((word, at) => {
    if (weekdayNamed(fold(word)) || monthNamed(fold(word)) || weekdayNamed(fold(word).replace(/s$/, ''))) return false
    if (/\p{L}/u.test(word) && /\p{N}/u.test(word)) return !/^\d+\p{Ll}/u.test(word)
    if (/^\p{Lu}{2,}$/u.test(word)) return true
    if (/^\p{Lu}$/u.test(word)) return at > 0 && word !== 'I'
    return lang !== 'de' && at > 0 && /^\p{Lu}\p{Ll}+/u.test(word)
  })
  const numbered = [
    ...text.matchAll(/(?<=\p{Lu}[\p{L}\p{N}]*[ \u00A0])\d+(?:\.\d+)*(?![\p{L}\p{N}%€$]|[ \u00A0]\p{Ll})/gu),
  ]
  // "Version 3 can" is not "version 4 can".
  const counted = [...text.matchAll(/(\p{L}+)[ \u00A0](\d+(?:\.\d+)*)(?!\p{N})/gu)].filter(([, word = '']) =>
    numbering.has(fold(word)),
  )
  // "Before 2024" is not "from 2024 on".
  const years = text.matchAll(/(\p{L}+)[ \u00A0]((?:19|20)\d\d)(?!\p{N})/gu)
  return new Set([
    ...[...years].map(([, word = '', year]) => `#${fold(word)} ${year}`),
    ...counted.map(([, word = '', number]) => `#${fold(word)} ${number}`),
    ...names.flatMap((name) => tokens(name).map(({ term }) => term)),
    // "IDE 1" is another thing than "IDE 2".
    ...numbered.map(([number]) => `#${number}`),
  ])
}
