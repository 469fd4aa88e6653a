/** Numbers, units and dates of a sentence, and what to put in their place. */
import { pick, type Random } from './random.ts'

export function otherNumber(found: string, random: Random): string {
  const [whole = '', rest = ''] = found.split(/(?=[.,])/)
  const turned = [...whole].reverse().join('')
  if (whole.length > 1 && turned !== whole && !turned.startsWith('0') && random() < 0.5) return turned + rest
  return String(Number(whole) + 1 + Math.floor(random() * 5)) + rest
}

export const numerals: Record<string, string[]> = {
  en: ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'ten', 'twenty', 'thirty'],
  de: ['zwei', 'drei', 'vier', 'fünf', 'sechs', 'zehn'],
  fr: ['deux', 'trois', 'quatre', 'cinq', 'dix'],
  es: ['dos', 'tres', 'cuatro', 'cinco', 'diez'],
  sr: ['два', 'три', 'четири', 'пет', 'десет'],
}

const unitFamilies = [
  'second minute hour day week month year',
  'seconds minutes hours days weeks months years',
  'MB GB KB',
  'V mV',
  'kHz MHz',
  'Sekunden Minuten Stunden Tage',
  'secondes heures jours',
  'segundos minutos horas días',
  'секунди минута сати дана',
].map((family) => family.split(' '))

export function otherUnit(found: string, random: Random): string | undefined {
  const family = unitFamilies.find((each) => each.includes(found))
  return family && pick(without(family, found), random)
}

const listed = (list: string) => {
  const words = list.split(' ')
  return { words, pattern: wordIn(words) }
}
export const calendar: Record<string, { words: string[]; pattern: RegExp }> = {
  en: listed(
    'January February March April June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday',
  ),
  de: listed(
    'Januar Februar März April Juni Juli August September Oktober November Dezember Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag',
  ),
  fr: listed(
    'janvier février mars avril juin juillet septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche',
  ),
  es: listed(
    'enero febrero marzo abril junio julio agosto septiembre octubre noviembre diciembre lunes martes miércoles jueves viernes sábado domingo',
  ),
}
for (const each of Object.values(calendar)) {
  each.pattern = new RegExp(
    `${each.pattern.source}|(?<![\\d.])\\d{1,2}:\\d{2}(?!\\d)|(?<![\\d.,-])(?:19|20)\\d{2}(?![\\d.-])`,
    'gu',
  )
}

export function otherDate(found: string, lang: string, random: Random): string | undefined {
  if (/^\d{4}$/.test(found)) return String(Number(found) + 1 + Math.floor(random() * 3))
  if (/^\d/.test(found))
    return found.replace(/\d+/, (hour) => String((Number(hour) + 1 + Math.floor(random() * 5)) % 24))
  return pick(without(calendar[lang]?.words ?? [], found), random)
}

export function wordIn(list: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}-])(?:${list.join('|')})(?![\\p{L}-])`, 'gu')
}

export function without(list: readonly string[], found: string): string[] {
  return list.filter((each) => each !== found)
}
