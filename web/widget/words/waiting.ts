/** The words for a customer who waits: most never do, so they come with the card that says them. */
import type { Like, Values } from '../../../src/domain/catalogue.ts'
import { catalogue } from './catalogue.ts'
import type en from './waiting/en.json'

export type WaitingWords = Like<typeof en>
export type SayWaiting = (key: keyof WaitingWords, values?: Values) => string

export const { load: loadWaitingWords, speaker: waitingSpeaker } = catalogue<WaitingWords>({
  en: () => import('./waiting/en.json', { with: { type: 'json' } }),
  de: () => import('./waiting/de.json', { with: { type: 'json' } }),
  fr: () => import('./waiting/fr.json', { with: { type: 'json' } }),
  es: () => import('./waiting/es.json', { with: { type: 'json' } }),
  it: () => import('./waiting/it.json', { with: { type: 'json' } }),
  pt: () => import('./waiting/pt.json', { with: { type: 'json' } }),
  nl: () => import('./waiting/nl.json', { with: { type: 'json' } }),
  pl: () => import('./waiting/pl.json', { with: { type: 'json' } }),
  sv: () => import('./waiting/sv.json', { with: { type: 'json' } }),
  sr: () => import('./waiting/sr.json', { with: { type: 'json' } }),
  'sr-Cyrl': () => import('./waiting/sr-Cyrl.json', { with: { type: 'json' } }),
  ru: () => import('./waiting/ru.json', { with: { type: 'json' } }),
  tr: () => import('./waiting/tr.json', { with: { type: 'json' } }),
  ar: () => import('./waiting/ar.json', { with: { type: 'json' } }),
  he: () => import('./waiting/he.json', { with: { type: 'json' } }),
  zh: () => import('./waiting/zh.json', { with: { type: 'json' } }),
  ja: () => import('./waiting/ja.json', { with: { type: 'json' } }),
})
