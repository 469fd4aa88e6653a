import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { packageOf } from './arrow.ts'
import { importsOf, read, sourcesIn } from './sources.ts'
import { isPermissive, reaches } from './versions.ts'

interface Manifest {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
  scripts: Record<string, string>
  /** Packages that may run a program of theirs when they are installed. */
  allowScripts: Record<string, boolean>
}

interface Lock {
  packages: Record<
    string,
    { version?: string; license?: string; dev?: boolean; integrity?: string; hasInstallScript?: boolean }
  >
}

const manifest = JSON.parse(read('package.json')) as Manifest
const lock = JSON.parse(read('package-lock.json')) as Lock
const require = createRequire(import.meta.url)

const loaded = (folder: string) =>
  new Set(sourcesIn(folder).flatMap((source) => importsOf(source).map(({ specifier }) => packageOf(specifier))))
const inProduct = new Set([...loaded('src'), ...loaded('web')])
const anywhere = new Set([...inProduct, ...loaded('test')])

/** Copyleft of single files, used unmodified: each is named, with why it is here. */
const exceptions: Record<string, string> = {
  'lunr-languages': 'MPL-1.1; stemmers, loaded unmodified from its own package',
}

describe('Dependencies', () => {
  it('are pinned to exact versions', () => {
    const pins = { ...manifest.dependencies, ...manifest.devDependencies }
    expect(Object.keys(pins).length).toBeGreaterThan(20)
    expect(Object.entries(pins).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
  })

  it.each([
    ['ws', '8.21.1'],
    ['hono', '4.12.25'],
    // GHSA-wc8c-qw6v-h7f6, GHSA-92pp-h63x-v22m and GHSA-frvp-7c67-39w9: ways round what stands before static files.
    ['@hono/node-server', '1.19.15'],
    ['drizzle-orm', '0.45.2'],
    ['dompurify', '3.4.17'],
    // GHSA-48c2-rrv3-qjmp: front matter nested deeply enough overflowed the stack.
    ['yaml', '2.8.3'],
    // GHSA-4fh9-h7wg-q85m: class names from a code block's language.
    ['mdast-util-to-hast', '13.2.1'],
    // GHSA-vj76-c3g6-qr5v: better-sqlite3's binary is unpacked with it at installation.
    ['tar-fs', '2.1.4'],
    ['minimist', '1.2.6'],
    ['semver', '7.5.2'],
  ])('have %s at %s or newer, wherever it is installed', (name, floor) => {
    const installed = Object.entries(lock.packages).filter(([path]) => path.endsWith(`node_modules/${name}`))
    expect(installed.length).toBeGreaterThan(0)
    expect(installed.filter(([, { version }]) => !reaches(version ?? '0', floor))).toEqual([])
  })

  it('carry an SQLite at 3.51.3 or newer, which resets a write-ahead log safely', () => {
    const Database = require('better-sqlite3') as typeof import('better-sqlite3')
    const memory = new Database(':memory:')
    const version = memory.prepare('select sqlite_version()').pluck().get() as string
    memory.close()
    expect(reaches(version, '3.51.3'), version).toBe(true)
  })

  it('run nothing at installation but what is allowed to by name', () => {
    const running = Object.entries(lock.packages).filter(([, { hasInstallScript }]) => hasInstallScript)
    const names = new Set(running.map(([path]) => nameOf(path)))
    expect(names).toEqual(new Set(Object.keys(manifest.allowScripts)))
  })

  it('are each locked to what was looked at, by its hash', () => {
    const fetched = Object.entries(lock.packages).filter(([path]) => path !== '')
    expect(fetched.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? '')).map(([path]) => path)).toEqual([])
  })

  it('of the product are each loaded by the product', () => {
    expect(Object.keys(manifest.dependencies).filter((name) => !inProduct.has(name))).toEqual([])
  })

  it('of development are each loaded, named in a script, or types of what is loaded', () => {
    const scripts = Object.values(manifest.scripts).join('\n')
    const commands: Record<string, string> = { '@biomejs/biome': 'biome', typescript: 'tsc' }
    const used = (name: string) =>
      anywhere.has(name) ||
      new RegExp(`\\b${commands[name] ?? name}\\b`).test(scripts) ||
      (name.startsWith('@types/') && (name === '@types/node' || typed(name.slice('@types/'.length))))
    expect(Object.keys(manifest.devDependencies).filter((name) => !used(name))).toEqual([])
  })

  it('that the product loads are its own, not lent by another package', () => {
    const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
    const own = new Set(names.map((name) => name.replace(/^@types\//, '')))
    const foreign = [...inProduct].filter(
      (name) => !name.startsWith('.') && !name.startsWith('node:') && !own.has(name),
    )
    expect(foreign).toEqual([])
  })

  it('of the product are under licences that let anybody use and change it', () => {
    const shipped = Object.entries(lock.packages).filter(([path, { dev }]) => path !== '' && !dev)
    const refused = shipped.filter(([path, { license }]) => !isPermissive(license ?? '') && !exceptions[nameOf(path)])
    expect(refused.map(([path, { license }]) => `${nameOf(path)}: ${license ?? 'no licence named'}`)).toEqual([])
    expect(shipped.length).toBeGreaterThan(50)
  })
})

describe('The comparison', () => {
  it.each([
    ['8.21.1', '8.21.1', true],
    ['8.21.0', '8.21.1', false],
    ['8.3.0', '8.21.1', false],
    ['10.0.0', '9.9.9', true],
    ['3.51.3', '3.51.3', true],
    ['3.6.99', '3.51.3', false],
  ])('of %s with %s says %s', (version, floor, expected) => {
    expect(reaches(version, floor)).toBe(expected)
  })

  it.each([
    ['MIT', true],
    ['(MPL-2.0 OR Apache-2.0)', true],
    ['MIT AND ISC', true],
    ['MIT AND GPL-3.0', false],
    ['AGPL-3.0-only', false],
    ['UNLICENSED', false],
    ['', false],
  ])('of licence "%s" says %s', (licence, expected) => {
    expect(isPermissive(licence)).toBe(expected)
  })
})

/** `@types/better-sqlite3` serves `better-sqlite3`; `@types/a__b` serves `@a/b`; mdast and hast are types alone. */
function typed(name: string): boolean {
  return anywhere.has(name.includes('__') ? `@${name.replace('__', '/')}` : name)
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
}
