import { resolve } from 'node:path'
import { databaseOf } from '../compose.ts'
import { readConfig } from '../config.ts'
import { restore as putBack } from '../store/backup.ts'
import { systemClock } from '../system/clock.ts'
import { contents } from './backup.ts'
import { oneFile } from './files.ts'

/** Puts a backup in the place of the database, which is kept under another name. The server must not be running. */
export async function restore(args: string[]): Promise<number> {
  const { file } = oneFile(args, 'restore takes the file of a backup.')
  const database = databaseOf(readConfig(process.env))
  const { aside, ...copied } = await putBack(resolve(file), database, systemClock.now())
  process.stdout.write(`${database}: ${contents(copied)}.\n`)
  if (aside) process.stdout.write(`What was there is kept as ${aside}.\n`)
  return 0
}
