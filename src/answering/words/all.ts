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

/** Those that Bellhop answers in. What is read as one of these and as another besides is taken for one of these. */
const spoken: readonly Lexicon[] = [en, de, fr, es, sr]

/**
 * The one language that words read in several can be said to be of, or undefined: where there is none, or where they
 * are of `told` as well, which nothing speaks against then.
 */
export function oneLang(langs: readonly string[], told?: string): string | undefined {
  const ours = langs.filter((lang) => spoken.some((each) => each.lang === lang))
  const left = new Set(ours.length > 0 ? ours : langs)
  const own = told?.split('-')[0]
  if (left.size > 1 || (own && langs.includes(own))) return own && left.size === 1 && left.has(own) ? own : undefined
  return [...left][0]
}

/** All lexica, the one of the message's own language first: detection is a hint, short messages often deceive it. */
export function lexica(lang?: string): readonly Lexicon[] {
  const own = lang?.split('-')[0]
  return own ? [...every].sort((a, b) => Number(b.lang === own) - Number(a.lang === own)) : every
}
