/** How hard a text is to read: for each language the formula that its readers were measured with. */

/** What a text counts. */
export interface Counts {
  sentences: number
  words: number
  /** Estimated from vowels. */
  syllables: number
  letters: number
  /** Words of more than six letters. */
  longWords: number
}

export interface Formula {
  name: string
  /** Its value for a text; higher is easier, or harder with `hardFrom`. */
  score(counts: Counts): number
  /** The value from which on, or below which, its scale says “very hard”. */
  hard: { below: number } | { above: number }
  /** What its scale calls plain, for the editor. */
  plain: string
  /** Syllables of a word in lower case; formulas without them leave it out. */
  syllables?: (word: string) => number
}

/** Words a sentence, and syllables a word. */
const means = ({ sentences, words, syllables }: Counts) => [words / sentences, syllables / words] as const

const formulas: Record<string, Formula> = {
  en: {
    // Flesch, “A new readability yardstick”, Journal of Applied Psychology 32, 1948; below 30: very difficult.
    name: 'Flesch Reading Ease',
    score: (counts) => 206.835 - 1.015 * means(counts)[0] - 84.6 * means(counts)[1],
    hard: { below: 30 },
    plain: '60 is plain',
    syllables: (word) =>
      vowels(
        word.replace(/(?<=..)(?:e|es|ed)$/, (end) => (end === 'ed' && /[td]ed$/.test(word) ? end : '')),
        /[aeiouy]+/g,
      ) + (/[^aeiouy]le$/.test(word) ? 1 : 0),
  },
  de: {
    // Amstad, “Wie verständlich sind unsere Zeitungen?”, Zürich 1978; Flesch's scale.
    name: 'Amstad’s Flesch index',
    score: (counts) => 180 - means(counts)[0] - 58.5 * means(counts)[1],
    hard: { below: 20 },
    plain: '60 is plain',
    syllables: (word) => vowels(word, /ei|ai|au|eu|äu|ie|[aeiouyäöü]/g),
  },
  es: {
    // Szigriszt-Pazos, Madrid 1993, on the INFLESZ scale of Barrio-Cantalejo et al., 2008; below 40: very hard.
    name: 'INFLESZ',
    score: (counts) => 206.835 - 62.3 * means(counts)[1] - means(counts)[0],
    hard: { below: 40 },
    plain: '55 is usual',
    syllables: (word) => vowels(word, /[iuüy]?[aeoáéó][iuy]?|[iuüyíú]+/g),
  },
  fr: {
    // Kandel and Moles, “Application de l'indice de Flesch à la langue française”, Cahiers d'Études de Radio-Télévision 19, 1958.
    name: 'Kandel and Moles',
    score: (counts) => 207 - 1.015 * means(counts)[0] - 73.6 * means(counts)[1],
    hard: { below: 30 },
    plain: '60 is plain',
    syllables: (word) => vowels(word.replace(/(?<=..)(?:es|ent|e)$/, ''), /[aeiouyàâäéèêëîïôöùûüœæ]+/g),
  },
  it: {
    // Lucisano and Piemontese, “GULPEASE”, Scuola e città 3, 1988; below 40: hard with a higher education.
    name: 'Gulpease',
    score: ({ sentences, words, letters }) => 89 + (300 * sentences - 10 * letters) / words,
    hard: { below: 40 },
    plain: '60 is plain',
  },
  nl: {
    // Douma, “De leesbaarheid van landbouwbladen”, Wageningen 1960; Flesch's scale.
    name: 'Flesch-Douma',
    score: (counts) => 206.84 - 0.93 * means(counts)[0] - 77 * means(counts)[1],
    hard: { below: 30 },
    plain: '60 is plain',
    syllables: (word) => vowels(word, /[aeiouyäëïöüé]+/g),
  },
}

/** Björnsson, “Läsbarhet”, Stockholm 1968: made to compare languages; above 60: very hard. */
const lix: Formula = {
  name: 'LIX',
  score: ({ sentences, words, longWords }) => words / sentences + (100 * longWords) / words,
  hard: { above: 60 },
  plain: '40 is plain',
}

/** The formula of a language that is written with spaces. */
export const formulaOf = (lang: string): Formula => formulas[lang] ?? lix

export function isHard({ hard }: Formula, score: number): boolean {
  return 'below' in hard ? score < hard.below : score > hard.above
}

const vowels = (word: string, groups: RegExp) => Math.max(1, word.match(groups)?.length ?? 0)
