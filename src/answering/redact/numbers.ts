/** Numbers that are a person's: cards, accounts, documents, telephones and addresses of their devices. */
import { between, type Span, spansOf } from './spans.ts'

/** 13 digits or more, with a little between them: a card, and what stands around it. */
const digitRuns = new RegExp(`\\d(?:${between}\\d){12,}`, 'g')

/** Digits of a card's number at most. */
const CARD_DIGITS = 19

/** Beginnings and lengths that are issued: Visa, Mastercard, American Express, Diners, JCB, Discover, UnionPay, Dina. */
const issued =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|5\d{15}|2[2-7]\d{14}|3[47]\d{13}|3[0689]\d{12,14}|35\d{14}|6\d{12,18}|9[89]\d{14})$/

/** Card numbers: 13 to 19 digits that are issued and pass ISO/IEC 7812's Luhn check. */
export function cards(text: string): Span[] {
  return [...text.matchAll(digitRuns)].flatMap((run) => cardsIn(text, run[0], run.index))
}

/** A card's expiry, its code or an order's number may stand right beside it: one may begin with any of the groups. */
function cardsIn(text: string, run: string, start: number): Span[] {
  const groups = [...run.matchAll(/\d+/g)].map((group) => ({ digits: group[0], at: start + group.index }))
  const gapBefore = (group: { at: number }, last: { at: number; digits: string } | undefined) =>
    last ? run.slice(last.at + last.digits.length - start, group.at - start).replace(/[\s\u200c-\u200d]+/g, ' ') : ''
  const found: Span[] = []
  for (let first = 0; first < groups.length; first++) {
    let digits = ''
    let last = -1
    const gaps = new Set<string>()
    for (let at = first; at < groups.length && digits.length < CARD_DIGITS; at++) {
      const group = groups[at]
      if (!group) break
      if (at > first) gaps.add(gapBefore(group, groups[at - 1]))
      digits += group.digits
      // One number is written in one way; a row of figures is not.
      if (isCard(digits) && (gaps.size < 2 || [...gaps].every((gap) => /^[ .-]$/.test(gap)))) last = at
    }
    const [from, end] = [groups[first], groups[last]]
    if (!from || !end || isPageNumber(text, from)) continue
    found.push({ from: from.at, to: end.at + end.digits.length, kind: 'card number' })
  }
  return found
}

/** Pages of help centres are numbered with 13 digits: `/articles/4407225360018-Uninstall-boards`. */
function isPageNumber(text: string, { digits, at }: { digits: string; at: number }): boolean {
  return digits.length === 13 && text[at - 1] === '/'
}

function isCard(digits: string): boolean {
  if (!issued.test(digits)) return false
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const doubled = Number(digit) * (at % 2 === 1 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}

/** Two letters, two digits, then 11 to 30 letters and digits, as printed in groups or in one; also behind other letters. */
const ibanLike = /(?=(?<run>[A-Z]{2}\d{2}(?:[ .\u200c-\u200d-]{0,2}[A-Z0-9]){11,30}))/gi

/** Lengths by country, from ISO 13616's registry. */
const ibanLengths: Record<string, number> = Object.fromEntries(
  (
    'NO15 BE16 DK18 FI18 FK18 FO18 GL18 NL18 SD18 MK19 SI19 AT20 BA20 EE20 KZ20 LT20 LU20 MN20 XK20 CH21 HR21 LI21 ' +
    'LV21 BG22 BH22 CR22 DE22 GB22 GE22 IE22 ME22 RS22 AE23 GI23 IL23 IQ23 OM23 SO23 TL23 AD24 CZ24 ES24 MD24 PK24 ' +
    'RO24 SA24 SE24 SK24 TN24 VG24 LY25 PT25 ST25 IS26 TR26 BI27 DJ27 FR27 GR27 IT27 MC27 MR27 SM27 AL28 AZ28 BY28 ' +
    'CY28 DO28 GT28 HU28 LB28 NI28 PL28 SV28 BR29 EG29 PS29 QA29 UA29 JO30 KW30 MU30 YE30 LC32 MT31 SC31 RU33'
  )
    .split(' ')
    .map((each) => [each.slice(0, 2), Number(each.slice(2))]),
)

/** IBANs: as long as their country's are, and passing ISO 13616's mod 97. */
export function ibans(text: string): Span[] {
  return [...text.matchAll(ibanLike)].flatMap(({ groups, index: from }) => {
    const run = groups?.run ?? ''
    const end = endOf(run, ibanLengths[run.slice(0, 2).toUpperCase()] ?? 0)
    if (
      end === undefined ||
      !passes97(
        run
          .slice(0, end)
          .replace(/[^A-Z0-9]/gi, '')
          .toUpperCase(),
      )
    )
      return []
    return [{ from, to: from + end, kind: 'IBAN' as const }]
  })
}

/** Where a run's first so many letters and digits end; undefined where there are not so many. */
function endOf(run: string, length: number): number | undefined {
  let count = 0
  for (let at = 0; at < run.length; at++) if (/[A-Z0-9]/i.test(run[at] ?? '') && ++count === length) return at + 1
  return undefined
}

function passes97(compact: string): boolean {
  let remainder = 0
  for (const character of compact.slice(4) + compact.slice(0, 4)) {
    const value = /\d/.test(character) ? character : String(character.charCodeAt(0) - 55)
    for (const digit of value) remainder = (remainder * 10 + Number(digit)) % 97
  }
  return remainder === 1
}

const documentWords =
  'social security(?: number)?|ssn|national (?:id|insurance)(?: number)?|nino|tax id|passport|steuer-?id|bsn|jmbg|јмбг|dni|nie|nif|personal id|id card|identity card|personalausweis|ausweis|reisepass|carte d.identité|passeport|pasaporte|pasoš|pasos|пасош|lična karta|lične karte|личне карте'
/** What follows the name of a document: `passport no. 012345678`. */
const named = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${documentWords})(?:\\s(?:number|no\\.?|nr\\.?|nummer|numéro|número|broj|број))?(?:\\s(?:is|ist|est|es|je|је))?[\\s:#=]{1,4}(?<value>(?=[A-Z-]{0,4}(?:[ .-]?\\d[A-Z]?){4})[A-Z0-9](?:[ .-]?[A-Z0-9]){4,19})(?![\\p{L}\\p{N}])`,
  'dgiu',
)

/** Numbers of documents that a checksum or a strict form tells, or that are called so. */
export function documents(text: string): Span[] {
  const id = 'ID number' as const
  return [
    ...spansOf(text, named, id),
    ...spansOf(text, /(?<!\d)\d{13}(?!\d)/g, id, ([digits]) => isJmbg(digits)),
    ...spansOf(text, /(?<![\d-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d-])/g, id),
    ...spansOf(text, /(?<![\p{L}\p{N}])(?:\d{8}|[XYZ]\d{7})[ -]?[A-Z](?![\p{L}\p{N}])/giu, id, ([each]) => isDni(each)),
    ...spansOf(text, /(?<![\p{L}\p{N}])[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z](?![\p{L}\p{N}])/giu, id),
    ...spansOf(text, /(?<!\d)[12](?: ?\d){14}(?!\d)/g, id, ([each]) => isNir(each.replace(/ /g, ''))),
  ]
}

/** Serbia and its neighbours: day, month and year of birth, and a checksum mod 11. */
function isJmbg(digits: string): boolean {
  const [day, month, year] = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 7)].map(Number) as [
    number,
    number,
    number,
  ]
  if (day < 1 || day > 31 || month < 1 || month > 12 || (year > 99 && year < 880)) return false
  const sum = [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2].reduce((total, weight, at) => total + weight * Number(digits[at]), 0)
  const check = 11 - (sum % 11)
  return Number(digits[12]) === (check > 9 ? 0 : check)
}

/** Spain: a number, and the letter that its remainder by 23 stands for. */
function isDni(each: string): boolean {
  const compact = each.replace(/[ -]/g, '').toUpperCase()
  const digits = compact.slice(0, -1).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)))
  return compact.at(-1) === 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(digits) % 23]
}

/** France: sex, year and month of birth, place, order, and a key mod 97. */
function isNir(digits: string): boolean {
  const month = Number(digits.slice(3, 5))
  return month >= 1 && month <= 12 && 97 - (Number(digits.slice(0, 13)) % 97) === Number(digits.slice(13))
}

/** Addresses of devices on the internet. Those of one's own network, and what is called a version, are nobody's. */
export function devices(text: string): Span[] {
  return [
    ...spansOf(text, /(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w]|\.\d)/g, 'IP address', (match) => isPublic(text, match)),
    ...spansOf(
      text,
      /(?<![\w:.])(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{1,4}){1,6}(?![\w:])/gi,
      'IP address',
      ([each]) => {
        const groups = each.split(':')
        return /^[23]/.test(each) && (each.includes('::') || groups.length === 8) && groups[0]?.length === 4
      },
    ),
  ]
}

const MIN_ADDRESS_DIGITS = 8
const ownNetwork = /^(?:10|127|0|255|22[4-9]|2[345]\d)\.|^192\.168\.|^169\.254\.|^172\.(?:1[6-9]|2\d|3[01])\./
const versionBefore = /(?:version|firmware|release|build|driver|verzij\p{L}*|верзиј\p{L}*|versión|v)[\s.:]{0,3}$/iu

/** Short ones are more often versions. */
function isPublic(text: string, { 0: each, index }: RegExpExecArray): boolean {
  if (each.split('.').some((part) => Number(part) > 255)) return false
  if (each.length - 3 < MIN_ADDRESS_DIGITS || ownNetwork.test(each)) return false
  return !versionBefore.test(text.slice(Math.max(0, index - 20), index))
}
