/** Asks the desk questions twice, before and after a change of the articles, and tells what became of each. */
import { holds, verdictOf } from '../../content/verdict.ts'
import type { RehearsalOutcome, RehearsalQuestion, RehearsedQuestion } from '../../domain/rehearsal.ts'
import type { Article } from '../../domain/articles.ts'
import { aside } from '../aside.ts'
import { type Asked, readBurst } from '../asked.ts'
import type { Desk } from '../desk.ts'
import { makeReply, type Reply } from '../reply.ts'

/** One side of a comparison. */
export interface Side {
  desk: Desk
  /** What questions came to on just this base before; kept up to date. */
  known: Map<string, RehearsalOutcome>
}

export interface Rehearsing {
  before: Side
  after: Side
  /** Where an article of before is found after. */
  moved(id: string): string
  questions: readonly RehearsalQuestion[]
}

/** What happens between two questions. */
export interface Pace {
  progress(done: number): void
  /** Lets others have a turn. */
  turn(): Promise<void>
  signal: AbortSignal
}

/** Milliseconds of work between two turns. */
const spellMs = 20
const passagesShown = 3

/**
 * Each question is asked as a customer's first, and only the articles differ. Where both sides read it alike it is read
 * once.
 * @throws the signal's reason where it is aborted
 */
export async function rehearse(
  { before, after, moved, questions }: Rehearsing,
  pace: Pace,
  clock: () => number,
): Promise<RehearsedQuestion[]> {
  const spoken = (side: Side) => Object.keys(side.desk.retriever.status().languages).sort().join(' ')
  const readAlike = spoken(before) === spoken(after)
  const rows: RehearsedQuestion[] = []
  let since = clock()
  for (const question of questions) {
    const key = `${question.lang ?? ''}\n${question.question}`
    let read: Asked | undefined
    const outcome = async (side: Side) => {
      const known = side.known.get(key)
      if (known) return known
      const answered = await ask(side.desk, question, readAlike ? read : undefined)
      read = answered.asked
      side.known.set(key, answered.outcome)
      return answered.outcome
    }
    rows.push(compared(question, await outcome(before), await outcome(after), moved))
    if (clock() - since < spellMs) continue
    pace.progress(rows.length)
    await pace.turn()
    pace.signal.throwIfAborted()
    since = clock()
  }
  return rows
}

/** What articles list, before or after, with the article as it is called after. */
export function listedQuestions(
  before: readonly Article[],
  after: readonly Article[],
  moved: (id: string) => string,
): RehearsalQuestion[] {
  const found = new Map<string, RehearsalQuestion>()
  const list = (id: string, { lang, questions }: Article, former: boolean) => {
    for (const question of questions) {
      const key = `${id}\n${question}`
      if (found.has(key)) continue
      const where = `${id}.md`
      found.set(key, { source: 'listed', question, lang, gold: [id], where, ...(former && { former: true }) })
    }
  }
  for (const article of after) list(article.id, article, false)
  for (const article of before) list(moved(article.id), article, true)
  return [...found.values()]
}

async function ask(
  desk: Desk,
  { question, lang }: RehearsalQuestion,
  read: Asked | undefined,
): Promise<{ asked: Asked; outcome: RehearsalOutcome }> {
  const { state, said, answers, run } = aside(desk, question, lang)
  const asked = read ?? readBurst(desk, state, said, answers)
  const reply = await makeReply(desk, state, said, answers, run, { seq: state.seq, said, asked })
  return { asked, outcome: outcomeOf(reply) }
}

export function outcomeOf({ decision, citations, confidence, query, text, considered }: Reply): RehearsalOutcome {
  const articles = new Map(citations.map(({ articleId, title }) => [articleId, { id: articleId, title }]))
  return {
    decision,
    articles: [...articles.values()],
    confidence,
    byRule: query === '',
    text,
    passages: considered.slice(0, passagesShown),
  }
}

function compared(
  question: RehearsalQuestion,
  before: RehearsalOutcome,
  after: RehearsalOutcome,
  moved: (id: string) => string,
): RehearsedQuestion {
  const { source, answerable, former } = question
  const gold = question.gold.map(moved)
  const judged = { ...after, articles: after.articles.map(({ id }) => id) }
  const verdict = verdictOf({
    source,
    gold,
    answerable,
    before: { ...before, articles: before.articles.map(({ id }) => moved(id)) },
    after: judged,
  })
  const mustHold = source === 'listed' && !former && !after.byRule
  return { ...question, gold, before, after, verdict, fails: mustHold && !holds(judged, gold, answerable) }
}
