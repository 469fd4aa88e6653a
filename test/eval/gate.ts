/**
 * `npm run eval:gate`: how many altered sentences the gate withholds, and how many faithful ones, on the evaluation
 * sets beside the repository. The same seed gives the same sentences. Rules were tuned on two bases; two are held out.
 */
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { quote } from '../../src/answering/quote.ts'
import { sentencesOf } from '../../src/answering/sentences.ts'
import { faultsOf, type Rule, rules, verify } from '../../src/answering/verify.ts'
import { numbered } from '../../src/desk/handed.ts'
import type { NumberedPassage } from '../../src/ports.ts'
import { alterations, namesIn, type Pool, wrongCitation } from './gate-alter.ts'
import { pick, type Random, type Sentence, seeded, sentencesFor, withCitation } from './gate-drafts.ts'
import { paraphrases } from './gate-paraphrase.ts'
import { dataFolder, type EvalSet, haveData, openSet, recipes } from './sets.ts'

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

export interface Tally {
  n: number
  withheld: number
}

export interface GateFigures {
  /** Share of altered sentences that are withheld, and of faithful ones, 0…1. */
  altered: Tally
  faithful: Tally
  byKind: Record<string, Tally>
  byLanguage: Record<string, { altered: Tally; faithful: Tally }>
  /** What each rule withholds by itself, whatever the others do. */
  byRule: Record<string, { altered: Tally; faithful: Tally }>
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

export function gateFigures(cases: readonly Case[]): GateFigures {
  const judged = cases.map((each) => {
    const context = { question: each.question, lang: each.lang }
    return {
      ...each,
      withheld: !verify(each.said, each.passages, context).ok,
      faults: new Set(faultsOf(each.said, each.passages, context).map(({ rule }) => rule)),
    }
  })
  type Judged = (typeof judged)[number]
  const tally = (list: readonly Judged[], hit: (each: Judged) => boolean = ({ withheld }) => withheld): Tally => ({
    n: list.length,
    withheld: list.filter(hit).length,
  })
  const wrong = judged.filter(({ altered }) => altered)
  const right = judged.filter(({ altered }) => !altered)
  const grouped = <T>(keys: readonly string[], make: (key: string) => T) =>
    Object.fromEntries([...new Set(keys)].map((key) => [key, make(key)]))
  return {
    altered: tally(wrong),
    faithful: tally(right),
    byKind: grouped(
      judged.map(({ kind }) => kind),
      (kind) => tally(judged.filter((each) => each.kind === kind)),
    ),
    byLanguage: grouped(
      judged.map(({ lang }) => lang),
      (lang) => ({
        altered: tally(wrong.filter((each) => each.lang === lang)),
        faithful: tally(right.filter((each) => each.lang === lang)),
      }),
    ),
    byRule: grouped(Object.keys(rules), (rule) => ({
      altered: tally(wrong, ({ faults }) => faults.has(rule as Rule)),
      faithful: tally(right, ({ faults }) => faults.has(rule as Rule)),
    })),
  }
}

/** Bellhop's own quotes, every question of every set: none may be withheld. */
export async function withheldQuotes(only?: string): Promise<{ quotes: number; withheld: string[] }> {
  let quotes = 0
  const withheld: string[] = []
  for (const recipe of recipes.filter(({ name }) => !only || name.startsWith(only))) {
    const set = await openSet(recipe)
    for (const { query, exclude = [] } of set.questions) {
      const found = await set.library.search({
        query,
        history: [],
        lang: set.lang,
        exclude: [...exclude, ...set.hidden],
      })
      const passages = numbered(found)
      const { text } = quote({ query: found.query, passages, lang: set.lang })
      if (!text) continue
      quotes++
      for (const sentence of sentencesOf(text)) {
        const checked = verify(sentence, passages, { question: query, lang: set.lang })
        if (!checked.ok) withheld.push(`${set.name}: ${checked.why}: ${sentence.trim()}`)
      }
    }
  }
  return { quotes, withheld }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      set: { type: 'string' },
      json: { type: 'boolean' },
      misses: { type: 'boolean' },
      quotes: { type: 'boolean' },
    },
  })
  if (!haveData()) {
    console.error(`There is no evaluation data at ${dataFolder}. Put the eval folder there.`)
    process.exitCode = 1
    return
  }
  if (values.quotes) {
    const { quotes, withheld } = await withheldQuotes(values.set)
    console.log(`${quotes} quotes, ${withheld.length} sentences withheld`)
    for (const each of withheld) console.log(`  ${each}`)
    return
  }
  const cases = await gateCases(values.set)
  if (values.misses) return printMisses(cases)
  const report = {
    'tuned on': gateFigures(cases.filter((each) => each.tuned)),
    'held out': gateFigures(cases.filter((each) => !each.tuned)),
    all: gateFigures(cases),
  }
  if (values.json) console.log(JSON.stringify(report, null, 2))
  else print(report)
}

const share = ({ n, withheld }: Tally) => (n === 0 ? '      –' : `${((100 * withheld) / n).toFixed(1).padStart(5)} %`)
const cell = (tally: Tally | undefined) => (tally ? `${share(tally)} of ${String(tally.n).padStart(4)}` : ''.padEnd(15))

function print(report: Record<string, GateFigures>): void {
  const columns = Object.keys(report)
  const row = (name: string, of: (figures: GateFigures) => Tally | undefined) =>
    console.log(`${name.padEnd(34)} ${columns.map((key) => cell(of(report[key] as GateFigures)).padEnd(18)).join(' ')}`)
  console.log(`${'withheld'.padEnd(34)} ${columns.map((key) => key.padEnd(18)).join(' ')}`)
  row('altered', ({ altered }) => altered)
  row('faithful', ({ faithful }) => faithful)
  console.log('\nby kind')
  for (const kind of Object.keys(report.all?.byKind ?? {})) row(`  ${kind}`, ({ byKind }) => byKind[kind])
  console.log('\nby language')
  for (const lang of Object.keys(report.all?.byLanguage ?? {})) {
    row(`  ${lang} altered`, ({ byLanguage }) => byLanguage[lang]?.altered)
    row(`  ${lang} faithful`, ({ byLanguage }) => byLanguage[lang]?.faithful)
  }
  console.log('\nby each rule alone')
  for (const rule of Object.keys(report.all?.byRule ?? {})) {
    row(`  ${rule}, altered`, ({ byRule }) => byRule[rule]?.altered)
    row(`  ${rule}, faithful`, ({ byRule }) => byRule[rule]?.faithful)
  }
}

function printMisses(cases: readonly Case[]): void {
  for (const { kind, altered, set, said, passages, question, lang } of cases) {
    const checked = verify(said, passages, { question, lang })
    if (checked.ok !== altered) continue
    console.log(
      `${altered ? 'PASSED  ' : 'WITHHELD'} [${set}] ${kind}: ${said}${checked.ok ? '' : `\n         ${checked.rule}: ${checked.why}`}`,
    )
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main()
