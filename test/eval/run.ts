/**
 * `npm run eval`: measures the product's own answering on the evaluation sets beside the repository, a table for each
 * concern, with plain yardsticks in the same run.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { progressBar } from '../../src/commands/progress-bar.ts'
import { ownConcerns, setConcerns } from './concerns.ts'
import { refit } from './fit.ts'
import { type Measured, measure } from './measure.ts'
import { figure, printed } from './print.ts'
import { dataFolder, extraRecipes, haveData, offTopic, openSet, recipes } from './sets.ts'
import { changesSince, type Snapshot, snapshotOf } from './snapshot.ts'
import type { Table } from './tables.ts'

const help = `npm run eval -- [--set NAME] [--json] [--compare baseline] [--save] [--fit ranking|judge]
  --set NAME          only sets whose name starts so, or one of: ${ownConcerns.map(({ name }) => name).join(', ')}
  --json              one JSON document instead of tables
  --compare baseline  what changed since the figures that the repository keeps; exit status 1 where something fell
                      by more than chance
  --save              keeps the figures of this run; with --set, those of the others stay
  --fit WHAT          fits the ranking model or the judge and writes its weights`

const baseline = resolve(import.meta.dirname, 'baseline.json')

class Mistake extends Error {}

try {
  await main()
} catch (error) {
  if (!(error instanceof Mistake)) throw error
  console.error(error.message)
  process.exitCode = 1
}

async function main(): Promise<void> {
  const { set, json, compare, save, fit, help: asked } = options()
  if (asked) return console.log(help)
  if (!haveData()) {
    throw new Mistake(
      `There is no evaluation data at ${dataFolder}. Put the eval folder there, or run bellhop eval on your own articles.`,
    )
  }
  if (fit !== undefined) return fitted(fit)
  if (compare !== undefined && compare !== 'baseline') throw new Mistake(`--compare takes baseline.\n${help}`)
  const before = compare ? await kept() : undefined
  const tables = await measured(set ?? '')
  if (json) console.log(JSON.stringify(tables, (key, value: unknown) => (key === 'each' ? undefined : value), 2))
  else for (const table of Object.values(tables)) console.log(printed(table))
  if (before) compared(before, tables)
  if (save) {
    const all = { ...(set ? await kept() : {}), ...snapshotOf(tables) }
    const sorted = Object.fromEntries(Object.entries(all).sort(([one], [other]) => (one < other ? -1 : 1)))
    await writeFile(baseline, `${JSON.stringify(sorted, null, 2)}\n`)
    console.error(`Kept: ${baseline}`)
  }
}

function options() {
  try {
    const text = { type: 'string' } as const
    const flag = { type: 'boolean' } as const
    return parseArgs({ options: { set: text, json: flag, compare: text, save: flag, fit: text, help: flag } }).values
  } catch (error) {
    throw new Mistake(`${(error as Error).message}\n${help}`)
  }
}

/** The tables by concern, in the order of concerns; what is measured on its own comes before the sets are opened. */
async function measured(name: string): Promise<Record<string, Table>> {
  const sets = [...recipes, ...extraRecipes].filter((recipe) => recipe.name.startsWith(name))
  const own = ownConcerns.filter((concern) => concern.name.startsWith(name))
  if (sets.length + own.length === 0) {
    const names = [...recipes, ...extraRecipes, ...ownConcerns].map((one) => one.name)
    throw new Mistake(`No set is called ${name}. There are: ${names.join(', ')}.`)
  }
  const tell = progressBar(own.length + sets.length, 'parts')
  let done = 0
  const tables: Record<string, Table> = {}
  tell(done, own[0]?.name ?? sets[0]?.name)
  for (const concern of own) {
    const table = await concern.table()
    if (table) tables[concern.name] = table
    tell(++done, concern.name)
  }
  const asked: Measured[] = []
  const chatter = await offTopic('test')
  for (const recipe of sets) {
    const set = await openSet(recipe)
    asked.push(await measure(set, set.lang === 'en' && set.base !== 'faq-12k' ? chatter : []))
    tell(++done, recipe.name)
  }
  const told: Record<string, Table> = {}
  for (const concern of setConcerns) {
    const table = await concern.table(asked)
    if (table) told[concern.name] = table
  }
  return { ...told, ...tables }
}

function compared(before: Snapshot, tables: Record<string, Table>): void {
  const changes = changesSince(before, tables)
  const said = changes.filter(({ before: was, now }) => Math.abs(now - was) >= 0.0005)
  console.log(`\nSince the snapshot: ${changes.length} figures, ${said.length} of them changed`)
  for (const { key, before: was, now, column, noise, verdict } of said) {
    const difference = `${now >= was ? '+' : '−'}${figure({ value: Math.abs(now - was) }, column)}`
    const mark = { better: '  better', worse: '  WORSE', noise: '' }[verdict]
    const chance = `(chance: ${figure({ value: noise }, column)})`
    console.log(
      `${key.padEnd(60)} ${figure({ value: was }, column)} → ${figure({ value: now }, column)}  ${difference}  ${chance}${mark}`,
    )
  }
  if (changes.some(({ verdict }) => verdict === 'worse')) process.exitCode = 1
}

async function kept(): Promise<Snapshot> {
  try {
    return JSON.parse(await readFile(baseline, 'utf8')) as Snapshot
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw new Mistake(`There is no snapshot at ${baseline} yet: npm run eval -- --save makes one.`)
  }
}

async function fitted(what: string): Promise<void> {
  if (what !== 'ranking' && what !== 'judge') throw new Mistake(`--fit takes ranking or judge.\n${help}`)
  const began = performance.now()
  // Two of the three Serbian spellings are the same questions again.
  const sets = recipes.filter(({ name, hidden }) => !hidden && !/sr-(?:Cyrl|Latn)$/.test(name))
  await refit(await Promise.all(sets.map(openSet)), what, (done) => {
    process.stderr.write(`  ${((performance.now() - began) / 1000).toFixed(0).padStart(3)} s  ${done}\n`)
  })
}
