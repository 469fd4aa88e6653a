import { parseArgs } from 'node:util'
import { openStore } from '../compose.ts'
import { readConfig } from '../config.ts'
import { operator } from '../desk/audit.ts'
import { eraseVisitors } from '../desk/erase.ts'
import { subjectsOf } from '../desk/subjects.ts'
import { systemClock } from '../system/clock.ts'
import { counted } from './counted.ts'
import { doubt, listed, meantBy, subjectOptions } from './subjects.ts'
import { UsageError } from './usage.ts'

/** Erases what is kept about a contact, also beside a running server; without --yes it only tells what would go. */
export async function erase(args: string[]): Promise<number> {
  const { yes, ...given } = parsed(args)
  const meant = meantBy(given)
  const store = await openStore(readConfig(process.env))
  try {
    const { chosen, leftOut } = await subjectsOf({ store }, meant)
    process.stdout.write(doubt(leftOut))
    if (chosen.length === 0) {
      process.stdout.write(
        leftOut.length > 0 ? 'Nothing was erased.\n' : 'Nothing was erased: nothing is kept about them.\n',
      )
      return leftOut.length > 0 ? 1 : 0
    }
    const what = listed(chosen, Boolean(meant.email))
    if (!yes) {
      process.stdout.write(`With --yes these go, for good, with all that was written in their conversations:\n${what}`)
      return 1
    }
    process.stdout.write(`Erasing:\n${what}`)
    const visitorIds = chosen.map(({ visitorId }) => visitorId)
    const { visitors, conversations, pending } = await eraseVisitors(
      { store, clock: systemClock },
      visitorIds,
      operator,
    )
    process.stdout.write(
      `Erased: ${counted(visitors, 'visitor')}, ${counted(conversations, 'conversation')}. ` +
        'Backups made before still hold them.\n',
    )
    if (pending) process.stdout.write(stillRead)
    return 0
  } finally {
    await store.close()
  }
}

const stillRead =
  'Somebody reads in the database right now, so that its log file (-wal) still holds what was overwritten. A running\n' +
  'Bellhop empties it within seconds of their leaving; without one, run the command again.\n'

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options: { ...subjectOptions, yes: { type: 'boolean' } } }).values
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}
