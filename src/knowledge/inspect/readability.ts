/** Text that reads hard for its language, told by its hardest sentences. */
import type { List, Nodes, Paragraph } from 'mdast'
import { sentences } from '../../domain/text.ts'
import type { Remark } from '../front-matter.ts'
import { plain } from '../plain-text.ts'
import { type Counts, formulaOf, isHard } from './formulas.ts'
import { locate } from './places.ts'
import type { Written } from './read.ts'

/** Words below which a formula says little; the scales were made on samples of a hundred. */
const FEWEST_WORDS = 100
/** Sentences that are pointed at. */
const MOST_SHOWN = 3
/** Words from which on a sentence is among those that make a text hard. */
const LONG_SENTENCE = 25
/**
 * Characters from which on a sentence is hard where words are written without spaces: the Japanese guide to official
 * writing asks to keep to 50 or 60 (公用文作成の考え方, Agency for Cultural Affairs, 2022).
 */
const LONG_UNSPACED = 60
/** The share of such sentences from which on a text as a whole is hard, and how many there are at least. */
const MANY_LONG = 0.3
const FEWEST_LONG = 3

const unspaced = new Set(['zh', 'ja', 'th', 'lo', 'km', 'my'])

interface Sentence {
  text: string
  block: Paragraph
  /** Words, or characters where words are written without spaces. */
  length: number
}

/** Hints at the sentences to cut, where the whole is very hard on its language's own scale. */
export function judgeReading(written: Written, lang: string): Remark[] {
  const found = prose(written.tree).flatMap((block) =>
    sentences(plain(block), lang).map((text): Sentence => ({ text, block, length: lengthOf(text, lang) })),
  )
  const verdict = unspaced.has(lang) ? judgeUnspaced(found) : judgeSpaced(found, lang)
  if (!verdict) return []
  return verdict.hardest.slice(0, MOST_SHOWN).map(({ text, block, length }) => {
    const whole = written.placeOf(block)
    const at = locate(written.text.slice(whole.from, whole.to), text)
    const { line, column } = at ? written.placeOf(shifted(block, at.from)) : whole
    const unit = unspaced.has(lang) ? 'characters' : 'words'
    const isLong = unspaced.has(lang) || length >= LONG_SENTENCE
    const advice = isLong ? `This sentence has ${length} ${unit}. Cut it in two` : 'Say this in shorter words'
    const message = `${advice}: ${verdict.why}`
    return { severity: 'hint', kind: 'hard-to-read', line, column, message }
  })
}

/** A node that begins so many characters later. */
function shifted(block: Paragraph, by: number): Nodes {
  const { start, end } = block.position ?? { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1 } }
  return { type: 'text', value: '', position: { start: { ...start, offset: (start.offset ?? 0) + by }, end } }
}

interface Verdict {
  why: string
  hardest: Sentence[]
}

function judgeSpaced(found: readonly Sentence[], lang: string): Verdict | undefined {
  const formula = formulaOf(lang)
  const counts: Counts = { sentences: found.length, words: 0, syllables: 0, letters: 0, longWords: 0 }
  for (const { text } of found) {
    for (const word of wordsOf(text)) {
      counts.words++
      counts.letters += word.length
      if (word.length > 6) counts.longWords++
      counts.syllables += formula.syllables?.(word) ?? 0
    }
  }
  if (counts.words < FEWEST_WORDS) return undefined
  const score = formula.score(counts)
  if (!isHard(formula, score)) return undefined
  const hardest = longest(found, LONG_SENTENCE)
  const why = `the article reads very hard (${formula.name} ${Math.round(score)}; ${formula.plain}).`
  if (hardest.length > 0) return { why, hardest }
  // Long words alone are how some languages are, and LIX knows no syllables.
  return formula.syllables ? { why, hardest: longest(found, 0).slice(0, 1) } : undefined
}

function judgeUnspaced(found: readonly Sentence[]): Verdict | undefined {
  const hardest = longest(found, LONG_UNSPACED)
  if (hardest.length < Math.max(FEWEST_LONG, found.length * MANY_LONG)) return undefined
  return { why: `${hardest.length} of ${found.length} sentences have more than ${LONG_UNSPACED}.`, hardest }
}

const longest = (found: readonly Sentence[], from: number) =>
  found.filter(({ length }) => length >= from).sort((one, other) => other.length - one.length)

const wordsOf = (text: string) => text.toLowerCase().match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? []

const lengthOf = (text: string, lang: string) =>
  unspaced.has(lang) ? (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) : wordsOf(text).length

/** Paragraphs, also those of quotes and list items; tables and code are looked up, not read. */
function prose(node: Nodes): Paragraph[] {
  if (node.type === 'paragraph') return [node]
  if (node.type === 'table' || !('children' in node)) return []
  return (node.children as (Nodes | List)[]).flatMap(prose)
}
