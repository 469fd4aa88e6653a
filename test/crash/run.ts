/** `npm run crash`: kills the built server over and over under load and says what became of what it acknowledged. */
import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { crash } from './crash.ts'
import { trace } from './trace.ts'

const help = `npm run crash -- [--cycles N] [--seed S] [--lanes L]   or   npm run crash -- --strace
  --cycles N   how often the server is killed; default 1000
  --seed S     the same kills again, as far as clocks allow; default a new one, which is printed
  --lanes L    servers side by side, each on a database of its own; default 2
  --strace     instead: whether the log is forced to disk before each acknowledgement, as the kernel saw it
Runs what npm run build made.`

const { values } = parseArgs({
  options: {
    cycles: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(randomInt(1_000_000)) },
    lanes: { type: 'string', default: '2' },
    strace: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) console.log(help)
else if (values.strace) await traced()
else await run(Number(values.cycles), Number(values.seed), Number(values.lanes))

async function run(cycles: number, seed: number, lanes: number): Promise<void> {
  console.log(`seed ${seed}, ${cycles} kills, ${lanes} servers side by side`)
  const { faults, kills, tookMs, ...figures } = await crash({
    cycles,
    seed,
    lanes,
    progress: (done) => {
      if (done % 50 === 0) console.log(done)
    },
  })
  for (const [name, figure] of [
    ...Object.entries(kills).map(([kind, count]) => [`kills, ${kind}`, count] as const),
    ...Object.entries(figures),
  ])
    console.log(`  ${name.padEnd(22)}${figure}`)
  console.log(`  ${(tookMs / 1000).toFixed(0)} s, ${(tookMs / figures.cycles).toFixed(0)} ms a kill`)
  for (const fault of faults) console.log(fault)
  console.log(faults.length === 0 ? 'Nothing acknowledged was lost, doubled or moved.' : `${faults.length} faults.`)
  process.exitCode = faults.length === 0 ? 0 : 1
}

async function traced(): Promise<void> {
  const { acknowledged, early, forced } = await trace()
  for (const line of early) console.log(`written before the log was forced to disk: ${line}`)
  console.log(`${acknowledged} acknowledgements, the log forced to disk ${forced} times, ${early.length} too early.`)
  process.exitCode = acknowledged > 0 && early.length === 0 ? 0 : 1
}
