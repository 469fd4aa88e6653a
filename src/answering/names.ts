/** What a text calls things: products, menus, buttons, plans, places. A sentence may name only what its source names. */
import { fold, words } from '../domain/text.ts'
import { connectingWords, grammarWords } from './words/small.ts'

/** Letters of a name that may differ at its end: plurals and cases. */
const ENDING = 3

/**
 * The first name in a sentence that none of its sources has; undefined where all are there.
 * Names are what is bold or in quotation marks, and words with a capital inside a sentence; in German, where every
 * noun has one, only labels, runs of capitals and what another passage calls by that name.
 * @param known folded words of the sources and the question
 * @param elsewhere folded words of the passages that the sentence does not cite
 */
export function unknownName(
  markdown: string,
  { known, elsewhere, lang }: { known: ReadonlySet<string>; elsewhere: ReadonlySet<string>; lang: string | undefined },
): string | undefined {
  const bare = markdown.replace(/\]\([^)]*\)/g, ']').replace(/https?:\/\/\S+|\S+@\S+/g, ' ')
  for (const label of labelsIn(bare)) {
    const strange = words(label).find((word) => !commonWord(word) && !isKnown(word, known))
    if (strange) return label
  }
  const nouns = lang === 'de'
  for (const name of capitalised(bare)) {
    const folded = words(name)[0] ?? ''
    if (!folded || commonWord(folded) || isKnown(folded, known)) continue
    if (nouns && everydayNouns.has(folded)) continue
    const inner = /\p{Ll}\p{Lu}|^\p{Lu}{2,}/u.test(name)
    if (!nouns || inner || elsewhere.has(folded)) return name
  }
  return undefined
}

function commonWord(word: string): boolean {
  return grammarWords.has(word) || connectingWords.has(word) || everyday.has(word)
}

/** What a device is called by everybody, capital or not. */
const everyday = new Set('pc app apps internet web online email e-mail mail ok'.split(' '))

function isKnown(word: string, known: ReadonlySet<string>): boolean {
  if (known.has(word)) return true
  if (/^\d+$/.test(word)) return false
  const stem = word.slice(0, Math.max(4, word.length - ENDING))
  if (word.length < 5) return known.has(`${word}s`) || known.has(word.replace(/s$/, ''))
  for (const each of known) if (each.startsWith(stem) && each.length <= word.length + ENDING) return true
  return false
}

/** German capitals that name nothing. */
const everydayNouns = new Set('computer rechner monitor bildschirm gerat programm anwendung'.split(' '))

/** Bold or quoted words that begin with a capital. */
function labelsIn(text: string): string[] {
  return [...text.matchAll(/\*\*([^*\n]{2,60})\*\*|[“„«"]([^”“»"\n]{2,60})[”“»"]/g)]
    .map(([, bold, quoted]) => (bold ?? quoted ?? '').trim())
    .filter((label) => /^\p{Lu}/u.test(label))
}

/** Words with a capital that are not the first of a sentence, a quotation or an item. */
function capitalised(text: string): string[] {
  const plain = text.replace(/[*_`]+/g, '')
  const found: string[] = []
  for (const match of plain.matchAll(/\p{Lu}[\p{L}\p{N}'’-]*/gu)) {
    const before = plain.slice(0, match.index)
    if (/[\p{L}\p{N}]$/u.test(before)) continue
    const first = /(?:^|[.!?:…]["”’)\]]*\s+|^\s*(?:[-*+]|\d+[.)])\s+|[“„«"(>[]\s*)$/u.test(before)
    const initial = first && !/^\p{Lu}\S*\p{Lu}/u.test(match[0])
    if (!initial) found.push(fold(match[0]) === 'i' ? '' : match[0])
  }
  return found.filter(Boolean)
}
