/**
 * `npm test`: every check in order, each with the time it took. A check that fails does not hide the next;
 * journeys alone need a build to run against. The last line is `N passed, M failed`.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { audit } from './audit.js'
import { findChromium } from './browser/find-chromium.js'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const scratch = mkdtempSync(join(tmpdir(), 'bellhop-test-'))
const total = { passed: 0, failed: 0 }

await step('format and lint', () => check('npm', ['run', '--silent', 'lint']))
await step('known holes', audit)
await step('types', () => check('npm', ['run', '--silent', 'types']))
const built = await step('build', () => check('npm', ['run', '--silent', 'build']))
const chromium = await step('a Chromium to test in', ensureChromium)
await step('tests', () => vitest('tests'))
await step('journeys in a browser', () => {
  if (!built) return failure('The journeys need the build, which failed: see above.')
  if (!chromium) return failure('The journeys need a Chromium: see above.')
  return vitest('journeys')
})

rmSync(scratch, { recursive: true, force: true })
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed > 0 ? 1 : 0

/** Runs one step, adds what it counted, and answers whether all of it passed. */
async function step(name, run) {
  const before = Date.now()
  console.log(`\n── ${name} ──`)
  const { passed, failed, says } = await run()
  total.passed += passed
  total.failed += failed
  if (says) console.log(says)
  const verdict = failed > 0 ? 'FAILED' : passed > 0 ? 'passed' : 'NOT CHECKED'
  console.log(`── ${name}: ${verdict} in ${((Date.now() - before) / 1000).toFixed(1)} s ──`)
  return failed === 0
}

function failure(says) {
  return { passed: 0, failed: 1, says }
}

async function check(command, args) {
  const code = await run(command, args)
  return code === 0 ? { passed: 1, failed: 0 } : failure(`${[command, ...args].join(' ')} ended with status ${code}.`)
}

/** A vitest project's tests, as counted by reporter.ts. No count, no tests or an unexplained status is a failure. */
async function vitest(project) {
  const counts = join(scratch, `${project}.json`)
  const args = ['vitest', 'run', '--root', '.', '--config', 'test/vitest.config.ts', '--project', project]
  const code = await run('npx', ['--no-install', ...args], { TEST_COUNTS_FILE: counts })
  const { passed, failed } = read(counts)
  if (passed + failed === 0) return failure(`No test ran in the project "${project}".`)
  if (code !== 0 && failed === 0) return { passed, failed: 1, says: `vitest ended with status ${code}.` }
  return { passed, failed }
}

function read(counts) {
  try {
    return JSON.parse(readFileSync(counts, 'utf8'))
  } catch {
    return { passed: 0, failed: 0 }
  }
}

/** Finds a Chromium, or installs one in the way that fits the machine. */
async function ensureChromium() {
  try {
    if (!findChromium()) await installChromium()
    const path = findChromium()
    if (path) {
      process.env.BELLHOP_CHROMIUM = path
      return { passed: 1, failed: 0, says: path }
    }
  } catch (error) {
    return failure(error.message)
  }
  return failure(
    'No Chromium was found and none could be installed: install one (on Debian: apt-get install chromium-headless-shell), ' +
      'or set BELLHOP_CHROMIUM to the program of one.',
  )
}

async function installChromium() {
  const withApt = process.getuid?.() === 0 && (await run('apt-get', ['update'])) === 0
  // Older systems have whole browsers only.
  for (const name of withApt ? ['chromium-headless-shell', 'chromium'] : [])
    if ((await run('apt-get', ['install', '-y', '--no-install-recommends', name])) === 0) return
  await run('npx', ['--no-install', 'playwright-core', 'install', 'chromium-headless-shell'])
}

/** The exit status of a command whose output goes where ours goes; 127 where it cannot be started. */
function run(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    })
    child.on('error', () => resolve(127))
    child.on('close', (code, signal) => resolve(code ?? `signal ${signal}`))
  })
}
