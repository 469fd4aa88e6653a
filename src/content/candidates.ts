/** Which statements and passages are worth comparing: those that share a telling word, or a run of words. */

import type { ReadPassage } from './duplicates.ts'
import type { ReadArticle } from './reading.ts'
import type { Tongue } from './sameness.ts'
import type { Statement } from './statements.ts'

export interface CandidateIndex {
  statements: readonly Statement[]
  /** Statements that may speak of the same, each once. */
  statementsLike(statement: Statement): Statement[]
  /** Passages that share runs of words with one. */
  passagesLike(passage: ReadPassage): ReadPassage[]
  /** Pairs of passages of different articles that share runs of words; of many alike, a chain. Nothing between two. */
  passagePairs(): Iterable<[ReadPassage, ReadPassage] | undefined>
}

/** The most telling terms of a statement, by which it is found. */
const MOST_TERMS = 6
/** Statements under one term beyond which it tells nothing. */
const MOST_UNDER_TERM = 150
/** Runs that two passages have to share before they are compared. */
const FEWEST_RUNS = 4
/** Passages under one run beyond which they are compared as a chain, not each with each. */
const MOST_UNDER_RUN = 12

export function* candidateIndex(articles: readonly ReadArticle[], tongue: Tongue): Generator<void, CandidateIndex> {
  const statements = articles.flatMap((article) => article.statements)
  const byTerm = new Map<string, Statement[]>()
  const byRun = new Map<number, ReadPassage[]>()
  for (const article of articles) {
    for (const statement of article.statements) {
      for (const key of keysOf(statement, tongue, 'as it is')) push(byTerm, key, statement)
    }
    for (const passage of article.passages) for (const run of passage.prints) push(byRun, run, passage)
    yield
  }
  return {
    statements,
    statementsLike(statement) {
      const found = new Set<Statement>()
      for (const key of keysOf(statement, tongue, 'against')) {
        const under = byTerm.get(key) ?? []
        if (under.length <= MOST_UNDER_TERM) for (const other of under) found.add(other)
      }
      found.delete(statement)
      return [...found]
    },
    passagesLike: (passage) => alike(passage, byRun),
    *passagePairs() {
      const seen = new Set<string>()
      for (const { passages } of articles) {
        for (const one of passages) {
          yield undefined
          for (const other of alike(one, byRun)) {
            const key = [one, other]
              .map(({ passage }) => `${passage.articleId} ${passage.position}`)
              .sort((a, b) => (a < b ? -1 : 1))
              .join('\n')
            if (seen.has(key)) continue
            seen.add(key)
            yield [one, other]
          }
        }
      }
    },
  }
}

/** The kinds of value that a statement gives, or what it claims, each with its most telling terms. */
function keysOf({ values, claim, terms, context }: Statement, tongue: Tongue, side: 'as it is' | 'against'): string[] {
  const telling = (all: Iterable<string>) =>
    [...all]
      .map((term) => ({ term: term.slice(0, KEY_LETTERS), weight: tongue.weight(term) }))
      .sort((one, other) => other.weight - one.weight)
      .slice(0, MOST_TERMS)
      .map(({ term }) => term)
  const kinds = new Set([
    ...values.map(({ kind }) => (kind.startsWith('money') ? 'money' : kind)),
    // What allows is set against what denies, and what is only for some against what is for all.
    ...(claim ? [`${claim.mode} ${claim.denies === (side === 'as it is')}`] : []),
    ...(claim?.only || claim?.all ? [`${claim.mode} reserved`] : []),
  ])
  const chosen = new Set(telling(terms))
  if (values.length > 0) for (const term of telling(context)) chosen.add(term)
  return [...kinds].flatMap((kind) => [...chosen].map((term) => `${kind} ${term}`))
}

/** Letters by which forms of a word that stemmers leave apart are found together. */
const KEY_LETTERS = 5

function alike(passage: ReadPassage, byRun: ReadonlyMap<number, readonly ReadPassage[]>): ReadPassage[] {
  const met = new Map<ReadPassage, number>()
  for (const run of passage.prints) {
    const under = byRun.get(run) ?? []
    const at = under.indexOf(passage)
    // Boilerplate stands in a row of articles: the neighbours in that row are enough to find the row.
    const looked = under.length <= MOST_UNDER_RUN ? under : under.slice(Math.max(0, at - 1), at + 2)
    for (const other of looked) {
      if (other.passage.articleId !== passage.passage.articleId) met.set(other, (met.get(other) ?? 0) + 1)
    }
  }
  return [...met].filter(([, runs]) => runs >= FEWEST_RUNS).map(([other]) => other)
}

function push<K, T>(map: Map<K, T[]>, key: K, value: T): void {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}
