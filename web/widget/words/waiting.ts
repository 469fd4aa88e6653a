/** The words for a customer who waits: most never do, so they come with the card that says them. */
import { type Plural, pickLanguage, speaker } from '../words.ts'
import type { en } from './waiting/en.ts'

type Key = keyof typeof en
export type WaitingWords = { [K in Key]: (typeof en)[K] extends string ? string : Plural }
export type SayWaiting = (key: Key, values?: Record<string, string | number>) => string

const catalogues: Record<string, () => Promise<WaitingWords>> = {
  en: () => import('./waiting/en.ts').then((m) => m.en),
  de: () => import('./waiting/de.ts').then((m) => m.de),
  fr: () => import('./waiting/fr.ts').then((m) => m.fr),
  es: () => import('./waiting/es.ts').then((m) => m.es),
  sr: () => import('./waiting/sr.ts').then((m) => m.sr),
  'sr-Cyrl': () => import('./waiting/sr-Cyrl.ts').then((m) => m.srCyrl),
}

/** A catalogue by a name that `pickLanguage` gave. */
export function loadWaitingWords(language: string): Promise<WaitingWords> {
  return (catalogues[language] ?? catalogues.en)?.() ?? Promise.reject(new Error(`no words for ${language}`))
}

/** Speaks of waiting in the language of the page. */
export async function waitingSpeaker(locale: string): Promise<SayWaiting> {
  return speaker(await loadWaitingWords(pickLanguage([locale])), locale)
}
