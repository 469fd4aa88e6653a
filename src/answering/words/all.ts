/** The languages that messages are understood in. */
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import type { Lexicon } from './lexicon.ts'
import { nl } from './nl.ts'
import { pt } from './pt.ts'
import { sr } from './sr.ts'

const every: readonly Lexicon[] = [en, de, fr, es, sr, it, pt, nl]

/** All lexica, the one of the message's own language first: detection is a hint, short messages often deceive it. */
export function lexica(lang?: string): readonly Lexicon[] {
  const own = lang?.split('-')[0]
  return own ? [...every].sort((a, b) => Number(b.lang === own) - Number(a.lang === own)) : every
}
