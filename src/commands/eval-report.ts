/** What `bellhop eval` says. */
import type { Replayed } from '../desk/replay.ts'
import { traffic } from '../domain/traffic.ts'
import { type CurvePoint, pointAt } from '../insights/curve.ts'
import { curveText } from '../insights/curve-text.ts'
import type { RowProblem } from './eval-rows.ts'

export interface Evaluation {
  folder: string
  articles: number
  /** Articles that list no questions. */
  unlisted: number
  /** The articles' own questions. */
  listed: Replayed[]
  /** The rows of the file. */
  rows: Replayed[]
  /** Rows that cannot be used. */
  problems: RowProblem[]
  /** Own questions such as "may I talk to a person?", on which the assistant acts without looking anything up. */
  byRule: Replayed[]
  /** Own questions that are answered through the list alone. */
  leaning: Replayed[]
  curve: CurvePoint[]
  /** 0…1: the least confidence that is answered with. */
  threshold: number
  maxWrong: number
  fails: boolean
}

/** Questions below which the curve is too rough to go by. */
const fewQuestions = 60

export function readable(evaluation: Evaluation): string {
  const { listed, rows, problems, leaning, byRule } = evaluation
  const parts = [
    problems.map(({ file, line, message }) => `${file}:${line}: error: ${message}`),
    listed.filter(({ holds }) => !holds).flatMap(shortfall),
    section(
      'The assistant acts on these by rule, before any article is looked at: it brings a person, or says what it is.',
      byRule,
    ),
    rows.filter(({ holds }) => !holds).flatMap(shortfall),
    section(
      'These are answered because they are listed, and might not be in other words. Say it in the text:',
      leaning,
    ),
    table(evaluation),
    listed.length + rows.length === 0 ? [] : riskAndCoverage(evaluation),
  ]
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
}

/** A heading, and a line for each article; nothing where there is nothing to tell. */
function section(heading: string, questions: readonly Replayed[]): string[] {
  if (questions.length === 0) return []
  const sources = [...new Set(questions.map(({ source }) => source))]
  const lines = sources.map((file) => {
    const ours = questions.filter(({ source }) => source === file).map(({ question }) => `“${question}”`)
    return `  ${file}: ${ours.join(', ')}`
  })
  return [heading, ...lines]
}

/** What became of a question, then why, each line a sentence. */
function shortfall({ source, question, gold, reply }: Replayed): string[] {
  const confidence = `confidence ${reply.confidence.toFixed(2)}`
  const others = [...new Set(reply.citations.map(({ title, articleId }) => `“${title}” (${articleId})`))].join(' and ')
  const [first] = reply.considered
  const found = first !== undefined && gold.includes(first.articleId)
  const best = found
    ? '; the right article came first'
    : first
      ? `; “${first.title}” (${first.articleId}) came first`
      : ''
  const became = {
    answer:
      gold.length > 0
        ? `is answered from ${others} instead${found ? ', though the right article came first' : ''}`
        : `is answered from ${others}, and nothing answers it`,
    clarify: `is not answered: the assistant asks back${best}`,
    handoff: `is not answered: a person is brought in${best}`,
    decline: `is not answered: it is taken for something else${best}`,
    smalltalk: 'is not answered: it is taken for small talk',
  }[reply.decision]
  const looked = reply.query !== ''
  return [
    `${source}: “${question}” ${became}${looked ? ` (${confidence}).` : '.'}`,
    ...reply.why.map((why) => `    ${why}`),
  ]
}

function table({ articles, unlisted, listed, rows, leaning, folder }: Evaluation): string[] {
  const held = (some: readonly Replayed[]) => some.filter(({ holds }) => holds).length
  const hundred = (part: number, of: number) => `${((100 * part) / of).toFixed(1).padStart(5)} %`
  const line = (label: string, part: number, of: number) => {
    return of === 0
      ? []
      : [`${label.padEnd(46)} ${String(part).padStart(5)} of ${String(of).padStart(5)}  ${hundred(part, of)}`]
  }
  const answerable = rows.filter(({ gold }) => gold.length > 0)
  const not = rows.filter(({ gold }) => gold.length === 0)
  if (articles === 0) return ['There is nothing to answer from: put at least one markdown file there.']
  if (listed.length + rows.length === 0) return ['No article lists questions: see `questions` in the front matter.']
  return [
    `${articles} articles in ${folder}${unlisted > 0 ? `; ${unlisted} of them list no questions` : ''}`,
    ...line('own questions that are answered by their article', held(listed), listed.length),
    ...line('  of them by the text alone', held(listed) - leaning.length, listed.length),
    ...line('questions of the file that are answered rightly', held(answerable), answerable.length),
    ...line('questions of the file rightly left unanswered', held(not), not.length),
  ]
}

function riskAndCoverage({ curve, threshold, maxWrong, listed, rows }: Evaluation): string[] {
  const here = pointAt(curve, threshold)
  const few = listed.length + rows.length < fewQuestions
  const says = `answers ${Math.round(here.answered)} of 100 answerable questions, and ${Math.round(here.wrong)} of 100 answers are wrong`
  return [
    ...curveText(curve, threshold),
    '',
    `● With BELLHOP_MAX_WRONG=${maxWrong} the assistant answers from a confidence of ${threshold.toFixed(2)} on: here it ${says}.`,
    `  Every question was asked again with its articles hidden, to stand for the ${traffic.unanswerable} of 100 messages that lack their article;`,
    '  own questions were asked as if they were not listed, since customers use words of their own.',
    ...(few ? [`  With fewer than ${fewQuestions} questions this is rough.`] : []),
  ]
}
