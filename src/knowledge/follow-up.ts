/** Questions that lean on what was said before: "and on mobile?", "how long does that take?". */
import { words } from '../domain/text.ts'
import type { Turn } from '../ports/knowledge.ts'
import type { SubjectTable } from './index-format.ts'
import { terms } from './languages.ts'
import type { Part } from './question.ts'
import { spokenOf } from './subjects.ts'

/** Earlier customer turns that a follow-up may lean on. */
const maxTurns = 3
/** What the words of the turn before count, against the question's own; each turn further back counts less. */
const turnWeight = 0.5
const turnDecay = 0.6
/** Telling words beyond which a question with a pronoun still stands on its own. */
const fewTelling = 4

/**
 * What to search for: the question, and where it depends on them, the turns before with less weight.
 * @param history newest last; whom the customer talks to is not searched for, it may have been wrong
 */
export function partsOf(query: string, history: readonly Turn[], lang: string): Part[] {
  const own: Part = { text: query, weight: 1 }
  const before = history.filter(({ role }) => role === 'customer').slice(-maxTurns)
  if (before.length === 0 || !isDependent(query, lang)) return [own]
  return [
    own,
    ...before
      .reverse()
      .map(({ text }, back) => ({ text: tellingWords(text, lang), weight: turnWeight * turnDecay ** back })),
  ]
}

/**
 * Articles about the things that were spoken of, with how far they are ahead of others; none where nothing was said
 * before: what a question names itself, its words find.
 * @param history newest last
 */
export function aboutOf(
  query: string,
  history: readonly Turn[],
  subjects: SubjectTable,
  lang: string,
): ReadonlyMap<string, number> {
  if (history.length === 0) return new Map()
  const before = history.map(({ text }) => text).reverse()
  return spokenOf(subjects, [query, ...before], isDependent(query, lang))
}

/** The parts as a person would read them in the agent's brief. */
export function describe(parts: readonly Part[]): string {
  const [own, ...context] = parts
  const said = new Set(words(own?.text ?? ''))
  const taken = context.flatMap(({ text }) => text.split(' ')).filter((word) => word && !said.has(words(word)[0] ?? ''))
  return [own?.text ?? '', ...(taken.length > 0 ? [`(${[...new Set(taken)].join(' ')})`] : [])].join(' ')
}

/** Whether a question says too little by itself: it opens like a continuation, points back, or names nothing. */
export function isDependent(query: string, lang: string): boolean {
  const said = words(query)
  const telling = terms(query, lang).filter(({ stop }) => !stop).length
  const line = ` ${said.join(' ')} `
  const opens = openings.some((opening) => line.startsWith(` ${opening} `))
  const points = said.some((word) => pointers.has(word))
  if (telling === 0) return said.length > 0
  if (opens) return telling <= fewTelling + 1
  return points ? telling <= fewTelling : telling === 1 && said.length <= 3
}

const openings = [
  ...['and', 'but', 'or', 'also', 'what about', 'how about', 'what if', 'then', 'so', 'ok and', 'okay and'],
  ...['und', 'aber', 'oder', 'auch', 'was ist mit', 'wie ist es', 'et', 'mais', 'ou', 'aussi', 'y', 'pero', 'tambien'],
  ...['a', 'i', 'ali', 'ili', 'sta je sa', 'sta ako', 'e', 'ma', 'mas', 'en', 'maar', 'wat als'],
]

const pointers = new Set([
  ...['it', 'that', 'this', 'they', 'them', 'those', 'these', 'there', 'its', 'one', 'then', 'same'],
  ...['das', 'es', 'dies', 'diese', 'dieser', 'dieses', 'dort', 'sie', 'dafur', 'davon', 'damit'],
  ...['ca', 'cela', 'celui', 'celle', 'eso', 'esto', 'ello', 'ese', 'esta', 'ellos', 'ellas'],
  ...['to', 'toga', 'tome', 'tim', 'ono', 'njega', 'njih', 'njega', 'ga', 'tamo', 'ovo', 'ovoga', 'quello', 'questo'],
])

const tellingWords = (text: string, lang: string) =>
  [
    ...new Set(
      terms(text, lang)
        .filter(({ stop }) => !stop)
        .map(({ typed }) => typed),
    ),
  ].join(' ')
