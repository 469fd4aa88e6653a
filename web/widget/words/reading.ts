/** The words around an article that is read in the panel: they come with the reader. */
import type { Like, Values } from '../../../src/domain/catalogue.ts'
import { catalogue } from './catalogue.ts'
import type en from './reading/en.json'

export type ReadingWords = Like<typeof en>
export type SayReading = (key: keyof ReadingWords, values?: Values) => string

export const { load: loadReadingWords, speaker: readingSpeaker } = catalogue<ReadingWords>({
  en: () => import('./reading/en.json', { with: { type: 'json' } }),
  de: () => import('./reading/de.json', { with: { type: 'json' } }),
  fr: () => import('./reading/fr.json', { with: { type: 'json' } }),
  es: () => import('./reading/es.json', { with: { type: 'json' } }),
  it: () => import('./reading/it.json', { with: { type: 'json' } }),
  pt: () => import('./reading/pt.json', { with: { type: 'json' } }),
  nl: () => import('./reading/nl.json', { with: { type: 'json' } }),
  pl: () => import('./reading/pl.json', { with: { type: 'json' } }),
  sv: () => import('./reading/sv.json', { with: { type: 'json' } }),
  sr: () => import('./reading/sr.json', { with: { type: 'json' } }),
  'sr-Cyrl': () => import('./reading/sr-Cyrl.json', { with: { type: 'json' } }),
  ru: () => import('./reading/ru.json', { with: { type: 'json' } }),
  tr: () => import('./reading/tr.json', { with: { type: 'json' } }),
  ar: () => import('./reading/ar.json', { with: { type: 'json' } }),
  he: () => import('./reading/he.json', { with: { type: 'json' } }),
  zh: () => import('./reading/zh.json', { with: { type: 'json' } }),
  ja: () => import('./reading/ja.json', { with: { type: 'json' } }),
})
