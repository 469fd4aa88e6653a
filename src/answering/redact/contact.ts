/** Where a person can be reached: mailboxes and telephones. */
import { type Span, spansOf } from './spans.ts'

const mailbox =
  /[\p{L}\p{N}][\p{L}\p{N}._%+'-]{0,63}(?:@|\s?[[(]at[\])]\s?)(?:[\p{L}\p{N}][\p{L}\p{N}-]{0,62}(?:\.|\s?[[(]dot[\])]\s?)){1,8}\p{L}{2,24}/giu

export function mailboxes(text: string): Span[] {
  return spansOf(text, mailbox, 'email')
}

const phoneLike =
  /(?<![\p{L}\p{N}_@#.-]|[\p{L}\p{N}]\/)(?:\+\s?)?\(?\d(?:[\s()./\-\u200c-\u200d]{0,3}\d){5,14}(?![\p{L}\p{N}_@%€$£]|[.,:/-]\d)/gu

/** The nearer of the two says what a number is. */
const phoneWords =
  /(?<![\p{L}])(?:(?:tele)?phone|tel|mob(?:ile)?|cell(?:phone)?|call(?: me| us)?|ring me|reach me|text me|whats ?app|viber|signal|sms|fax|handy\p{L}*|telefon\p{L}*|rufnummer|anruf\p{L}*|rückruf\p{L}*|móvil|tel[eé]fono|ll[aá]m\p{L}*|portable|téléphone|appel\p{L}*|mobiln\p{L}*|pozov\p{L}*|zovi\p{L}*|телефон\p{L}*|мобилн\p{L}*|позов\p{L}*|зови\p{L}*)(?![\p{L}])/giu
const otherNumbers =
  /(?<![\p{L}])(?:order\p{L}*|invoice\p{L}*|tracking|ticket|case|ref(?:erence)?|serial|s\/n|sn|imei|version|model|part|sku|ean|isbn|barcode|booking|reservation|parcel|shipment|account|customer|licen[cs]e|error|code|transaction|payment|amount|bestell\p{L}*|rechnung\p{L}*|sendung\p{L}*|auftrag\p{L}*|kunden\p{L}*|serien\p{L}*|pedido\p{L}*|factura\p{L}*|env[ií]o|commande\p{L}*|facture\p{L}*|colis|suivi|série|serie|narud\p{L}*|porud\p{L}*|račun\p{L}*|racun\p{L}*|pošilj\p{L}*|posilj\p{L}*|serijsk\p{L}*|наруџ\p{L}*|поруџ\p{L}*|рачун\p{L}*|пошиљ\p{L}*|серијск\p{L}*)(?![\p{L}])/giu

/** How far before a number the word for it is looked for, in characters. */
const CONTEXT = 40

const northAmerican = /^(?:\+?1[ .-]?)?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[ .-])\d{3}[ .-]\d{4}$/
const dates = /^\(?(?:\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})(?!\d)/
const thousands = /^\d{1,3}(?:[. ]\d{3})+$/

/** Telephone numbers: written as such (`+381 …`, `(555) 555-0100`, `064/123-4567`), or called so. */
export function telephones(text: string): Span[] {
  return spansOf(text, phoneLike, 'phone', ({ 0: each, index }) => {
    const digits = each.replace(/\D/g, '')
    if (digits.length < 7 || dates.test(each) || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(each)) return false
    const called = calledBefore(text.slice(Math.max(0, index - CONTEXT), index))
    if (called === 'other') return false
    if (each.startsWith('+')) return digits.length >= 8
    if (called === 'phone') return true
    if (thousands.test(each)) return false
    if (northAmerican.test(each)) return true
    if (/^00[1-9]/.test(digits)) return digits.length >= 10 && digits.length <= 15
    return /^\(?0[1-9]/.test(each) && digits.length >= 9 && digits.length <= 12
  })
}

function calledBefore(text: string): 'phone' | 'other' | undefined {
  const last = (pattern: RegExp) => [...text.matchAll(pattern)].at(-1)?.index ?? -1
  const [phone, other] = [last(phoneWords), last(otherNumbers)]
  if (phone === other) return undefined
  return phone > other ? 'phone' : 'other'
}
