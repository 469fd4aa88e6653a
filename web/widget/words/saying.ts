/** The words at a single message, for copying it or putting it right: they come once there is one. */
import type { Like, Values } from '../../../src/domain/catalogue.ts'
import { catalogue } from './catalogue.ts'
import type en from './saying/en.json'

export type SayingWords = Like<typeof en>
export type SayAtMessage = (key: keyof SayingWords, values?: Values) => string

export const { load: loadSayingWords, speaker: sayingSpeaker } = catalogue<SayingWords>({
  en: () => import('./saying/en.json', { with: { type: 'json' } }),
  de: () => import('./saying/de.json', { with: { type: 'json' } }),
  fr: () => import('./saying/fr.json', { with: { type: 'json' } }),
  es: () => import('./saying/es.json', { with: { type: 'json' } }),
  it: () => import('./saying/it.json', { with: { type: 'json' } }),
  pt: () => import('./saying/pt.json', { with: { type: 'json' } }),
  nl: () => import('./saying/nl.json', { with: { type: 'json' } }),
  pl: () => import('./saying/pl.json', { with: { type: 'json' } }),
  sv: () => import('./saying/sv.json', { with: { type: 'json' } }),
  sr: () => import('./saying/sr.json', { with: { type: 'json' } }),
  'sr-Cyrl': () => import('./saying/sr-Cyrl.json', { with: { type: 'json' } }),
  ru: () => import('./saying/ru.json', { with: { type: 'json' } }),
  tr: () => import('./saying/tr.json', { with: { type: 'json' } }),
  ar: () => import('./saying/ar.json', { with: { type: 'json' } }),
  he: () => import('./saying/he.json', { with: { type: 'json' } }),
  zh: () => import('./saying/zh.json', { with: { type: 'json' } }),
  ja: () => import('./saying/ja.json', { with: { type: 'json' } }),
})
