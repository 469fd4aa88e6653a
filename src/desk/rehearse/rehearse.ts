/** Asks the desk questions twice, before and after a change of the articles, and tells what became of each. */
import { verify } from '../../answering/verify.ts'
import { holds, verdictOf } from '../../content/verdict.ts'
import type { Article } from '../../domain/articles.ts'
import type { RehearsalOutcome, RehearsalQuestion, RehearsedQuestion } from '../../domain/rehearsal.ts'
import type { NumberedPassage } from '../../ports/drafting.ts'
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
  /** How questions were read before, by the languages of the base; kept up to date. */
  read: Map<string, Asked>
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
 * Each question is asked as a customer's first, and only the articles differ. What does not depend on them is done
 * once: reading the question, and checking a sentence against the same passages.
 * @throws the signal's reason where it is aborted
 */
export async function rehearse(
  { before, after, read, moved, questions }: Rehearsing,
  pace: Pace,
  clock: () => number,
): Promise<RehearsedQuestion[]> {
  const languages = ({ desk }: Side) => Object.keys(desk.retriever.status().languages)
  const inOrder = (one: string, other: string) => (one < other ? -1 : 1)
  const spokenIn = new Map([before, after].map((side) => [side, languages(side).sort(inOrder).join(' ')]))
  const rows: RehearsedQuestion[] = []
  let since = clock()
  for (const question of questions) {
    const key = `${question.lang ?? ''}\n${question.question}`
    const verifier = verifierOfOne()
    const outcome = async (side: Side) => {
      const known = side.known.get(key)
      if (known) return known
      const readAs = `${spokenIn.get(side)}\n${key}`
      const answered = await ask({ ...side.desk, verifier }, question, read.get(readAs))
      read.set(readAs, answered.asked)
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

/** A verifier for one question, which checks a sentence once against the same passages. */
function verifierOfOne(): typeof verify {
  const checked = new Map<string, ReturnType<typeof verify>>()
  const names = new WeakMap<object, string>()
  return (sentence, passages, context) => {
    const name = names.get(passages) ?? nameOf(passages)
    names.set(passages, name)
    const key = `${context.lang}\n${sentence}\n\n${name}`
    const known = checked.get(key) ?? verify(sentence, passages, context)
    checked.set(key, known)
    return known
  }
}

function nameOf(passages: readonly NumberedPassage[]): string {
  return passages
    .map(({ n, passage }) => `${n} ${passage.articleId} ${passage.position} ${passage.revision} ${passage.lang}`)
    .join('\n')
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
