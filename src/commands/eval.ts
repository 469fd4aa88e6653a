import { existsSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { thresholdFor } from '../answering/judge.ts'
import { openAside } from '../compose.ts'
import { type Config, readConfig } from '../config.ts'
import type { Desk } from '../desk/desk.ts'
import { type KnownQuestion, type Replayed, replay } from '../desk/replay.ts'
import { riskCurve } from '../insights/curve.ts'
import { curveSvg } from '../insights/curve-svg.ts'
import type { Library } from '../knowledge/library.ts'
import { openLog } from '../system/log.ts'
import { type Evaluation, readable } from './eval-report.ts'
import { type RowProblem, readRows } from './eval-rows.ts'
import { whileWaiting } from './progress.ts'
import { progressBar } from './progress-bar.ts'
import { UsageError } from './usage.ts'

/**
 * Asks every article its own `questions`, and the rows of a file. Exit status 1 where an article does not answer its
 * own questions, or a row cannot be used. Always quotes: no model is asked, and nothing is recorded.
 */
export async function evaluate(args: string[]): Promise<number> {
  const { file, json, svg, maxWrong } = parsed(args)
  const { openai: _, ...config } = readConfig(process.env)
  const evaluation = await evaluateBase({ ...config, maxWrong: maxWrong ?? config.maxWrong }, file)
  if (svg) save(svg, curveSvg(evaluation.curve, evaluation.threshold, evaluation.maxWrong, basename(evaluation.folder)))
  process.stdout.write(json ? `${JSON.stringify(evaluation, null, 2)}\n` : readable(evaluation))
  if (svg && !json) process.stdout.write(`The curve as a picture: ${svg}\n`)
  return evaluation.fails ? 1 : 0
}

/**
 * @param file JSON lines of further questions
 * @throws KnowledgeUnavailable, and UsageError where `file` cannot be read
 */
export async function evaluateBase(config: Config, file?: string): Promise<Evaluation> {
  const { desk, library, close } = await whileWaiting('reading the articles', openAside(config, openLog('silent')))
  try {
    // What a customer gets is judged by a judge that has been fitted to the base.
    await whileWaiting('fitting the confidence to their questions', library.studied())
    const listed = listedQuestions(library)
    const own = file ? readRows(file, (id) => library.article(id) !== undefined) : { questions: [], problems: [] }
    const replayed = await replayAll(desk, listed, own.questions)
    return summed(config, library, replayed, own.problems)
  } finally {
    await close()
  }
}

/** A question that two articles list fails for one of them: only its editor can tell which is meant. */
function listedQuestions(library: Library): KnownQuestion[] {
  return library.articles().flatMap(({ id, lang, questions }) => {
    return questions.map((question) => ({ question, gold: [id], lang, unnamed: questions, source: `${id}.md` }))
  })
}

async function replayAll(desk: Desk, listed: readonly KnownQuestion[], rows: readonly KnownQuestion[]) {
  const tell = progressBar(listed.length + rows.length, 'questions')
  const replayed: { listed: Replayed[]; rows: Replayed[] } = { listed: [], rows: [] }
  let done = 0
  for (const question of listed) {
    replayed.listed.push(await replay(desk, question))
    tell(++done)
  }
  for (const question of rows) {
    replayed.rows.push(await replay(desk, question))
    tell(++done)
  }
  return replayed
}

function summed(
  { knowledgeBase, maxWrong }: Config,
  library: Library,
  { listed, rows }: { listed: Replayed[]; rows: Replayed[] },
  problems: RowProblem[],
): Evaluation {
  const threshold = thresholdFor(maxWrong)

  const byRule = listed.filter(({ reply }) => reply.query === '')
  const looked = listed.filter((replayed) => !byRule.includes(replayed))
  const all = [...looked, ...rows]
  return {
    folder: knowledgeBase,
    articles: library.articles().length,
    unlisted: library.articles().filter(({ questions }) => questions.length === 0).length,
    listed: looked,
    rows,
    problems,
    byRule,
    /** Found through the list, and not by what the article says. */
    leaning: looked.filter(
      ({ holds, answerable }) => holds && answerable && !(answerable.right && answerable.p >= threshold),
    ),
    curve: riskCurve(
      all.flatMap(({ answerable }) => answerable ?? []),
      all.map(({ unanswerable }) => unanswerable),
    ),
    threshold,
    maxWrong,
    fails: library.articles().length === 0 || looked.some(({ holds }) => !holds) || problems.length > 0,
  }
}

function parsed(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { json: { type: 'boolean' }, svg: { type: 'string' }, 'max-wrong': { type: 'string' } },
      allowPositionals: true,
    })
    if (positionals.length > 1) throw new Error('eval takes one file of questions at most.')
    const maxWrong = values['max-wrong'] === undefined ? undefined : Number(values['max-wrong'])
    if (maxWrong !== undefined && !(maxWrong >= 1 && maxWrong <= 50)) {
      throw new Error('--max-wrong takes wrong answers per hundred that you accept, from 1 to 50.')
    }
    const [file] = positionals
    if (file && !existsSync(file)) throw new Error(`There is no file ${file}.`)
    return { file, json: values.json, svg: values.svg, maxWrong }
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

function save(file: string, picture: string): void {
  try {
    writeFileSync(file, picture)
  } catch (error) {
    throw new UsageError(`The curve cannot be written to ${file}: ${(error as Error).message}.`)
  }
}
