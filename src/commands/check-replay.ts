/** `bellhop check --replay`: known questions, asked of the articles as they are and as they were. */
import { existsSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { databaseOf, firstSettings, openStore } from '../compose.ts'
import { type Config, readConfig } from '../config.ts'
import { failing, lost, type ReplayReport, replayJunit, replayMarkdown, replayText } from '../content/replay-report.ts'
import { customersQuestions } from '../desk/rehearse/questions.ts'
import type { RehearsalQuestion } from '../domain/rehearsal.ts'
import { readShelf, sceneOf, studied } from '../knowledge/stage.ts'
import { nothingRemembered, play } from '../rehearsal-play.ts'
import { systemClock } from '../system/clock.ts'
import { openAgainst } from './against.ts'
import { type RowProblem, readRows } from './eval-rows.ts'
import { whileWaiting } from './progress.ts'
import { progressBar } from './progress-bar.ts'
import { UsageError } from './usage.ts'

interface Asked {
  folder: string
  against?: string | undefined
  questions?: string | undefined
  report?: string | undefined
  junit?: string | undefined
  json: boolean
  allowLost: boolean
  withConversations: boolean
}

/**
 * Exit status 1 where an answer is lost, a listed question does not hold, or a row of the file cannot be used; with
 * `--allow-lost` only for the last. Always quotes, writes nothing but the reports. Both sides are judged by a judge that
 * is fitted to the articles as they are now.
 */
export async function checkReplay(args: string[]): Promise<number> {
  const { openai: _paid, ...config } = readConfig(process.env)
  const asked = parsed(args, config.knowledgeBase)
  const old = asked.against === undefined ? undefined : openAgainst(asked.against, asked.folder)
  try {
    const { report, problems } = await replayed(config, asked, old?.folder)
    if (asked.report) save(asked.report, replayMarkdown(report))
    if (asked.junit) save(asked.junit, replayJunit(report))
    for (const { file, line, message } of problems) process.stderr.write(`${file}:${line}: error: ${message}\n`)
    process.stdout.write(asked.json ? `${JSON.stringify({ ...report, problems }, null, 2)}\n` : replayText(report))
    const held = asked.allowLost || (failing(report).length === 0 && lost(report).length === 0)
    return held && problems.length === 0 ? 0 : 1
  } finally {
    old?.close()
  }
}

async function replayed(
  config: Config,
  { folder, against, questions, withConversations }: Asked,
  old: string | undefined,
): Promise<{ report: ReplayReport; problems: RowProblem[] }> {
  const now = systemClock.now()
  const after = await whileWaiting('reading the articles', readShelf(folder))
  if (after.articles.size === 0) throw new UsageError(`There are no articles in ${folder}: nothing can be asked.`)
  const before = old === undefined ? after : await whileWaiting('reading them as they were', readShelf(old))
  const fit = await whileWaiting('fitting the confidence to their questions', studied(after, now))
  const settings = firstSettings(config)
  const rows = questions
    ? readRows(questions, (id) => after.articles.has(id) || before.articles.has(id))
    : { questions: [], problems: [] }
  const more: RehearsalQuestion[] = rows.questions.map(({ question, gold, lang, source }) => ({
    source: 'listed',
    question,
    gold,
    where: source,
    ...(lang && { lang }),
    ...(gold.length === 0 && { answerable: false }),
  }))
  if (withConversations) more.push(...(await ofCustomers(config)))
  let tell: ((done: number) => void) | undefined
  const { rows: played } = await play(
    sceneOf(before, after, fit, { now }),
    { questions: more, fit, settings, maxWrong: config.maxWrong },
    nothingRemembered(),
    {
      progress(done, total) {
        tell ??= progressBar(total, 'questions')
        tell(done)
      },
      turn: () => turn(),
      signal: new AbortController().signal,
    },
  )
  return { report: { rows: played, against }, problems: rows.problems }
}

/** From the database of this desk, which is read and not written to. */
async function ofCustomers(config: Config): Promise<RehearsalQuestion[]> {
  if (!existsSync(databaseOf(config))) {
    throw new UsageError(`There is no database in ${config.data} to take customers’ questions from. Set BELLHOP_DATA.`)
  }
  const store = await openStore(config)
  try {
    return await customersQuestions({ store, limits: config.limits }, new Map(), () => turn())
  } finally {
    await store.close()
  }
}

function parsed(args: string[], knowledgeBase: string): Asked {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: {
        replay: { type: 'boolean' },
        against: { type: 'string' },
        questions: { type: 'string' },
        report: { type: 'string' },
        junit: { type: 'string' },
        json: { type: 'boolean', default: false },
        'allow-lost': { type: 'boolean', default: false },
        'with-conversations': { type: 'boolean', default: false },
      },
      allowPositionals: true,
    })
    if (positionals.length > 1) throw new Error('check --replay takes one folder at most.')
    if (values.questions && !existsSync(values.questions)) throw new Error(`There is no file ${values.questions}.`)
    return {
      folder: positionals[0] ? resolve(positionals[0]) : knowledgeBase,
      against: values.against,
      questions: values.questions,
      report: values.report,
      junit: values.junit,
      json: values.json,
      allowLost: values['allow-lost'],
      withConversations: values['with-conversations'],
    }
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

function save(file: string, text: string): void {
  try {
    writeFileSync(file, text)
  } catch (error) {
    throw new UsageError(`The report cannot be written to ${file}: ${(error as Error).message}.`)
  }
}
