/** The linter sees promises that nobody waits for, wherever our code is: one that is forgotten lets anybody in. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { root } from './sources.ts'

const biome = join(root, 'node_modules/.bin/biome')

/** A folder that is linted as the repository is, with types of its own to look up. */
const house = mkdtempSync(join(tmpdir(), 'bellhop-lint-'))
mkdirSync(join(house, 'src/ports'), { recursive: true })
for (const path of ['src/ports/system.ts', 'test/lint.json', '.gitignore']) cpSync(join(root, path), join(house, path))
afterAll(() => rmSync(house, { recursive: true, force: true }))

/** The rules about promises that a text breaks in that file. */
function broken(path: string, text: string): string[] {
  mkdirSync(join(house, dirname(path)), { recursive: true })
  writeFileSync(join(house, path), text)
  const args = ['lint', '--colors=off', '--config-path', 'test/lint.json', path]
  const { stderr, stdout } = spawnSync(biome, args, { cwd: house, encoding: 'utf8' })
  const rules = [...`${stdout}${stderr}`.matchAll(/ lint\/\w+\/(no(?:Floating|Misused)Promises) /g)]
  return rules.map(([, rule = '']) => rule)
}

const own = 'async function valid(): Promise<boolean> { return await Promise.resolve(true) }\n'
const src = { src: 'src/desk/fixture.ts', web: 'web/console/fixture.tsx', test: 'test/desk/fixture.test.ts' }

describe.each(Object.entries(src))('In %s', (_, path) => {
  it.each([
    ['a call that is not waited for', 'export function go() { valid() }', 'noFloatingPromises'],
    ['a condition that is always true', 'export function go() { if (valid()) throw new Error() }', 'noMisusedPromises'],
    [
      'a callback whose promise is lost',
      'export const go = () => [1].forEach(async () => { await valid() })',
      'noMisusedPromises',
    ],
  ])('%s is an error', (_what, text, rule) => {
    expect(broken(path, `${own}${text}\n`)).toEqual([rule])
  })

  it('a call that is waited for is none', () => {
    expect(broken(path, `${own}export async function go() { if (await valid()) await valid() }\n`)).toEqual([])
  })
})

it('A promise is one through the types of another file', () => {
  const text = `import type { Passwords } from '../ports/system.ts'
export function go(passwords: Passwords): void {
  if (passwords.verify('a', 'b')) throw new Error()
  passwords.hash('a')
}
`
  expect(broken('src/desk/fixture.ts', text)).toEqual(['noMisusedPromises', 'noFloatingPromises'])
})
