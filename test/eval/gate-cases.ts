/** Sentences to put before the gate: faithful ones in other words, and the same altered. One seed, one list. */
import type { NumberedPassage } from '../../src/ports/drafting.ts'
import { alterations, namesIn, type Pool, wrongCitation } from './gate-alter.ts'
import { type Sentence, sentencesFor, withCitation } from './gate-drafts.ts'
import { paraphrases } from './gate-paraphrase.ts'
import { pick, type Random, seeded } from './random.ts'
import { type EvalSet, openSet, recipes } from './sets.ts'

const SEED = 20_261
/** Bases that the rules were tuned on; the others are held out. */
const tuned: ReadonlySet<string> = new Set(['arduino-help', 'gnome-help'])
/** The same questions in three Serbian spellings are asked once. */
const setNames: ReadonlySet<string> = new Set([
  'arduino-help',
  'gnome-help en',
  'logingov-help en',
  'stackfaq',
  ...['de', 'fr', 'es', 'sr-Cyrl'].map((lang) => `gnome-help ${lang}`),
  ...['es', 'fr', 'zh'].map((lang) => `logingov-help ${lang}`),
])
/** Questions of a set whose passages are drawn from, and sentences of one kind of one set. */
const QUESTIONS = 90
const MOST_ENGLISH = 20
const MOST_OTHER = 8

export interface Case {
  kind: string
  altered: boolean
  set: string
  lang: string
  tuned: boolean
  said: string
  passages: NumberedPassage[]
  question: string
}

/** All sentences that are put before the gate, altered or not. */
export async function gateCases(only?: string): Promise<Case[]> {
  const found: Case[] = []
  for (const recipe of recipes.filter(({ name }) => setNames.has(name) && (!only || name.startsWith(only)))) {
    const set = await openSet(recipe)
    const random = seeded(SEED + [...recipe.name].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7))
    found.push(...casesOf(set, await sentencesFor(set, random, QUESTIONS), random))
  }
  return found
}

function casesOf(set: EvalSet, sentences: readonly Sentence[], random: Random): Case[] {
  const passages = sentences.flatMap((each) => each.passages.map(({ passage }) => passage.markdown))
  const pool: Pool = { sentences, names: [...new Set(passages.flatMap((text) => namesIn(text, set.lang)))] }
  const most = set.lang === 'en' ? MOST_ENGLISH : MOST_OTHER
  const of = (kind: string, altered: boolean, sentence: Sentence, said: string): Case => ({
    kind,
    altered,
    set: set.name,
    lang: set.lang,
    tuned: tuned.has(set.base),
    said: said.replace(/ {2,}/g, ' '),
    passages: sentence.passages,
    question: sentence.question,
  })
  const cases: Case[] = []
  const faithful = Object.entries(paraphrases)
  for (const [kind, paraphrase] of faithful) {
    const made = some(sentences, most, random, (sentence) => {
      const said = paraphrase(sentence, random)
      return said && of(kind, false, sentence, withCitation(said, sentence.n, random))
    })
    cases.push(...made)
  }
  for (const [kind, alter] of Object.entries(alterations)) {
    const made = some(sentences, most, random, (sentence) => {
      const [, paraphrase] = pick(faithful, random) ?? []
      const text = paraphrase?.(sentence, random) ?? sentence.text
      const said = alter({ ...sentence, text }, random, pool)
      return said && said !== text ? of(kind, true, sentence, withCitation(said, sentence.n, random)) : undefined
    })
    cases.push(...made)
  }
  const miscited = some(sentences, most, random, (sentence) => {
    const said = wrongCitation(sentence, random)
    return said && of('wrong citation', true, sentence, said)
  })
  return [...cases, ...miscited]
}

/** At most `most` of what can be made, from sentences all over the base: each kind starts elsewhere. */
function some(
  sentences: readonly Sentence[],
  most: number,
  random: Random,
  make: (sentence: Sentence) => Case | '' | undefined,
): Case[] {
  const found: Case[] = []
  const start = Math.floor(random() * sentences.length)
  for (let at = 0; at < sentences.length && found.length < most; at++) {
    const sentence = sentences[(start + at) % sentences.length]
    const made = sentence && make(sentence)
    if (made) found.push(made)
  }
  return found
}
