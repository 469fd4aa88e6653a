import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const folder = join(import.meta.dirname, '../../../web/console/styles')
const sheets = readdirSync(folder).map((file) => ({
  file,
  selectors: selectorsOf(readFileSync(join(folder, file), 'utf8')),
}))

/** Where panes stand is told in one place, how each looks in its own. */
const FRAME = 'frame.css'

describe('The styles of the console', () => {
  it('give each class to one sheet, so that a page which loads its own later changes no other', () => {
    const owners = new Map<string, Set<string>>()
    for (const { file, selectors } of sheets.filter((sheet) => sheet.file !== FRAME)) {
      for (const name of selectors.flatMap((selector) => bareClass(selector) ?? [])) {
        owners.set(name, (owners.get(name) ?? new Set()).add(file))
      }
    }
    expect(owners.size).toBeGreaterThan(200)
    expect([...owners].filter(([, files]) => files.size > 1).map(([name, files]) => [name, ...files])).toEqual([])
  })

  it('name no class that nothing has', () => {
    const source = sourceOf(join(folder, '..'))
    const named = new Set(
      sheets.flatMap(({ selectors }) => selectors.flatMap((each) => each.match(/(?<=\.)[a-z][\w-]*/g) ?? [])),
    )
    // Put together from a value: an author, a priority.
    const made = /^(from-(customer|agent|bot)|p[0-3])$/
    const unused = [...named].filter(
      (name) => !made.test(name) && !new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(source),
    )
    expect(unused).toEqual([])
  })
})

/** The class of a selector that says how it looks wherever it stands, in whatever state. */
function bareClass(selector: string): string | undefined {
  return /^\.([\w-]+)(::?[\w-]+(\([^)]*\))?|\[[^\]]*\])*$/.exec(selector)?.[1]
}

function selectorsOf(css: string): string[] {
  return [...css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{}]+)\{/g)]
    .map(([, head = '']) => head.trim())
    .filter((head) => !head.startsWith('@'))
    .flatMap((head) => partedAtCommas(head).map((selector) => selector.trim()))
}

/** Commas inside of brackets part no selectors. */
function partedAtCommas(head: string): string[] {
  let depth = 0
  const marked = [...head].map((letter) => {
    depth += letter === '(' ? 1 : letter === ')' ? -1 : 0
    return letter === ',' && depth === 0 ? '\n' : letter.replace('\n', ' ')
  })
  return marked.join('').split('\n')
}

function sourceOf(path: string): string {
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(tsx?|html)$/.test(file))
    .map((file) => readFileSync(join(path, file), 'utf8'))
    .join('\n')
}
