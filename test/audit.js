/**
 * `npm run audit`, and a step of `npm test`: known holes of what the product ships with, as far as the registry
 * answers. Where it does not, that is said, and nothing counts as passed.
 */
import { spawnSync } from 'node:child_process'
import { dirname } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const TIMEOUT_MS = 60_000

/** From this on a hole fails: it is one that somebody can use. */
const failing = ['moderate', 'high', 'critical']

/** Asks npm. @returns how many checks passed and failed, neither where nothing was answered, and what to say */
export function audit() {
  const asked = spawnSync('npm', ['audit', '--omit=dev', '--json', '--fetch-retries=0', '--fetch-timeout=15000'], {
    cwd: root,
    encoding: 'utf8',
    timeout: TIMEOUT_MS,
  })
  return verdictOf(asked.stdout ?? '')
}

/** What a report of `npm audit --json` says. */
export function verdictOf(report) {
  const unanswered = (why) => ({
    passed: 0,
    failed: 0,
    says: `npm audit: the registry does not answer it (${why}). Only the version floors in test/rules were checked.`,
  })
  let json
  try {
    json = JSON.parse(report)
  } catch {
    return unanswered('no report')
  }
  if (!json?.metadata?.vulnerabilities || !json.vulnerabilities) {
    return unanswered(`${json?.message ?? json?.error?.summary ?? 'no report'}`.split(' - ')[0])
  }
  const holes = Object.values(json.vulnerabilities).filter(({ severity }) => failing.includes(severity))
  if (holes.length === 0) return { passed: 1, failed: 0, says: 'npm audit: no known hole in what is shipped.' }
  const lines = holes.map(({ name, range, severity, via }) => {
    const titles = via.filter((cause) => typeof cause === 'object').map(({ title, url }) => `${title} ${url}`)
    return `  ${severity}: ${name} ${range}  ${titles.join('; ')}`
  })
  return { passed: 0, failed: 1, says: `npm audit: known holes in what is shipped:\n${lines.join('\n')}` }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { failed, says } = audit()
  console.log(says)
  process.exitCode = failed > 0 ? 1 : 0
}
