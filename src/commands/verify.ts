import { resolve } from 'node:path'
import { databaseOf } from '../compose.ts'
import { readConfig } from '../config.ts'
import { verify as look } from '../store/verify.ts'
import { counted } from './counted.ts'
import { oneFileAtMost } from './files.ts'

/** Reads the database, or a backup of it, from end to end and lists what is wrong. Exit status 1 where something is. */
export async function verify(args: string[]): Promise<number> {
  const given = oneFileAtMost(args, 'verify takes one file.')
  const file = given ? resolve(given) : databaseOf(readConfig(process.env))
  const { faults, conversations, events } = look(file)
  for (const { where, what } of faults) process.stdout.write(`${where}: ${what}\n`)
  const found = faults.length === 0 ? 'nothing is wrong' : counted(faults.length, 'fault')
  process.stdout.write(`${file}: ${counted(conversations, 'conversation')}, ${counted(events, 'event')}, ${found}.\n`)
  return faults.length === 0 ? 0 : 1
}
