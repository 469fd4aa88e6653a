/**
 * Measures what a slip of the keyboard costs: one edit in one telling word of each question, with a fixed seed. And how
 * often a word of a message about something else is taken for one of the articles' words.
 */
import { rankFigures } from '../../src/insights/metrics.ts'
import { terms } from '../../src/knowledge/languages.ts'
import { offTopic, openSet, recipes } from './sets.ts'
import { share, type Table } from './tables.ts'

interface SpellingFigures {
  set: string
  questions: number
  /** R@1 as asked, and with a slip in each question. */
  clean: number
  misspelt: number
  /** Of messages about something else: words that the articles have, or seem to have misspelt, of all telling words. */
  knownElsewhere: number
}

const names = ['arduino-help', 'logingov-help en', 'gnome-help en']

export async function spellingTable(): Promise<Table> {
  return {
    title: 'Spelling: the right article first, as asked and with a slip of the keyboard in one telling word',
    columns: [share('R@1'), share('misspelt R@1', 'higher'), share('words known elsewhere', 'lower')],
    rows: (await measureSpelling()).map(({ set, questions, clean, misspelt, knownElsewhere }) => ({
      label: set,
      n: questions,
      cells: [{ value: clean }, { value: misspelt }, { value: knownElsewhere }],
    })),
    notes: [
      'Words known elsewhere: telling words of messages about something else that the articles have, or seem to.',
    ],
  }
}

/** One row per English base. */
async function measureSpelling(): Promise<SpellingFigures[]> {
  const elsewhere = (await offTopic('val')).slice(0, 100)
  const rows: SpellingFigures[] = []
  for (const name of names) {
    const recipe = recipes.find((one) => one.name === name)
    if (!recipe) continue
    const { library, questions, lang } = await openSet(recipe)
    const answerable = questions.filter((question) => question.answerable)
    const random = sequence(7)
    const rank = async (query: string, exclude: string[] = []) => {
      const { evidence } = await library.search({ query, history: [], lang, limit: 50, exclude })
      return [...new Set(evidence.map(({ passage }) => passage.articleId))]
    }
    const clean: { ranked: string[]; gold: string[] }[] = []
    const slipped: { ranked: string[]; gold: string[] }[] = []
    for (const { query, gold, exclude } of answerable) {
      clean.push({ ranked: await rank(query, exclude), gold })
      slipped.push({ ranked: await rank(misspell(query, lang, random), exclude), gold })
    }
    let telling = 0
    let unknown = 0
    for (const message of elsewhere) {
      const found = await library.search({ query: message, history: [], lang })
      telling += found.words
      unknown += found.unknown.length
    }
    const figures = { clean: rankFigures(clean).r1, misspelt: rankFigures(slipped).r1 }
    rows.push({ set: name, questions: answerable.length, ...figures, knownElsewhere: (telling - unknown) / telling })
  }
  return rows
}

/** One letter too many, too few, another, or two swapped, in one telling word of four letters or more. */
export function misspell(text: string, lang: string, random: () => number): string {
  const telling = terms(text, lang).filter(({ stop, typed }) => !stop && /^[a-z]{4,}$/i.test(typed))
  const word = telling[Math.floor(random() * telling.length)]?.typed
  if (!word) return text
  const letter = 'abcdefghijklmnopqrstuvwxyz'[Math.floor(random() * 26)] ?? 'e'
  const at = Math.floor(random() * (word.length - 1))
  const before = word.slice(0, at)
  const slips = [
    before + letter + word.slice(at),
    before + word.slice(at + 1),
    before + letter + word.slice(at + 1),
    `${before}${word[at + 1]}${word[at]}${word.slice(at + 2)}`,
  ]
  const place = text.toLowerCase().indexOf(word.toLowerCase())
  const drawn = slips[Math.floor(random() * slips.length)] ?? word
  // Two of the same letter that change places are no slip.
  const slip = drawn === word ? before + word.slice(at + 1) : drawn
  return place < 0 ? text : text.slice(0, place) + slip + text.slice(place + word.length)
}

/** Park and Miller's generator: the same numbers in 0…1 in every run. */
export function sequence(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
