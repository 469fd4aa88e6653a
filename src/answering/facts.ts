/** The hard facts of a text: what a sentence may not say unless its source says it too. */
import { fold } from '../domain/text.ts'
import { plain } from './plain.ts'
import { countNamed, monthNamed, numeralNamed, unitNamed, weekdayNamed } from './words/measures.ts'

export interface Facts {
  /** `30`, `3.5`, `10:30`; and with what they measure: `30 day`, `5 percent`, `20 euro`, `3 march`. */
  numbers: Set<string>
  measured: Set<string>
  /** Numerals that measure nothing that is known: `three` in "three boards" is 3. */
  counts: Set<string>
  /** Days of the week, and months named beside a number. */
  dates: Set<string>
  /** Words of letters and digits together: `A3`, `ERR42`, `mkr1000`. */
  codes: Set<string>
  /** Digits of telephone numbers. */
  phones: Set<string>
  /** Addresses of pages and mailboxes without protocol. */
  addresses: Set<string>
  /** What stands in code spans. */
  code: string[]
}

/** Reads the hard facts out of markdown. Numerals count as numbers where they measure: "thirty days" is `30 day`. */
export function factsOf(markdown: string): Facts {
  const { text, links, code } = plain(markdown)
  const facts: Facts = {
    numbers: new Set(),
    measured: new Set(),
    counts: new Set(),
    dates: new Set(),
    codes: new Set(),
    phones: new Set(),
    addresses: new Set(),
    code,
  }
  for (const link of links) facts.addresses.add(address(link))
  let rest = text.replace(addresses, (found) => {
    facts.addresses.add(address(found))
    return ' '
  })
  rest = rest.replace(phones, (found) => {
    const digits = found.replace(/\D/g, '')
    if (digits.length < 7 || /^\d{1,3}(?:[.,' ]\d{3})+$/.test(found.trim()) || /^\d{4}-\d{2}-\d{2}$/.test(found.trim()))
      return found
    facts.phones.add(digits)
    return ' '
  })
  readNumbers(fold(rest), facts)
  return facts
}

/** What the facts of a sentence are looked up in. */
export interface Known {
  facts: readonly Facts[]
  /** The text that the facts were read from. */
  text: string
}

/** The first address, mailbox or telephone number of a sentence that its sources do not have, as named to a person. */
export function unknownLink(sentence: Facts, { facts }: Known): string | undefined {
  for (const value of sentence.addresses) {
    const known = facts.some(({ addresses }) =>
      [...addresses].some((each) => each === value || each.startsWith(`${value}/`)),
    )
    if (!known) return `the address ${value}`
  }
  for (const value of sentence.phones) {
    if (!facts.some(({ phones }) => [...phones].some((each) => each.endsWith(value)))) return `the number ${value}`
  }
  return undefined
}

/** The first number, measure, amount or code of a sentence that its sources do not have. */
export function unknownNumber(sentence: Facts, { facts, text }: Known): string | undefined {
  const anywhere = (pick: (facts: Facts) => Set<string>, value: string) => facts.some((each) => pick(each).has(value))
  const flat = squeezed(text)
  for (const value of sentence.code) if (value && !flat.includes(squeezed(value))) return `the code ${value}`
  for (const value of sentence.measured) {
    if (!isDate(value) && !anywhere((f) => f.measured, value)) return value
  }
  for (const value of sentence.numbers) {
    if (isTime(value)) continue
    if (![numbers, codes, counts].some((pick) => anywhere(pick, value))) return `the number ${value}`
  }
  for (const value of sentence.counts) {
    if (![numbers, counts].some((pick) => anywhere(pick, value))) return `the number ${value}`
  }
  const joint = squeezed(text, '')
  for (const value of sentence.codes) {
    if (!anywhere((f) => f.codes, value) && !joint.includes(value)) return `the code ${value}`
  }
  return undefined
}

const numbers = (facts: Facts) => facts.numbers
const codes = (facts: Facts) => facts.codes
const counts = (facts: Facts) => facts.counts

/** The first day, month, date or time of day of a sentence that its sources do not have. */
export function unknownDate(sentence: Facts, { facts }: Known): string | undefined {
  const anywhere = (pick: (facts: Facts) => Set<string>, value: string) => facts.some((each) => pick(each).has(value))
  for (const value of sentence.measured) if (isDate(value) && !anywhere((f) => f.measured, value)) return value
  for (const value of sentence.numbers) {
    if (isTime(value) && !anywhere((f) => f.numbers, value)) return `the time ${value}`
  }
  for (const value of sentence.dates) if (!anywhere((f) => f.dates, value)) return `the date ${value}`
  return undefined
}

function isTime(number: string): boolean {
  return /^\d{1,2}:\d{2}$/.test(number)
}

function isDate(measured: string): boolean {
  return monthNamed(measured.split(' ')[1] ?? '') !== undefined
}

const symbols = /(?:euro|dollar|pound|dinar|franc|percent|degree)$/

/** Amounts and shares: the facts that hang on a sign, which words alone do not show. */
export function signsOf(facts: Facts): string[] {
  return [...facts.measured].filter((each) => symbols.test(each))
}

const addresses =
  /(?:https?:\/\/|www\.)[^\s<>"'“”()[\]]+(?:\([^\s()]*\)[^\s<>"'“”()[\]]*)*|mailto:\S+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:com|org|net|io|cc|de|fr|es|rs|eu|gov|edu|co|uk|dev|app|ai|info|me|it|nl|pt|ch|at|us)(?:\/[^\s<>"'“”()[\]]*)?(?![\w@])/gi
/** A text without addresses of pages and mailboxes: they are facts and not words. */
export function withoutAddresses(text: string): string {
  return text.replace(addresses, ' ')
}

const phones = /(?<![\w.,:/-])\+?\(?\d+(?:(?:[ \u00A0][()./-]{0,2}|[()./-]{1,2}[ \u00A0]?)\(?\d+)*(?![\w:]|[.,]\d)/g

function address(found: string): string {
  return found
    .toLowerCase()
    .replace(/^(?:mailto:|tel:|[a-z]+:\/\/|\/\/)/, '')
    .replace(/^www\./, '')
    .replace(/[.,;:!?)'"*_]+$/, '')
    .replace(/\/$/, '')
}

function squeezed(text: string, space = ' '): string {
  return fold(text).replace(/\s+/g, space)
}

const token =
  /[€$£]|%|°[cf]?|\d{1,3}(?:[ \u00A0\u202F']\d{3})+(?:[.,]\d+)?(?![\d])|\d+(?:[.,:/]\d+)*|\p{L}[\p{L}\p{N}]*(?:-\p{L}+)*(?:'\p{L}+)?/gu

function readNumbers(line: string, facts: Facts): void {
  const found = [...line.matchAll(token)].map((match) => ({
    text: match[0],
    end: match.index + match[0].length,
    at: match.index,
  }))
  found.forEach((each, i) => {
    const { text } = each
    const next = found[i + 1]
    const before = found[i - 1]
    const weekday = weekdayNamed(text)
    if (weekday) facts.dates.add(weekday)
    const attached = next !== undefined && next.at === each.end && /^\p{L}/u.test(next.text)
    if (/^\d/.test(text)) {
      const value = canonical(text)
      const unit = attached ? unitNamed(next.text) : measureAfter(found.slice(i + 1, i + 4).map((f) => f.text))
      if (attached && !unit && !/^(?:st|nd|rd|th|er|e|x|a|o|og|te|ter|ten|i)$/.test(next.text))
        facts.codes.add(text + next.text)
      else facts.numbers.add(value)
      const money = before && /^(?:[€$£]|eur|usd|gbp|rsd|chf)$/.test(before.text) ? unitNamed(before.text) : undefined
      const name = money ?? unit
      if (name) facts.measured.add(`${value} ${name}`)
      for (const side of [before, next, found[i - 2]]) {
        const month = side && monthNamed(side.text)
        if (!month || (month === 'may' && side === found[i - 2])) continue
        facts.dates.add(month)
        facts.measured.add(`${value} ${month}`)
      }
    } else if (/\d/.test(text)) {
      facts.codes.add(text)
    } else {
      const rate = perWords.test(text) && found.slice(Math.max(0, i - 3), i).some((each) => /^\d/.test(each.text))
      const per = rate && next ? unitNamed(next.text) : undefined
      if (per && timeUnits.has(per)) facts.measured.add(`per ${per}`)
      const few = fewWords.test(text) ? measureAfter(found.slice(i + 1, i + 2).map((f) => f.text)) : undefined
      if (few && few !== 'time' && few.length > 2) facts.measured.add(`some ${few}`)
      const count = countNamed(text)
      if (count) facts.counts.add(count)
      const value = numeralNamed(text)
      const unit = value && measureAfter(found.slice(i + 1, i + 3).map((f) => f.text))
      if (value && unit && unit !== 'time' && unit.length > 2) {
        facts.measured.add(`${value} ${unit}`)
        facts.numbers.add(value)
      }
    }
  })
}

/** "12 euros a day": what a price or a rate is for. */
const perWords = /^(?:a|an|per|each|every|pro|im|je|par|por|al|na)$/
const timeUnits = new Set(['second', 'minute', 'hour', 'day', 'week', 'month', 'year'])

const fewWords =
  /^(?:few|several|couple|einige[rn]?|wenige[rn]?|mehrere[rn]?|quelques|plusieurs|algun[ao]s|un[ao]s|vari[ao]s|nekoliko)$/

/** The unit that follows, over one adjective: "14 business days". */
function measureAfter(following: string[]): string | undefined {
  const [first, second] = following
  if (/^[€$£]$/.test(first ?? '') && /^\d/.test(second ?? '')) return undefined
  const unit = first === undefined ? undefined : unitNamed(first)
  if (unit || second === undefined || first === undefined) return unit
  if (
    !/^(?:business|working|calendar|full|consecutive|more|to|kalendar\w*|radn\w*|volle\w*|pour|por|jours?|per|bis|a|do|i|and|or)$/.test(
      first,
    )
  )
    return undefined
  return unitNamed(second)
}

/** `1,000` and `1 000` are 1000; `3,5` is 3.5; `10:30` and `12/31` stay. */
function canonical(text: string): string {
  const compact = text.replace(/[ \u00A0\u202F']/g, '')
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(compact) && !/^0/.test(compact)) return compact.replace(/[.,]/g, '')
  if (/^\d+,\d+$/.test(compact)) return compact.replace(',', '.')
  return compact.replace(/^0+(?=\d)/, '')
}
