/** Messages that hold no words: keys hit in a row, one letter again and again, or nothing but a test of the line. */
import { fold, words } from '../domain/text.ts'
import { grammarWords } from './words/small.ts'

/** The rows of keys that fingers rest on, in common layouts; Cyrillic letters are folded as any text is. */
const rows = [
  ...['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'qwertzuiop', 'yxcvbnm', 'azertyuiop', 'qsdfghjklm', 'wxcvbn'],
  ...['йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю', 'љњертзуиопшђ', 'асдфгхјклчћж'],
].map((row) => fold(row))
const eitherWay = [...rows, ...rows.map((row) => [...row].reverse().join(''))]

/** Neighbouring keys that make a run, and letters of a word made of such runs: "wer" and "poi" are words. */
const RUN = 3
const FEWEST_LETTERS = 4

/** A test of whether anybody is there, in the languages spoken; folded. */
const tests = new Set(
  'test tests testing teste testo proba prueba essai prova deneme 测试 テスト اختبار בדיקה'.split(' ').map(fold),
)

/** Whether a text says nothing: "asdf", "aaaa", "test 123". Numbers alone may be an order's. */
export function isNoise(text: string): boolean {
  const said = words(text)
  // Where words are written without spaces, they are pieces.
  if (tests.has(fold(text).trim())) return true
  if (!said.some((word) => tests.has(word) || isMashed(word))) return false
  return said.every((word) => tests.has(word) || isMashed(word) || grammarWords.has(word) || /^\d{1,4}$/.test(word))
}

function isMashed(word: string): boolean {
  const letters = [...word]
  if (letters.length >= RUN && !/\d/.test(word) && letters.every((letter) => letter === letters[0])) return true
  return letters.length >= FEWEST_LETTERS && isRuns(word)
}

/** Whether a word is one run of neighbouring keys after the other. */
function isRuns(word: string): boolean {
  if (word === '') return true
  for (let length = word.length; length >= RUN; length--) {
    const run = word.slice(0, length)
    if (eitherWay.some((row) => row.includes(run)) && isRuns(word.slice(length))) return true
  }
  return false
}
