/** Catalogues of sentences as translators write them: plain data with `{blanks}`, and plurals by `count`. */

/** One sentence in the forms that a language's numbers ask for; `other` always exists. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

export type Sentence = string | Plural

/** The catalogue of another language, by the one that is the measure. */
export type Like<C> = { [K in keyof C]: C[K] extends string ? string : Plural }

export type Values = Record<string, string | number>

/**
 * Speaks from a catalogue: the form that `count` asks for, numbers as the locale writes them, every blank filled in.
 * What nothing is given for is left empty. A name in another script keeps its place in a line from right to left.
 * @param locale BCP 47, of the catalogue's language
 * @param rightToLeft sets each value that is no number off by isolating marks (U+2068, U+2069)
 */
export function speaker<K extends string>(
  sentences: Record<K, Sentence>,
  locale: string,
  rightToLeft = false,
): (key: K, values?: Values) => string {
  const rules = new Intl.PluralRules(locale)
  const numbers = new Intl.NumberFormat(locale)
  return (key, values = {}) => {
    const entry = sentences[key]
    const sentence = typeof entry === 'string' ? entry : (entry[rules.select(Number(values.count))] ?? entry.other)
    return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name] ?? ''
      if (typeof value === 'number') return numbers.format(value)
      return rightToLeft && value ? `\u2068${value}\u2069` : value
    })
  }
}
