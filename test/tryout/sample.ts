/**
 * `npx tsx test/tryout/sample.ts [EVAL_FOLDER] [OUT.jsonl]`: forty questions of the evaluation data, always the same
 * ones: 10 `heading`, 10 `anchor` and all `issue` rows of arduino-help, and 10 off-topic messages of clinc150.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const repository = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const [folder = join(repository, '../shared/eval'), out = join(tmpdir(), 'bellhop-tryout-sample.jsonl')] =
  process.argv.slice(2)

const arduino = rows(join(folder, 'arduino-help/queries.jsonl'))
const clinc = rows(join(folder, 'clinc150/queries.test.jsonl'))
const sample = [
  ...evenly(arduino, 'heading', 10),
  ...evenly(arduino, 'anchor', 10),
  ...arduino.filter(({ type }) => type === 'issue'),
  ...evenly(clinc, 'oos', 10),
]
writeFileSync(out, `${sample.map((row) => JSON.stringify(row)).join('\n')}\n`)
console.log(`${sample.length} questions: ${resolve(out)}`)
console.log(`npm run tryout -- ${join(folder, 'arduino-help/kb')} ${resolve(out)}`)

type Row = { type?: unknown } & Record<string, unknown>

function rows(file: string): Row[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Row)
}

/** `wanted` rows of a type, at a fixed stride from the first. */
function evenly(all: readonly Row[], type: string, wanted: number): Row[] {
  const some = all.filter((row) => row.type === type)
  const stride = Math.max(1, Math.floor(some.length / wanted))
  return some.filter((_, at) => at % stride === 0).slice(0, wanted)
}
