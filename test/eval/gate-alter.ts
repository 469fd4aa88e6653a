/** What a model gets wrong, made on purpose: each kind turns a sentence that its source holds into one that it does not. */
import { wordLine } from '../../src/answering/support.ts'
import { type Sentence, withCitation } from './gate-drafts.ts'
import { clauses, invented, promised } from './gate-inventions.ts'
import { calendar, numerals, otherDate, otherNumber, otherUnit, without, wordIn } from './gate-quantities.ts'
import { swaps } from './gate-swaps.ts'
import { pick, type Random, shuffled } from './random.ts'

/** What an alteration draws from beside its sentence: others of the same base, and names that stand in it. */
export interface Pool {
  sentences: readonly Sentence[]
  names: readonly string[]
}

/** The altered sentence without its citation; undefined where there is nothing of that kind in it. */
export type Alteration = (sentence: Sentence, random: Random, pool: Pool) => string | undefined

/** By kind. What is said is checked against the passage that the sentence cites. */
export const alterations: Record<string, Alteration> = {
  'number: digits': ({ text }, random) =>
    replaceOne(text, /(?<![\w.:/#-])\d{1,4}(?:[.,]\d+)?(?![\w:/-]|\.\d)/g, random, (found) =>
      otherNumber(found, random),
    ),
  'number: in words': ({ text, lang }, random) => {
    const list = numerals[lang]
    return (
      list && replaceOne(text, wordIn(list), random, (found) => asIn(found, pick(without(list, found), random) ?? ''))
    )
  },
  'number: percent and money': ({ text }, random) =>
    replaceOne(
      text,
      /[€$£]\s?\d+(?:[.,]\d+)*|\d+(?:[.,]\d+)?\s?(?:%|€|percent|EUR|USD|euros?|dollars?)/g,
      random,
      (found) => found.replace(/\d+/, (digits) => otherNumber(digits, random)),
    ),
  'number: unit': ({ text }, random) =>
    replaceOne(
      text,
      /(?<=\d\s?|(?:one|two|three|five|ten|few) )(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|MB|GB|KB|kB|V|mA|mV|kHz|MHz|Sekunden|Minuten|Stunden|Tage[n]?|minutes|heures|jours|segundos|minutos|horas|días|secondes|секунди|минута|сати|дана)(?![\p{L}])/gu,
      random,
      (found) => otherUnit(found, random),
    ),
  'date or time': ({ text, lang }, random) =>
    replaceOne(text, calendar[lang]?.pattern ?? /(?!)/g, random, (found) => otherDate(found, lang, random)),
  'name: another of the base': (sentence, random, { names }) => {
    const { passages } = sentence
    const known = passages
      .map(({ passage }) => `${passage.title}\n${passage.trail.join('\n')}\n${passage.markdown}`)
      .join('\n')
    const strange = names.filter((name) => !known.includes(name))
    return replaceName(sentence, random, (found) =>
      pick(
        strange.filter((name) => name !== found),
        random,
      ),
    )
  },
  'name: swapped between passages': (sentence, random) => {
    const { passages, n, lang } = sentence
    const own = passages.find((each) => each.n === n)?.passage
    const others = passages.filter(({ passage }) => passage.articleId !== own?.articleId)
    const ownText = `${own?.title}\n${own?.trail.join('\n')}\n${own?.markdown}`
    const names = others
      .flatMap(({ passage }) => namesIn(passage.markdown, lang))
      .filter((name) => !ownText.includes(name))
    return replaceName(sentence, random, () => pick(names, random))
  },
  'link, address or telephone': ({ text }, random) =>
    replaceOne(
      text,
      /(?<=\]\()https?:\/\/[^)\s]+|https?:\/\/[^\s)>\]]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\+?\(?\d{3}\)?[ -]\d{3}[ -]\d{4}/g,
      random,
      (found) => otherAddress(found, random),
    ) ?? addedLink(text, random),
  negation: ({ text, lang }, random) => swapped(text, swaps.negation[lang], random),
  comparison: ({ text, lang }, random) => swapped(text, swaps.comparison[lang], random),
  exaggeration: ({ text, lang }, random) => swapped(text, swaps.exaggeration[lang], random),
  'invented policy': ({ lang }, random) => pick(invented[lang] ?? [], random),
  'invented policy in a clause': ({ text, lang }, random) => {
    const clause = pick(clauses[lang] ?? [], random)
    return clause && text.replace(/[.!。！]+[*_)”"]*$/, '') + clause
  },
  'promise of action': ({ lang }, random) => pick(promised[lang] ?? [], random),
  'unsupported extra sentence': ({ passages }, random, { sentences }) => {
    const articles = new Set(passages.map(({ passage }) => passage.title))
    const strange = sentences.filter((each) => !articles.has(titleOf(each)))
    for (const { text } of shuffled(strange, random).slice(0, 20)) {
      if (!passages.some(({ passage }) => wordLine(passage.text).includes(wordLine(text)))) return text
    }
    return undefined
  },
}

/** The right sentence under the number of a passage of another article, which does not hold it. */
export function wrongCitation({ text, passages, n }: Sentence, random: Random): string | undefined {
  const own = passages.find((each) => each.n === n)?.passage
  const others = passages.filter(
    ({ passage }) => passage.articleId !== own?.articleId && !wordLine(passage.text).includes(wordLine(text)),
  )
  const other = pick(others, random)
  return other && withCitation(text, other.n, random)
}

function titleOf({ passages, n }: Sentence): string {
  return passages.find((each) => each.n === n)?.passage.title ?? ''
}

/** Names as they stand in a text: bold or quoted labels, and runs of words with capitals inside a sentence. */
export function namesIn(text: string, lang: string): string[] {
  const prose = text.replace(/```[\s\S]*?```/g, ' ').replace(/\]\([^)]*\)/g, ']')
  const found = [...prose.matchAll(lang === 'de' ? label : name)].map(([each]) => each.trim())
  return [...new Set(found)].filter((each) => /^\p{Lu}/u.test(each) && each.length >= 3 && each.length <= 40)
}

const name =
  /(?<=\*\*)\p{Lu}[\p{L}\p{N} -]{2,30}(?=\*\*)|(?<=[“„«"])\p{Lu}[\p{L}\p{N} -]{2,30}(?=[”“»"])|(?<=\p{Ll},? )\p{Lu}[\p{L}\p{N}]+(?: \p{Lu}[\p{L}\p{N}]+){0,3}/gu
/** German writes every noun so: there only labels count. */
const label =
  /(?<=\*\*)\p{Lu}[\p{L}\p{N} -]{2,30}(?=\*\*)|(?<=[“„«"])\p{Lu}[\p{L}\p{N} -]{2,30}(?=[”“»"])|(?<=[“„«"])(?=\p{Lu})[^”“»"]{3,30}/gu

function replaceName(
  { text, lang }: Sentence,
  random: Random,
  other: (found: string) => string | undefined,
): string | undefined {
  return replaceOne(text, lang === 'de' ? label : name, random, (found) =>
    /^(?:I|It|If|The|You|We|This|In|To|For|When)$/.test(found) || /^(?:http|www)/.test(found)
      ? undefined
      : other(found),
  )
}

function replaceOne(
  text: string,
  pattern: RegExp,
  random: Random,
  other: (found: string) => string | undefined,
): string | undefined {
  for (const match of shuffled([...text.matchAll(pattern)], random)) {
    const next = other(match[0])
    if (next === undefined || next === match[0]) continue
    return text.slice(0, match.index) + next + text.slice(match.index + match[0].length)
  }
  return undefined
}

function swapped(text: string, pairs: readonly [RegExp, string][] | undefined, random: Random): string | undefined {
  for (const [from, to] of shuffled(pairs ?? [], random)) {
    const said = text.replace(from, to)
    if (said !== text) return said
  }
  return undefined
}

function otherAddress(found: string, random: Random): string {
  if (/^\+?\(?\d/.test(found)) return found.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 3) % 10))
  if (found.includes('@'))
    return random() < 0.5 ? found.replace(/^[^@]+/, 'help-desk') : found.replace(/@.+$/, '@mail-support.net')
  if (random() < 0.4) return found.replace(/^(https?:\/\/)[^/]+/, '$1secure-login.support')
  return `${found.replace(/[/?#][^/]*\/?$/, '').replace(/\/$/, '')}/new-${Math.floor(random() * 900 + 100)}`
}

function addedLink(text: string, random: Random): string | undefined {
  if (random() < 0.6) return undefined
  return (
    text.replace(/[.!。！]+[*_)”"]*$/, '') +
    (pick(
      [
        ' (see https://support-center.help/claim).',
        ' at help@quick-support.co.',
        ' ([more](https://docs.example.net/steps)).',
      ],
      random,
    ) ?? '')
  )
}

function asIn(found: string, other: string): string {
  return /^\p{Lu}/u.test(found) ? other.charAt(0).toUpperCase() + other.slice(1) : other
}
