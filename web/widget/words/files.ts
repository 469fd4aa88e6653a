/** The words for files: they come with the part that a customer sees once a person is there. */

import type { FileWords } from '../../shared/files/words.ts'
import { catalogue } from './catalogue.ts'

export const { load: loadFileWords, speaker: fileSpeaker } = catalogue<FileWords>({
  en: () => import('./files/en.json', { with: { type: 'json' } }),
  de: () => import('./files/de.json', { with: { type: 'json' } }),
  fr: () => import('./files/fr.json', { with: { type: 'json' } }),
  es: () => import('./files/es.json', { with: { type: 'json' } }),
  it: () => import('./files/it.json', { with: { type: 'json' } }),
  pt: () => import('./files/pt.json', { with: { type: 'json' } }),
  nl: () => import('./files/nl.json', { with: { type: 'json' } }),
  pl: () => import('./files/pl.json', { with: { type: 'json' } }),
  sv: () => import('./files/sv.json', { with: { type: 'json' } }),
  sr: () => import('./files/sr.json', { with: { type: 'json' } }),
  'sr-Cyrl': () => import('./files/sr-Cyrl.json', { with: { type: 'json' } }),
  ru: () => import('./files/ru.json', { with: { type: 'json' } }),
  tr: () => import('./files/tr.json', { with: { type: 'json' } }),
  ar: () => import('./files/ar.json', { with: { type: 'json' } }),
  he: () => import('./files/he.json', { with: { type: 'json' } }),
  zh: () => import('./files/zh.json', { with: { type: 'json' } }),
  ja: () => import('./files/ja.json', { with: { type: 'json' } }),
})
