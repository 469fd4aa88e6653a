/** Where things stand in a file: lines and columns of offsets, and sentences that were read as plain text. */
import { fold } from '../../domain/text.ts'
import type { Place } from '../front-matter.ts'

/** Offsets of the beginnings of lines, however they end. */
export function lineStarts(text: string): number[] {
  const starts = [0]
  for (const { index, 0: end } of text.matchAll(/\r\n?|\n/g)) starts.push(index + end.length)
  return starts
}

/** The place of a stretch of a text, 1-based, columns in UTF-16 code units. */
export function placeIn(starts: readonly number[], from: number, to = from): Place {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= from) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: from - (starts[low] ?? 0) + 1, from, to }
}

/** Words of a sentence that are looked for; they tell it from every other one. */
const WORDS_LOOKED_FOR = 12
/** Words of markup, as addresses of links are, that may stand between two words of a sentence. */
const WORDS_BETWEEN = 12

/**
 * Finds a sentence of plain text in the markdown that it was read from, whatever markup stands between its words.
 * @returns offsets of its first and behind its last word that were looked for; undefined where it is not there
 */
export function locate(markdown: string, sentence: string, after = 0): { from: number; to: number } | undefined {
  const wanted = wordsOf(sentence)
    .slice(0, WORDS_LOOKED_FOR)
    .map(({ word }) => word)
  const there = wordsOf(markdown.slice(after))
  const [first] = wanted
  if (first === undefined) return undefined
  let best: { from: number; to: number; met: number } | undefined
  for (let start = 0; start < there.length; start++) {
    if (there[start]?.word !== first) continue
    let at = start
    let met = 1
    for (const word of wanted.slice(1)) {
      const next = there.slice(at + 1, at + 2 + WORDS_BETWEEN).findIndex((each) => each.word === word)
      if (next === -1) continue
      at += next + 1
      met++
    }
    const here = { from: after + (there[start]?.from ?? 0), to: after + (there[at]?.to ?? 0), met }
    if (!best || met > best.met || (met === best.met && here.to - here.from < best.to - best.from)) best = here
  }
  return best && best.met >= Math.ceil(wanted.length * 0.6) ? best : undefined
}

function wordsOf(text: string): { word: string; from: number; to: number }[] {
  const pattern = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}\p{M}]+/gu
  return [...text.matchAll(pattern)].map(({ 0: word, index }) => ({
    word: fold(word),
    from: index,
    to: index + word.length,
  }))
}
