import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { openLibrary } from '../knowledge/library.ts'
import { systemClock } from '../system/clock.ts'
import { openLog } from '../system/log.ts'
import { checkReplay } from './check-replay.ts'
import { counted } from './counted.ts'
import { whileWaiting } from './progress.ts'
import { UsageError } from './usage.ts'

/** Lists what is wrong in a knowledge base, each with file and line. Exit status 1 where there are errors. */
export async function check(args: string[]): Promise<number> {
  if (args.includes('--replay')) return checkReplay(args)
  const folders = positionals(args)
  const folder = folders[0] ? resolve(folders[0]) : readConfig(process.env).knowledgeBase
  const log = openLog('silent')
  const library = await whileWaiting(
    'reading the articles',
    openLibrary({ folder, clock: systemClock, log, watch: false }),
  )
  const { articles, passages, languages, problems } = library.status()
  await library.close()
  for (const { severity, file, line, message } of problems) {
    process.stdout.write(`${file}:${line}: ${severity}: ${message}\n`)
  }
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const spoken = Object.entries(languages).map(([lang, count]) => `${lang} ${count}`)
  process.stdout.write(
    `${articles} articles, ${passages} passages${spoken.length > 0 ? ` (${spoken.join(', ')})` : ''} in ${folder}: ` +
      `${counted(errors, 'error')}, ${counted(problems.length - errors, 'warning')}\n`,
  )
  if (articles === 0) process.stdout.write('There is nothing to answer from: put at least one markdown file there.\n')
  return errors > 0 || articles === 0 ? 1 : 0
}

function positionals(args: string[]): string[] {
  try {
    return parseArgs({ args, options: {}, allowPositionals: true }).positionals
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}
