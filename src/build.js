/** Builds the server and the pages into dist/. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const root = fileURLToPath(new URL('..', import.meta.url))

const steps = [
  ['server', 'vite', ['build', '--logLevel', 'warn', '-c', 'src/vite.config.js']],
  ['pages', 'vite', ['build', '--logLevel', 'warn', '-c', 'web/vite.config.ts']],
  ['panel', 'vite', ['build', '--logLevel', 'warn', '-c', 'web/vite.config.ts', '--mode', 'panel']],
  ['states', 'vite', ['build', '--logLevel', 'warn', '-c', 'web/vite.config.ts', '--mode', 'states']],
  ['editor', 'vite', ['build', '--logLevel', 'warn', '-c', 'web/vite.config.ts', '--mode', 'editor']],
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

// Once here, rather than for every customer: the server sends what their browser can read.
const assets = new URL('../dist/web/assets/', import.meta.url)
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
for (const file of readdirSync(assets).filter((name) => /\.(js|css|svg)$/.test(name))) {
  const bytes = readFileSync(new URL(file, assets))
  writeFileSync(new URL(`${file}.gz`, assets), gzipSync(bytes, { level: 9 }))
  writeFileSync(new URL(`${file}.br`, assets), brotliCompressSync(bytes, brotli))
}
process.stderr.write(`built in ${((performance.now() - began) / 1000).toFixed(1)} s\n`)
