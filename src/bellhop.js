#!/usr/bin/env node
/** The `bellhop` command. Runs what `npm run build` made, and says so where it is missing. */
import { existsSync } from 'node:fs'

const built = new URL('../dist/cli.js', import.meta.url)

if (existsSync(built)) {
  await import(built.href)
} else {
  process.stderr.write('Bellhop is not built yet. Run: npm ci && npm run build\n')
  process.exitCode = 1
}
