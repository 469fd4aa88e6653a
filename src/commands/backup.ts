import { resolve } from 'node:path'
import { databaseOf } from '../compose.ts'
import { readConfig } from '../config.ts'
import { backUp, type Copied } from '../store/backup.ts'
import { counted } from './counted.ts'
import { oneFile } from './files.ts'

/** Writes a backup of the database to a file, also while the server runs. */
export async function backup(args: string[]): Promise<number> {
  const { file, force } = oneFile(args, 'backup takes the file to write to.', ['force'])
  const config = readConfig(process.env)
  const target = resolve(file)
  const copied = await backUp(databaseOf(config), target, { force })
  process.stdout.write(`${target}: ${contents(copied)}.\n`)
  return 0
}

const MEGABYTE = 1_000_000

/** What a copy holds, e.g. `1.3 MB, 12 conversations, 340 events, 3 members of staff`. */
export function contents({ bytes, conversations, events, staff }: Copied): string {
  return [
    `${(bytes / MEGABYTE).toFixed(1)} MB`,
    counted(conversations, 'conversation'),
    counted(events, 'event'),
    counted(staff, 'member of staff', 'members of staff'),
  ].join(', ')
}
