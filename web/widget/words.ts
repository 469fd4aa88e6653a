/** The panel's own words: which language, and how a sentence is filled in. Each catalogue is loaded only when used. */
import { type Like, speaker, type Values } from '../../src/domain/catalogue.ts'
import { directionOf, firstSpoken, localeOf, type SpokenLanguage } from '../../src/domain/spoken.ts'
import { catalogue } from './words/catalogue.ts'
import type en from './words/en.json'

export type Words = Like<typeof en>
export type Say = (key: keyof Words, values?: Values) => string

export const { load: loadWords } = catalogue<Words>({
  en: () => import('./words/en.json', { with: { type: 'json' } }),
  de: () => import('./words/de.json', { with: { type: 'json' } }),
  fr: () => import('./words/fr.json', { with: { type: 'json' } }),
  es: () => import('./words/es.json', { with: { type: 'json' } }),
  it: () => import('./words/it.json', { with: { type: 'json' } }),
  pt: () => import('./words/pt.json', { with: { type: 'json' } }),
  nl: () => import('./words/nl.json', { with: { type: 'json' } }),
  pl: () => import('./words/pl.json', { with: { type: 'json' } }),
  sv: () => import('./words/sv.json', { with: { type: 'json' } }),
  sr: () => import('./words/sr.json', { with: { type: 'json' } }),
  'sr-Cyrl': () => import('./words/sr-Cyrl.json', { with: { type: 'json' } }),
  ru: () => import('./words/ru.json', { with: { type: 'json' } }),
  tr: () => import('./words/tr.json', { with: { type: 'json' } }),
  ar: () => import('./words/ar.json', { with: { type: 'json' } }),
  he: () => import('./words/he.json', { with: { type: 'json' } }),
  zh: () => import('./words/zh.json', { with: { type: 'json' } }),
  ja: () => import('./words/ja.json', { with: { type: 'json' } }),
})

export interface Voice {
  language: SpokenLanguage
  /** For dates and numbers. */
  locale: string
  direction: 'ltr' | 'rtl'
  say: Say
}

/** The panel's voice in the first language of the wishes that it speaks, with the customer's own dates and numbers. */
export async function voiceFor(wishes: readonly string[]): Promise<Voice> {
  const language = firstSpoken(wishes)
  const locale = pickLocale(language, wishes)
  const direction = directionOf(language)
  const say = speaker(await loadWords(language), locale, direction === 'rtl')
  return { language, locale, direction, say }
}

/** The tag for dates and numbers: the customer's own region where they have one in this language and its script. */
export function pickLocale(language: SpokenLanguage, wishes: readonly string[]): string {
  const base = localeOf(language)
  const regional = wishes.find((wish) => wish.toLowerCase().startsWith(`${base.toLowerCase()}-`))
  return regional && scriptOf(regional) === scriptOf(base) ? regional : base
}

function scriptOf(tag: string): string | undefined {
  try {
    return new Intl.Locale(tag).maximize().script
  } catch {
    return undefined
  }
}
