/** The languages that messages are understood in. */
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { further } from './further.ts'
import { it } from './it.ts'
import type { Lexicon } from './lexicon.ts'
import { nl } from './nl.ts'
import { pt } from './pt.ts'
import { sr } from './sr.ts'

const every: readonly Lexicon[] = [en, de, fr, es, sr, it, pt, nl]

/** What is read as one of these and as another besides is taken for one of these. */
const nearest: readonly Lexicon[] = [en, de, fr, es, sr]

/**
 * The one language that words read in several can be said to be of, or undefined: where there is none, or where they
 * are of `told` as well, which nothing speaks against then.
 */
export function oneLang(langs: readonly string[], told?: string): string | undefined {
  const ours = langs.filter((lang) => nearest.some((each) => each.lang === lang))
  const left = new Set(ours.length > 0 ? ours : langs)
  const own = told?.split('-')[0]
  if (left.size > 1 || (own && langs.includes(own))) return own && left.size === 1 && left.has(own) ? own : undefined
  return [...left][0]
}

/**
 * The lexica to try, the one of the message's own language first: detection is a hint, short messages often deceive it.
 * @param text the message; without it, languages in letters of their own are left out
 */
export function lexica(lang?: string, text = ''): readonly Lexicon[] {
  const own = lang?.split('-')[0]
  const all = [...every, ...further.filter(({ letters }) => letters === undefined || letters.test(text))]
  return own ? all.sort((a, b) => Number(b.lang === own) - Number(a.lang === own)) : all
}
