/** Builds the server and the pages into dist/. */
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

const steps = [
  ['server', 'vite', ['build', '--logLevel', 'warn', '-c', 'src/vite.config.js']],
  ['pages', 'vite', ['build', '--logLevel', 'warn', '-c', 'web/vite.config.ts']],
  ['panel', 'vite', ['build', '--logLevel', 'warn', '-c', 'web/vite.config.ts', '--mode', 'panel']],
  ['states', 'vite', ['build', '--logLevel', 'warn', '-c', 'web/vite.config.ts', '--mode', 'states']],
  ['widget', 'vite', ['build', '--logLevel', 'warn', '-c', 'web/vite.loader.config.ts']],
]

rmSync(new URL('../dist', import.meta.url), { recursive: true, force: true })
const began = performance.now()
for (const [name, command, args] of steps) {
  process.stderr.write(`building the ${name} …\n`)
  const { status, error } = spawnSync(`${root}node_modules/.bin/${command}`, args, { cwd: root, stdio: 'inherit' })
  if (error) process.stderr.write(`${error.message}\nRun npm ci first.\n`)
  if (status !== 0) process.exit(status ?? 1)
}
process.stderr.write(`built in ${((performance.now() - began) / 1000).toFixed(1)} s\n`)
