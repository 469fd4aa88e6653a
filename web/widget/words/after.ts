/** The words for what comes after a conversation and for taking a copy of it along: they come with what says them. */
import type { Like, Values } from '../../../src/domain/catalogue.ts'
import type en from './after/en.json'
import { catalogue } from './catalogue.ts'

export type AfterWords = Like<typeof en>
export type SayAfter = (key: keyof AfterWords, values?: Values) => string

export const { load: loadAfterWords, speaker: afterSpeaker } = catalogue<AfterWords>({
  en: () => import('./after/en.json', { with: { type: 'json' } }),
  de: () => import('./after/de.json', { with: { type: 'json' } }),
  fr: () => import('./after/fr.json', { with: { type: 'json' } }),
  es: () => import('./after/es.json', { with: { type: 'json' } }),
  it: () => import('./after/it.json', { with: { type: 'json' } }),
  pt: () => import('./after/pt.json', { with: { type: 'json' } }),
  nl: () => import('./after/nl.json', { with: { type: 'json' } }),
  pl: () => import('./after/pl.json', { with: { type: 'json' } }),
  sv: () => import('./after/sv.json', { with: { type: 'json' } }),
  sr: () => import('./after/sr.json', { with: { type: 'json' } }),
  'sr-Cyrl': () => import('./after/sr-Cyrl.json', { with: { type: 'json' } }),
  ru: () => import('./after/ru.json', { with: { type: 'json' } }),
  tr: () => import('./after/tr.json', { with: { type: 'json' } }),
  ar: () => import('./after/ar.json', { with: { type: 'json' } }),
  he: () => import('./after/he.json', { with: { type: 'json' } }),
  zh: () => import('./after/zh.json', { with: { type: 'json' } }),
  ja: () => import('./after/ja.json', { with: { type: 'json' } }),
})
