/** Commands that take a file. */
import { parseArgs } from 'node:util'
import { UsageError } from './usage.ts'

/**
 * The one file a command was given, and which of its flags.
 * @param says what to answer where there is none, or more than one
 * @throws UsageError
 */
export function oneFile<F extends string = never>(args: string[], says: string, flags: readonly F[] = []) {
  const { file, given } = parsed(args, says, flags)
  if (!file) throw new UsageError(says)
  return { file, ...given }
}

/** @throws UsageError */
export function oneFileAtMost(args: string[], says: string): string | undefined {
  return parsed(args, says, []).file
}

function parsed<F extends string>(args: string[], says: string, flags: readonly F[]) {
  const options = Object.fromEntries(flags.map((flag) => [flag, { type: 'boolean' as const }]))
  const { positionals, values } = read(() => parseArgs({ args, options, allowPositionals: true }))
  if (positionals.length > 1) throw new UsageError(says)
  const given = Object.fromEntries(flags.map((flag) => [flag, values[flag] === true])) as Record<F, boolean>
  return { file: positionals[0], given }
}

function read<T>(parse: () => T): T {
  try {
    return parse()
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}
