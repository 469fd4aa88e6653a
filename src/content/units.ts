/** What the units of values measure, and how much of the unit that is compared each is. */
import { unitNamed } from '../answering/words/measures.ts'

export interface Scale {
  kind: string
  factor: number
}

/** Amounts in one unit for each kind: hours, megabytes, metres, kilograms, litres. */
const scales: Record<string, [kind: string, factor: number]> = {
  ...{ second: ['duration', 1 / 3600], minute: ['duration', 1 / 60], hour: ['duration', 1], day: ['duration', 24] },
  ...{ week: ['duration', 168], month: ['duration', 730], year: ['duration', 8760], ms: ['duration', 1 / 3_600_000] },
  ...{ euro: ['money euro', 1], dollar: ['money dollar', 1], pound: ['money pound', 1], cent: ['money dollar', 0.01] },
  ...{ dinar: ['money dinar', 1], franc: ['money franc', 1], percent: ['share', 1] },
  ...{ byte: ['size', 1e-6], kb: ['size', 1e-3], mb: ['size', 1], gb: ['size', 1e3], tb: ['size', 1e6] },
  ...{ mm: ['length', 1e-3], cm: ['length', 1e-2], meter: ['length', 1], km: ['length', 1e3] },
  ...{ inch: ['length', 0.0254], foot: ['length', 0.3048], mile: ['length', 1609.344] },
  ...{ gram: ['weight', 1e-3], kg: ['weight', 1], lb: ['weight', 0.45359237], ounce: ['weight', 0.028349523] },
  ...{ ml: ['volume', 1e-3], litre: ['volume', 1], gallon: ['volume', 3.785412], mv: ['voltage', 1e-3] },
  ...{ volt: ['voltage', 1], ma: ['current', 1e-3], amp: ['current', 1], watt: ['power', 1] },
  ...{ hz: ['frequency', 1], khz: ['frequency', 1e3], mhz: ['frequency', 1e6], ghz: ['frequency', 1e9] },
}

/** Units that answers are not checked for, but articles give. */
const further: Record<string, string> = Object.fromEntries(
  Object.entries({
    lb: 'lb lbs pounds-weight',
    ounce: 'oz ounce ounces',
    inch: 'inch inches zoll pouces pulgadas',
    foot: 'ft feet foot',
    mile: 'mi mile miles meilen millas',
    ml: 'ml millilitre millilitres milliliter milliliters',
    litre: 'l liter liters litre litres litro litros litar litara',
    gallon: 'gal gallon gallons',
    cent: 'cent cents ct',
  }).flatMap(([unit, words]) => words.split(' ').map((word) => [word, unit])),
)

/** French bytes are octets, and written large: “25 Mo”. */
const octets: Record<string, string> = { Ko: 'kb', Mo: 'mb', Go: 'gb', To: 'tb' }

/**
 * What a word behind a number measures. A unit of one letter counts where it is written as one: “5V”, “5 V”, but not
 * “5 a day”.
 */
export function scaleOf(raw: string, word: string, attached: boolean): Scale | undefined {
  if (word.length === 1 && /\p{L}/u.test(word) && !attached && !/^[VWAKhl]$/.test(raw)) return undefined
  // “month's notice”, “days’ notice”.
  const bare = word.replace(/['’]s?$/, '')
  const name = octets[raw] ?? unitNamed(bare) ?? further[bare]
  if (name === undefined) return undefined
  const [kind, factor] = scales[name] ?? [name, 1]
  return { kind, factor }
}

/** Hours of the times by which something is counted, longest name first. */
const windows: Record<string, number> = { second: 1 / 3600, minute: 1 / 60, hour: 1 }
const spans = new Set(['second', 'minute', 'hour', 'day', 'week', 'month', 'year', 'night'])

/** The time, or the thing, for each of which a value holds. */
export function windowOf(word: string): string | undefined {
  const unit = unitNamed(word) ?? (/^(?:night|nights|nacht|nuit|noche|noc|noci)$/.test(word) ? 'night' : undefined)
  return unit !== undefined && spans.has(unit) ? unit : undefined
}

/** Rates of a few seconds, minutes or hours are one speed; what is counted by the day is a ration of its own. */
export function hourly(window: string): number | undefined {
  const hours = windows[window]
  return hours === undefined ? undefined : 1 / hours
}
