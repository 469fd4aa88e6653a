/** `npm run tryout -- KB QUESTIONS.jsonl [--out DIR] [--max N]`: asks the real server and writes a page to read. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { startServer } from '../journeys/support/server.ts'
import { addStaff, type Member, signIn } from '../journeys/support/staff.ts'
import { askAll } from './ask.ts'
import { page } from './page.ts'
import { readQuestions } from './questions.ts'
import { type Asked, count, goldRank, outcomeOf, outcomes } from './verdict.ts'

const usage = `npm run tryout -- KB QUESTIONS.jsonl [--out DIR] [--max N]

  KB               a folder of markdown
  QUESTIONS.jsonl  a JSON object a line: "query" (or "question"), and where known "gold" (article ids),
                   "answerable" (false: an answer would be wrong), "type", "id"
  --out DIR        where the page and the JSON lines go; default: a new temporary folder
  --max N          the first N questions only

OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL and BELLHOP_MAX_WRONG are passed on to the server.`

/** One machine asks for many visitors, so that the limits by address do not apply here. */
const raised = {
  BELLHOP_LIMIT_ADDRESS_CONVERSATIONS_PER_HOUR: '1000000',
  BELLHOP_LIMIT_ADDRESS_REQUESTS_PER_MINUTE: '1000000',
}
const passedOn = ['OPENAI_API_KEY', 'OPENAI_BASE_URL', 'OPENAI_MODEL', 'BELLHOP_MAX_WRONG']
const AT_ONCE = 4
const reader: Member = {
  email: 'tryout@localhost.example',
  name: 'Tryout',
  password: 'reads every single answer',
  role: 'agent',
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { out: { type: 'string' }, max: { type: 'string' }, help: { type: 'boolean' } },
  })
  const [kb, file] = positionals
  if (values.help) return console.log(usage)
  if (kb === undefined || file === undefined) throw new Error(usage)
  const max = values.max === undefined ? Number.POSITIVE_INFINITY : Number(values.max)
  if (!(max >= 1)) throw new Error('--max takes a number of questions from 1.')
  const questions = readQuestions(file).slice(0, max)
  if (questions.length === 0) throw new Error(`${file} holds no question.`)

  console.log(
    `Raised for this run: ${Object.entries(raised)
      .map((pair) => pair.join('='))
      .join(' ')}`,
  )
  console.log(`Starting Bellhop on ${kb} …`)
  const env = Object.fromEntries(passedOn.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))
  const server = await startServer({ kb: resolve(kb), inPlace: true, env: { ...raised, ...env, LOG_LEVEL: 'warn' } })
  try {
    await addStaff(server, reader)
    const staff = await signIn(server, reader)
    const asked = await askAll(server.url, staff, questions, AT_ONCE, progress(questions.length))
    report(asked)
    const [started, articles] = about(server.output())
    const out = values.out ? resolve(values.out) : mkdtempSync(join(tmpdir(), 'bellhop-tryout-'))
    mkdirSync(out, { recursive: true })
    const html = page({ kb, questions: file, drafter: started, articles, at: new Date().toISOString() }, asked)
    writeFileSync(join(out, 'tryout.html'), html)
    writeFileSync(join(out, 'tryout.jsonl'), `${asked.map(line).join('\n')}\n`)
    console.log(`\nTo read: ${join(out, 'tryout.html')}\nAs data: ${join(out, 'tryout.jsonl')}`)
  } finally {
    await server.stop()
  }
}

/** Rewrites one line on a terminal, and prints every tenth question elsewhere. */
function progress(total: number): (done: number) => void {
  return (done) => {
    if (process.stdout.isTTY) process.stdout.write(`\r${done} of ${total} asked${done === total ? '\n' : ''}`)
    else if (done % 10 === 0 || done === total) console.log(`${done} of ${total} asked`)
  }
}

function report(asked: readonly Asked[]): void {
  const counts = count(asked)
  const used = outcomes.filter((outcome) => (counts.get('all')?.[outcome] ?? 0) > 0)
  const wide = Math.max(...[...counts.keys()].map((type) => type.length), 4) + 2
  console.log(`\n${''.padEnd(wide)}${used.map((outcome) => outcome.padStart(12)).join('')}`)
  for (const [type, row] of counts) {
    console.log(`${type.padEnd(wide)}${used.map((outcome) => String(row[outcome]).padStart(12)).join('')}`)
  }
}

function line(one: Asked): string {
  const { question, html: _, ...rest } = one
  return JSON.stringify({ ...question, outcome: outcomeOf(one), goldRank: goldRank(one) ?? null, ...rest })
}

/** Drafter and number of articles, from what the server printed at its start. */
function about(printed: string): [drafter: string, articles: number] {
  const drafter = printed.match(/drafter\W+([^\n(,;.]+)/i)?.[1]?.trim() ?? 'unknown'
  return [drafter, Number(printed.match(/(\d[\d,]*) articles/)?.[1]?.replaceAll(',', '') ?? 0)]
}
