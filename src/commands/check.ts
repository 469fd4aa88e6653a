import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { type Library, openLibrary } from '../knowledge/library.ts'
import { systemClock } from '../system/clock.ts'
import { openLog } from '../system/log.ts'
import { mendFiles } from './check-mend.ts'
import { checkReplay } from './check-replay.ts'
import { checkProblems, checkText } from './check-report.ts'
import { whileWaiting } from './progress.ts'
import { UsageError } from './usage.ts'

/**
 * Lists what is wrong in a knowledge base, each with file, line and column.
 * @returns 1 where there are errors or no article, or, with `--strict`, warnings; else 0
 */
export async function check(args: string[]): Promise<number> {
  if (args.includes('--replay')) return checkReplay(args)
  const { folder, json, fix, strict } = options(args)
  const library = await whileWaiting(
    'reading the articles',
    openLibrary({ folder, clock: systemClock, log: openLog('silent'), watch: false }),
  )
  try {
    const mended = fix ? await whileWaiting('mending', mendFiles(folder, library)) : []
    const report = await whileWaiting('inspecting the articles', reportOn(folder, library, mended))
    process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : checkText(report))
    const { errors, warnings, articles } = report
    return errors > 0 || articles === 0 || (strict && warnings > 0) ? 1 : 0
  } finally {
    await library.close()
  }
}

async function reportOn(folder: string, library: Library, mended: Awaited<ReturnType<typeof mendFiles>>) {
  const { articles, passages, languages } = library.status()
  const problems = checkProblems(library.status().problems, await library.inspectAll(), await library.overlaps())
  const count = (severity: string) => problems.filter((problem) => problem.severity === severity).length
  const counts = { errors: count('error'), warnings: count('warning'), hints: count('hint') }
  return { folder, articles, passages, languages, ...counts, mended, problems }
}

function options(args: string[]): { folder: string; json: boolean; fix: boolean; strict: boolean } {
  const flag = { type: 'boolean', default: false } as const
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { json: flag, fix: flag, strict: flag },
      allowPositionals: true,
    })
    const [folder, ...more] = positionals
    if (more.length > 0) throw new Error(`One folder is checked at a time, and ${more[0]} is another.`)
    return { ...values, folder: folder ? resolve(folder) : readConfig(process.env).knowledgeBase }
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}
