import { describe, expect, it } from 'vitest'
import { cycles, impurities, layers, partOf, srcBreaches, webBreaches } from './arrow.ts'
import { type Source, sourcesIn } from './sources.ts'

const src = sourcesIn('src')
const web = sourcesIn('web').filter(
  ({ path }) => !path.startsWith('web/screenshots/') && !/vite[.\w]*\.config/.test(path),
)

describe('Imports point one way', () => {
  it('holds for every file of src', () => {
    expect(src.flatMap(srcBreaches)).toEqual([])
  })

  it('has every part of the house on its map and every inner part in the house', () => {
    const parts = new Set(src.map(({ path }) => partOf(path)))
    expect([...parts].filter((part) => !layers.flat().includes(part ?? ''))).toEqual([])
    expect([...parts]).toEqual(expect.arrayContaining(['domain', 'protocol', 'ports', 'desk', 'store', 'http']))
  })

  it('goes round in no circle', () => {
    expect(cycles(src, 'any')).toEqual([])
    // A view's parts may name the type of what it hands them.
    expect(cycles([...src, ...web], 'runtime')).toEqual([])
  })

  it('keeps clock, randomness and the process out of the pure parts', () => {
    expect(src.flatMap(impurities)).toEqual([])
  })

  it('lets the web load types of the protocol, functions of the domain and a few packages', () => {
    expect(web.length).toBeGreaterThan(0)
    expect(web.flatMap(webBreaches)).toEqual([])
  })
})

describe('The checker sees', () => {
  const file = (path: string, text: string): Source => ({ path, text })

  it.each([
    ['an inner part that imports an outer one', 'src/domain/a.ts', `import { x } from '../desk/x.ts'`],
    ['a type import against the arrow', 'src/protocol/a.ts', `import type { X } from '../desk/x.ts'`],
    ['an import type in an annotation', 'src/domain/a.ts', `type X = import('../store/x.ts').X`],
    ['a re-export against the arrow', 'src/ports/store.ts', `export { x } from '../desk/x.ts'`],
    ['a lazy import against the arrow', 'src/desk/a.ts', `const x = await import('../http/x.ts')`],
    ['adapters that know each other', 'src/http/a.ts', `import { x } from '../store/x.ts'`],
    ['an adapter that reads the configuration', 'src/store/a.ts', `import { x } from '../config.ts'`],
    ['neighbours of one layer', 'src/answering/a.ts', `import { x } from '../insights/x.ts'`],
    ['a package in the domain', 'src/domain/a.ts', `import { z } from 'zod'`],
    ['a node module in the domain', 'src/domain/a.ts', `import { readFileSync } from 'node:fs'`],
    ['a node module in answering', 'src/answering/a.ts', `import 'node:crypto'`],
    ['a package required', 'src/answering/a.ts', `const lunr = require('lunr')`],
    ['a package required under another name', 'src/desk/a.ts', 'const load = createRequire(here); load(`lunr/de.js`)'],
    ['another package than zod in the protocol', 'src/protocol/a.ts', `import { Hono } from 'hono'`],
    ['code outside src', 'src/desk/a.ts', `import { x } from '../../web/shared/x.ts'`],
    ['a part that nobody drew', 'src/helpers/a.ts', `export const x = 1`],
  ])('%s', (_, path, text) => {
    expect(srcBreaches(file(path, text))).toHaveLength(1)
  })

  it('nothing wrong where imports follow the arrow', () => {
    const good = [
      file('src/desk/a.ts', `import { decide } from '../domain/c.ts'; import type { Store } from '../ports/store.ts'`),
      file('src/protocol/a.ts', `import { z } from 'zod'; import { weekdays } from '../domain/hours.ts'`),
      file('src/store/a.ts', `import Database from 'better-sqlite3'; import { x } from './b.ts'`),
      file('src/main.ts', `import { x } from './store/a.ts'; import { y } from './http/app.ts'`),
    ]
    expect(good.flatMap(srcBreaches)).toEqual([])
  })

  it.each([
    ['the protocol at runtime', `import { Limits } from '../../src/protocol/limits.ts'`],
    ['a type beside a value of the protocol', `import { type X, y } from '../../src/protocol/conversations.ts'`],
    ['other code of the server', `import { x } from '../../src/desk/x.ts'`],
    ['a package that the panel cannot afford', `import { z } from 'zod'`],
    ['a package that only the editor may load', `import { EditorView } from '@codemirror/view'`],
  ])('a web page that loads %s', (_, text) => {
    expect(webBreaches(file('web/widget/a.tsx', text))).toHaveLength(1)
  })

  it('nothing wrong in a page that keeps to its rules', () => {
    const text = `import { signal } from '@preact/signals'
      import type { Snapshot } from '../../src/protocol/conversations.ts'
      import { applyToSnapshot } from '../../src/domain/snapshot.ts'
      import './widget.css'`
    expect(webBreaches(file('web/widget/a.tsx', text))).toEqual([])
  })

  it('nothing wrong in the editor’s text field', () => {
    const text = `import { EditorView } from '@codemirror/view'; import { diffArrays } from 'diff'`
    expect(webBreaches(file('web/editor/code/field.ts', text))).toEqual([])
  })

  it('a circle of three files, through types as well', () => {
    const ring = [
      file('src/desk/a.ts', `import './b.ts'`),
      file('src/desk/b.ts', `import type { C } from './c.ts'`),
      file('src/desk/c.ts', `export { a } from './a.ts'`),
      file('src/desk/d.ts', `import './a.ts'`),
    ]
    expect(cycles(ring, 'any')).toEqual(['src/desk/a.ts → src/desk/b.ts → src/desk/c.ts → src/desk/a.ts'])
    expect(cycles(ring.slice(1), 'any')).toEqual([])
    expect(cycles(ring, 'runtime')).toEqual([])
  })

  it.each([
    'Date.now()',
    'new Date()',
    'Math.random()',
    'setTimeout(() => {}, 1)',
    'process.env.X',
    'fetch(address)',
    'crypto.randomUUID()',
    'console.error(1)',
  ])('that %s is not pure', (text) => {
    expect(impurities(file('src/domain/a.ts', `export const x = () => ${text}`))).toHaveLength(1)
  })

  it('that a time passed in is', () => {
    expect(impurities(file('src/domain/a.ts', `export const x = (now: string) => new Date(now).getTime()`))).toEqual([])
  })
})
