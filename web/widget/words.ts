/** The widget's own words: which language, and how a sentence is filled in. Each catalogue is loaded only when used. */
import type { en } from './words/en.ts'

/** One sentence in the forms that a language's numbers ask for; `other` always exists. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

type Key = keyof typeof en
export type Words = { [K in Key]: (typeof en)[K] extends string ? string : Plural }
type Values = Record<string, string | number>

export type Say = (key: Key, values?: Values) => string

const catalogues: Record<string, () => Promise<Words>> = {
  en: () => import('./words/en.ts').then((m) => m.en),
  de: () => import('./words/de.ts').then((m) => m.de),
  fr: () => import('./words/fr.ts').then((m) => m.fr),
  es: () => import('./words/es.ts').then((m) => m.es),
  sr: () => import('./words/sr.ts').then((m) => m.sr),
  'sr-Cyrl': () => import('./words/sr-Cyrl.ts').then((m) => m.srCyrl),
}

export const languages: readonly string[] = Object.keys(catalogues)

/** The first wish that we have words for, by language and script; English where there is none. */
export function pickLanguage(wishes: readonly (string | null | undefined)[]): string {
  for (const wish of wishes) {
    const { language, script } = parts(wish ?? '')
    if (['sr', 'bs', 'cnr', 'hr', 'sh'].includes(language)) {
      // A browser's plain `sr` means Cyrillic in CLDR, yet most sites in Serbia are in Latin: script only where it is said.
      return script === 'Cyrl' ? 'sr-Cyrl' : 'sr'
    }
    if (languages.includes(language)) return language
  }
  return 'en'
}

/**
 * The tag for dates and numbers: the customer's own region where they have one in this language.
 * Plain `sr` would be written in Cyrillic, so its script is named.
 */
export function pickLocale(language: string, wishes: readonly string[]): string {
  const base = language === 'sr' ? 'sr-Latn' : language
  const regional = wishes.find((wish) => wish.toLowerCase().startsWith(`${base.toLowerCase()}-`))
  return regional && parts(regional).language ? regional : base
}

/** A catalogue by a name that `pickLanguage` gave. */
export function loadWords(language: string): Promise<Words> {
  return (catalogues[language] ?? catalogues.en)?.() ?? Promise.reject(new Error(`no words for ${language}`))
}

/** Speaks from a catalogue; numbers are written as the locale writes them. */
export function speaker<K extends string>(
  words: Record<K, string | Plural>,
  locale: string,
): (key: K, values?: Values) => string {
  const rules = new Intl.PluralRules(locale)
  const numbers = new Intl.NumberFormat(locale)
  return (key, values = {}) => {
    const entry = words[key]
    const sentence = typeof entry === 'string' ? entry : (entry[rules.select(Number(values.count))] ?? entry.other)
    return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name] ?? ''
      return typeof value === 'number' ? numbers.format(value) : value
    })
  }
}

function parts(tag: string): { language: string; script?: string } {
  try {
    const { language, script } = new Intl.Locale(tag)
    return { language, ...(script && { script }) }
  } catch {
    return { language: '' }
  }
}
