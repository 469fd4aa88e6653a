import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { openStore } from '../compose.ts'
import { readConfig } from '../config.ts'
import { operator, record } from '../desk/audit.ts'
import { exportOf } from '../desk/export.ts'
import { subjectsOf } from '../desk/subjects.ts'
import { systemClock } from '../system/clock.ts'
import { exportArticles } from './export-articles.ts'
import { doubt, listed, meantBy, subjectOptions } from './subjects.ts'
import { UsageError } from './usage.ts'

/** All articles, or everything that is kept about a contact, as JSON on standard output or in a file of the operator's alone. */
export async function exportData(args: string[]): Promise<number> {
  const { out, articles: to, all = false, force = false, json = false, ...given } = parsed(args)
  if (to !== undefined) {
    if (out !== undefined || Object.keys(given).length > 0)
      throw new UsageError('Export articles, or a person: not both at once.')
    return exportArticles({ to, all, force, json })
  }
  if (all || force || json) throw new UsageError('--all, --force and --json go with --articles.')
  const meant = meantBy(given)
  const store = await openStore(readConfig(process.env))
  try {
    const { chosen, leftOut } = await subjectsOf({ store }, meant)
    process.stderr.write(doubt(leftOut))
    if (chosen.length === 0) {
      if (leftOut.length === 0) process.stderr.write('Nothing is kept about them.\n')
      return leftOut.length > 0 ? 1 : 0
    }
    const document = await exportOf({ store, clock: systemClock }, chosen, meant.email)
    const json = `${JSON.stringify(document, undefined, 2)}\n`
    if (out === undefined) process.stdout.write(json)
    else writeFileSync(out, json, { mode: 0o600, flag: 'wx' })
    for (const { visitorId: target } of chosen) {
      await record({ store, clock: systemClock }, { actor: operator, action: 'export', target, outcome: 'done' })
    }
    process.stderr.write(
      `${out === undefined ? 'Exported' : `Written to ${out}`}:\n${listed(chosen, Boolean(meant.email))}`,
    )
    return 0
  } finally {
    await store.close()
  }
}

function parsed(args: string[]) {
  const [text, flag] = [{ type: 'string' }, { type: 'boolean' }] as const
  try {
    return parseArgs({
      args,
      options: { ...subjectOptions, out: text, articles: text, all: flag, force: flag, json: flag },
    }).values
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}
