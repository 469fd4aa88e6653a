/** Which words of a sentence stand where in its source: a statement is followed word by word, in any order of clauses. */
import { fold } from '../domain/text.ts'
import { joined, type Sign, sidesOf, signOf } from './words/signs.ts'
import { connectingWords, grammarWords } from './words/small.ts'

export interface Token {
  /** Folded; `,` where a clause ends. */
  word: string
  /** What a word and its inflections share; empty where the word states nothing. */
  stem: string
  sign: Sign | undefined
  /** Sides of the pairs of opposites that it stands for. */
  sides: readonly number[]
}

/** Where a token of a sentence stands in its sources: which of their sentences, and which of its tokens. */
export interface Place {
  sentence: number
  at: number
}

/** Letters that a word and its inflections share. */
const STEM = 5

/** Sentences are followed up to this many tokens; longer ones are read in part. */
const MOST_TOKENS = 160

/** Words with their small signs; commas and stops as breaks. Chinese and Japanese by character, signs whole. */
export function tokensOf(text: string): Token[] {
  let line = fold(text)
  for (const [several, one] of joined) line = line.replace(several, one)
  const tokens = [...line.matchAll(token)].slice(0, MOST_TOKENS).map(([word]) => {
    if (/^[^\p{L}\p{N}]/u.test(word)) return { word: ',', stem: '', sign: undefined, sides: [] }
    const sign = signOf(word)
    const states = !sign && !grammarWords.has(word) && !connectingWords.has(word)
    return { word, stem: states ? word.slice(0, STEM) : '', sign, sides: sidesOf(word) }
  })
  return tokens.map((each, at) => (isMonth(tokens, at) ? { ...each, sign: undefined, sides: [] } : each))
}

/** "May 1" allows nothing. */
function isMonth(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.word !== 'may') return false
  return [at - 1, at + 1].some((beside) => /^\d{1,4}(?:st|nd|rd|th)?$/.test(tokens[beside]?.word ?? ''))
}

const token =
  /不少于|不超过|至少|最少|最多|至多|所有|全部|总是|始终|任何|随时|只有|一些|某些|有些|有时|通常|可能|大多数|多数|之前|以前|之后|以后|更多|更少|没有|可以|必须|启用|禁用|停用|免费|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}])+(?:'\p{L}+)?|[,;:.!?()–—，。；：！？]/gu

/**
 * Follows a sentence through its sources: the longest stretch in order that one of their sentences holds, then what is
 * left before, between and behind it. Words that stand nowhere have no place.
 */
export function align(said: readonly Token[], sources: readonly (readonly Token[])[]): (Place | undefined)[] {
  const places: (Place | undefined)[] = said.map(() => undefined)
  const prepared = sources.map((tokens) => new Set(tokens.map(({ stem }) => stem)))
  const taken = new Set<string>()
  const follow = (from: number, to: number, depth: number, near: number): void => {
    const open = said.slice(from, to).filter(({ stem }) => stem).length
    if (open === 0 || depth > MOST_DEPTH) return
    let best: Place[] = []
    let bestAt: number[] = []
    let bestRank = Number.NEGATIVE_INFINITY
    sources.forEach((tokens, sentence) => {
      const stems = prepared[sentence]
      let possible = 0
      for (let i = from; i < to; i++) if (said[i]?.stem && stems?.has(said[i]?.stem ?? '')) possible++
      if (possible < best.length || possible === 0) return
      const { mine, theirs } = longestCommon(said, from, to, tokens)
      // A statement stays with the sentence that it began with; one word alone is no reason to look elsewhere.
      if (mine.length < 2 && depth > 0 && sentence !== near) return
      const again = theirs.some((at) => taken.has(`${sentence} ${at}`)) ? 3 : 0
      const close = sentence === near ? 2 : Math.abs(sentence - near) === 1 ? 1 : 0
      const rank = theirs.length / Math.max(1, tokens.length) + close - again
      if (mine.length < best.length || (mine.length === best.length && rank <= bestRank)) return
      best = theirs.map((at) => ({ sentence, at }))
      bestAt = mine
      bestRank = rank
    })
    if (best.length === 0) return
    bestAt.forEach((i, k) => {
      places[i] = best[k]
      taken.add(`${best[k]?.sentence} ${best[k]?.at}`)
    })
    let start = from
    for (const end of [...bestAt, to]) {
      if (start < end) follow(start, end, depth + 1, best[0]?.sentence ?? near)
      start = end + 1
    }
  }
  follow(0, said.length, 0, -2)
  return places
}

const MOST_DEPTH = 6

/** The longest run of stems in order that both hold, by dynamic programming. */
function longestCommon(said: readonly Token[], from: number, to: number, tokens: readonly Token[]) {
  const width = tokens.length + 1
  const rows = to - from + 1
  const table = new Uint16Array(rows * width)
  for (let i = rows - 2; i >= 0; i--) {
    const stem = said[from + i]?.stem
    for (let j = width - 2; j >= 0; j--) {
      const down = table[(i + 1) * width + j] ?? 0
      const right = table[i * width + j + 1] ?? 0
      const both = stem && stem === tokens[j]?.stem ? 1 + (table[(i + 1) * width + j + 1] ?? 0) : 0
      table[i * width + j] = Math.max(down, right, both)
    }
  }
  const mine: number[] = []
  const theirs: number[] = []
  let i = 0
  let j = 0
  while (i < rows - 1 && j < width - 1) {
    const here = table[i * width + j] ?? 0
    const stem = said[from + i]?.stem
    if (stem && stem === tokens[j]?.stem && here === 1 + (table[(i + 1) * width + j + 1] ?? 0)) {
      mine.push(from + i++)
      theirs.push(j++)
    } else if ((table[(i + 1) * width + j] ?? 0) === here) i++
    else j++
  }
  return { mine, theirs }
}
