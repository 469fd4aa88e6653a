/**
 * `npm run bench`: what search costs at several sizes, beside MiniSearch and SQLite FTS5 over the same passages in the
 * same run, and what an edit costs a running server. `npm run bench -- 400 20000` measures other sizes, and
 * `npm run bench -- --only console` what an agent waits for in the console, `-- --only editor` what an editor
 * waits for, `-- --only widget` what a customer waits for when they open the chat, `-- --only help` what a reader of the
 * help centre waits for (all after `npm run build`), `-- --only inspect` what finding faults costs while somebody types,
 * and `-- --only rehearsal` what an editor waits for before publishing.
 * Figures move with the machine and whatever else it does; ratios
 * move less.
 */
import { buildIndex } from '../../src/knowledge/build-index.ts'
import { applyChange } from '../../src/knowledge/open-index.ts'
import { benchConsole } from './console/run.ts'
import { type Corpus, madeUp, realFaq } from './corpus.ts'
import { benchEditor } from './editor.ts'
import { type Engine, fts5, miniSearch } from './engines.ts'
import { benchHelp } from './help.ts'
import { benchInspect } from './inspect.ts'
import { type Live, runLive } from './live.ts'
import { benchRehearsal } from './rehearsal.ts'
import { bytesInUse, type Latencies, latencies, timed } from './timing.ts'
import { benchWidget } from './widget.ts'

/** Widths of the columns, as their headings have them. */
const widths = [7, 11, 17, 8, 15, 10]
const headings = '               build s   memory MB   question p50 ms   p99 ms   processor p99   first 20'

const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined
const pages = {
  console: benchConsole,
  editor: benchEditor,
  widget: benchWidget,
  help: benchHelp,
  inspect: benchInspect,
  rehearsal: benchRehearsal,
}
if (only !== undefined && Object.hasOwn(pages, only)) {
  await pages[only as keyof typeof pages]()
  process.exit()
}

const asked = process.argv.slice(2).map(Number)
if (asked.some((size) => !Number.isInteger(size) || size < 10)) {
  console.error(
    'Sizes are whole numbers of articles from 10 on, e.g. npm run bench -- 400 20000; or --only console, editor, widget, help, inspect or rehearsal',
  )
  process.exit(2)
}
const corpora =
  asked.length > 0 ? asked.map((size) => () => madeUp(size)) : [() => madeUp(400), () => madeUp(3000), real]

for (const corpus of corpora) await measure(corpus())

function real(): Corpus {
  return realFaq() ?? madeUp(12_000)
}

async function measure({ name, articles, questions }: Corpus): Promise<void> {
  const passages = articles.reduce((sum, article) => sum + article.passages.length, 0)
  console.log(
    `\n${count(articles.length)} articles, ${name}, ${count(passages)} passages, ${questions.length} questions`,
  )
  const live = await runLive(articles, questions)
  const before = bytesInUse()
  const [held, buildMs] = timed(() => applyChange(new Map(), buildIndex(articles)))
  const ours = { buildMs, bytes: bytesInUse() - before, search: live.search }
  if (held.size === 0) throw new Error('The index is empty.')
  say(live)
  console.log(headings)
  row('Bellhop', ours)
  const mini = await measureEngine(() => miniSearch(articles), questions)
  row('MiniSearch', mini)
  const fts = await measureEngine(() => fts5(articles), questions)
  row('SQLite FTS5', fts)
  ratio('÷ MiniSearch', ours, mini)
  ratio('÷ FTS5', ours, fts)
}

interface Figures {
  buildMs: number
  bytes: number
  search: Latencies
}

async function measureEngine(make: () => Engine, questions: readonly string[]): Promise<Figures> {
  const before = bytesInUse()
  const [engine, buildMs] = timed(make)
  const bytes = bytesInUse() - before + engine.bytes
  const search = await latencies(questions, (question) => engine.ask(question))
  engine.close()
  return { buildMs, bytes, search }
}

function row(name: string, { buildMs, bytes, search }: Figures): void {
  const { p50, p99, p99Processor, first } = search
  const times = [p50, p99, p99Processor, first].map((ms) => ms.toFixed(2))
  const cells = [(buildMs / 1000).toFixed(2), (bytes / 1e6).toFixed(0), ...times]
  print(name, cells)
}

function ratio(name: string, a: Figures, b: Figures): void {
  const times = (x: number, y: number) => (x / y).toFixed(2)
  const { search } = b
  print(name, [
    times(a.buildMs, b.buildMs),
    times(a.bytes, b.bytes),
    times(a.search.p50, search.p50),
    times(a.search.p99, search.p99),
    times(a.search.p99Processor, search.p99Processor),
    times(a.search.first, search.first),
  ])
}

function print(name: string, cells: string[]): void {
  console.log(`  ${name.padEnd(12)} ${cells.map((cell, at) => cell.padStart(widths[at] ?? 0)).join(' ')}`)
}

function say({ openMs, residentBytes, edits, editPauseMs, manyMs, manyPauseMs }: Live): void {
  const sorted = [...edits].sort((a, b) => a - b)
  const ms = (value: number | undefined) => `${(value ?? 0).toFixed(0)} ms`
  console.log(
    `  From files to the first answer: ${(openMs / 1000).toFixed(1)} s; then the whole process has ` +
      `${(residentBytes / 1e6).toFixed(0)} MB, the articles that it was made from among them`,
  )
  console.log(
    `  One edit is live after ${ms(sorted[sorted.length >> 1])} (median of ${edits.length}; longest ${ms(sorted.at(-1))}), ` +
      `longest pause of the event loop ${editPauseMs.toFixed(1)} ms`,
  )
  console.log(
    `  A tenth of the files at once: live after ${(manyMs / 1000).toFixed(1)} s, longest pause ${manyPauseMs.toFixed(1)} ms`,
  )
}

function count(number: number): string {
  return number.toLocaleString('en')
}
