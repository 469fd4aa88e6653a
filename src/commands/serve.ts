import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { start } from '../main.ts'
import { UsageError } from './usage.ts'

/** Milliseconds after which a stop that hangs is ended; the drain itself takes at most DRAIN_SECONDS and a little. */
const LAST_RESORT_MS = 9_800

/** Serves until SIGTERM or SIGINT, then drains. A second signal stops at once. */
export async function serve(args: string[]): Promise<number> {
  try {
    parseArgs({ args, options: {} })
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
  const running = await start(readConfig(process.env), (line) => process.stdout.write(`${line}\n`))
  await new Promise<void>((stopped, failed) => {
    let signals = 0
    const stop = () => {
      if (++signals > 1) process.exit(1)
      setTimeout(() => process.exit(1), LAST_RESORT_MS).unref()
      running.stop().then(stopped, failed)
    }
    process.on('SIGTERM', stop)
    process.on('SIGINT', stop)
  })
  return 0
}
