/** The words of the help centre around articles, in the language of what is read. */
import { speaker } from '../../domain/catalogue.ts'
import { directionOf, localeOf, type SpokenLanguage, spokenFor } from '../../domain/spoken.ts'
import { scriptOf } from '../../domain/text.ts'
import ar from './words/ar.json' with { type: 'json' }
import de from './words/de.json' with { type: 'json' }
import en from './words/en.json' with { type: 'json' }
import es from './words/es.json' with { type: 'json' }
import fr from './words/fr.json' with { type: 'json' }
import he from './words/he.json' with { type: 'json' }
import it from './words/it.json' with { type: 'json' }
import ja from './words/ja.json' with { type: 'json' }
import nl from './words/nl.json' with { type: 'json' }
import pl from './words/pl.json' with { type: 'json' }
import pt from './words/pt.json' with { type: 'json' }
import ru from './words/ru.json' with { type: 'json' }
import sr from './words/sr.json' with { type: 'json' }
import srCyrl from './words/sr-Cyrl.json' with { type: 'json' }
import sv from './words/sv.json' with { type: 'json' }
import tr from './words/tr.json' with { type: 'json' }
import zh from './words/zh.json' with { type: 'json' }

type Words = { [K in keyof typeof en]: (typeof en)[K] extends string ? string : { other: string } }

export const helpWords: Record<SpokenLanguage, Words> = {
  ...{ en, de, fr, es, it, pt, nl, pl, sv, sr, 'sr-Cyrl': srCyrl, ru, tr, ar, he, zh, ja },
}

export interface Voice {
  say(key: keyof Words, values?: Record<string, string | number>): string
  /** BCP 47 of the words: `sr-Latn`. */
  locale: string
  /** BCP 47 of what is read, which Bellhop need not speak. */
  lang: string
  /** The same as articles have it: the primary subtag. */
  own: string
  direction: 'ltr' | 'rtl'
  /** A day, as it is written in this language. @param at ISO 8601, a day or a moment */
  day(at: string): string
}

const voices = new Map<string, Voice>()

/** How the help centre speaks around what is in a language. @param sample some of what is read: Serbian has two scripts */
export function voiceFor(lang: string, sample = ''): Voice {
  const written = lang === 'sr' && scriptOf(sample) === 'cyrillic' ? 'sr-Cyrl' : lang
  const known = voices.get(written)
  if (known) return known
  const spoken = spokenFor(written) ?? 'en'
  const locale = localeOf(spoken)
  // Days as the words are: British, where they are English.
  const days = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'long', timeZone: 'UTC' })
  const voice: Voice = {
    say: speaker(helpWords[spoken], locale, directionOf(locale) === 'rtl'),
    locale,
    lang: written === 'sr' ? 'sr-Latn' : written,
    own: lang,
    direction: directionOf(lang),
    day: (at) => days.format(new Date(at)),
  }
  voices.set(written, voice)
  return voice
}

/** What a language calls itself, e.g. `Deutsch`. @param tag how it is written, where there are several ways: `sr-Cyrl` */
export function nameOf(lang: string, tag = lang === 'sr' ? 'sr-Latn' : lang): string {
  const name = new Intl.DisplayNames([tag], { type: 'language' }).of(lang) ?? lang
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1)
}
