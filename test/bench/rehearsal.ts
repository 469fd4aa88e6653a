/**
 * `npm run bench -- --only rehearsal`: 2,000 questions on a help centre of 400 articles, before and after an edit, in
 * the workers that a server has for it, and how long the event loop beside it stands still.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Worker } from 'node:worker_threads'
import { countVerdicts } from '../../src/content/verdict.ts'
import type { Article } from '../../src/domain/articles.ts'
import type { RehearsalQuestion } from '../../src/domain/rehearsal.ts'
import { readBase } from '../../src/knowledge/base.ts'
import type { Rehearser } from '../../src/ports/rehearsals.ts'
import type { FileChange } from '../../src/ports/trials.ts'
import { defaultSettings } from '../../src/protocol/settings.ts'
import { rehearserInWorkers } from '../../src/rehearser.ts'
import { madeUp } from './corpus.ts'
import { wait } from './timing.ts'

const questionCount = 2_000
/** As a server has them. */
const threads = 2
const real = resolve(import.meta.dirname, '../../../shared/eval/arduino-help')

export async function benchRehearsal(): Promise<void> {
  const made = mkdtempSync(join(tmpdir(), 'bellhop-rehearsal-'))
  const folder = existsSync(real) ? join(real, 'kb') : writtenTo(made)
  const { articles } = readBase(folder)
  const questions = questionsFor(articles)
  const [first] = readdirSync(folder).filter((name) => name.endsWith('.md'))
  if (!first) throw new Error('There are no articles to rehearse on.')
  const edited = (more: string): FileChange[] => [
    { path: first, text: `${readFileSync(join(folder, first), 'utf8')}\n\n${more}\n` },
  ]
  const rehearser = rehearserInWorkers(folder, threads, fromSources)
  console.log(`\n${articles.length} articles, ${questions.length} questions, before and after one edit`)
  try {
    // Reading the folder for the first time is part of a rehearsal only once.
    await told('reading the articles', rehearser, edited('Once.'), [])
    await told('everything anew', rehearser, edited('A paragraph more about invoices.'), questions)
    await told('a draft, all else asked beforehand', rehearser, edited('Another paragraph about invoices.'), questions)
    await told('the same draft again', rehearser, edited('Another paragraph about invoices.'), questions)
    await told('gone', rehearser, [{ path: first, text: undefined }], questions)
  } finally {
    await rehearser.close()
    rmSync(made, { recursive: true, force: true })
  }
}

async function told(
  what: string,
  rehearser: Rehearser,
  changes: readonly FileChange[],
  questions: readonly RehearsalQuestion[],
): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  await wait(50)
  delay.enable()
  await wait(10)
  delay.reset()
  const began = performance.now()
  const job = { changes, questions, fit: { neighbours: [] }, settings: defaultSettings, maxWrong: 20 }
  const { rows } = await rehearser.rehearse(
    { ...job, now: '2026-03-01T10:00:00.000Z' },
    () => {},
    new AbortController().signal,
  )
  const seconds = (performance.now() - began) / 1000
  delay.disable()
  const counts = Object.entries(countVerdicts(rows.map(({ verdict }) => verdict)))
  console.log(
    `  ${what.padEnd(34)} ${seconds.toFixed(2).padStart(6)} s   longest pause of the event loop ${(delay.max / 1e6 - 1).toFixed(1)} ms   ` +
      counts.map(([verdict, count]) => `${verdict} ${count}`).join(', '),
  )
}

const fromSources = (folder: string) =>
  new Worker(new URL('./rehearsal-worker.js', import.meta.url), { workerData: { folder } })

/** What people asked there, then sentences of the articles, which ask about something. */
function questionsFor(articles: readonly Article[]): RehearsalQuestion[] {
  const asked = existsSync(join(real, 'queries.jsonl'))
    ? readFileSync(join(real, 'queries.jsonl'), 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => (JSON.parse(line) as { query: string }).query)
    : []
  const sentences = articles.flatMap(({ passages }) =>
    passages.flatMap(({ text }) =>
      text
        .split(/[.?!\n]/)
        .map((sentence) => sentence.trim())
        .filter(({ length }) => length > 20 && length < 120)
        .slice(0, 6),
    ),
  )
  const spread = Array.from(
    { length: questionCount },
    (_, at) => sentences[Math.floor((at * sentences.length) / questionCount)] as string,
  )
  const texts = [...new Set([...asked, ...spread])].slice(0, questionCount)
  return texts.map((question) => ({ source: 'asked', question, gold: [] }))
}

function writtenTo(folder: string): string {
  mkdirSync(folder, { recursive: true })
  for (const { id, title, body } of madeUp(400).articles) {
    writeFileSync(join(folder, `${id}.md`), `---\ntitle: ${JSON.stringify(title)}\nlang: en\n---\n\n${body}\n`)
  }
  return folder
}
