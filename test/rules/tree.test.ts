import { homedir } from 'node:os'
import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Node, nodes, parse, read, repositoryFiles, root, sourcesIn } from './sources.ts'

const text = /\.(ts|tsx|js|json|md|css|html|sql|yml|yaml|sh|svg|txt)$|(^|\/)(run|Dockerfile|LICENSE|\.gitignore)$/
const files = repositoryFiles().filter((path) => text.test(path) && path !== 'package-lock.json')
const code = ['src', 'web', 'test'].flatMap((folder) => sourcesIn(folder))

/** Where printing is the job: the command line, the build and the start. */
const prints = /^src\/(cli\.ts|cli\/.*|build\.js|bellhop\.js)$/

describe('The tree', () => {
  it('is there to be looked at', () => {
    expect(files.length).toBeGreaterThan(50)
    expect(code.length).toBeGreaterThan(50)
  })

  it('leaves nothing for later in its code', () => {
    expect(code.filter((source) => leftOpen.test(source.text)).map(({ path }) => path)).toEqual([])
  })

  it('names no path of the machine that it was written on', () => {
    expect(files.filter((path) => machinePath(read(path)))).toEqual([])
  })

  it('names no registry that packages came from, nor where a lock found them', () => {
    expect([...files, 'package-lock.json'].filter((path) => registry.test(read(path)))).toEqual([])
    expect(read('package-lock.json')).not.toContain('"resolved"')
  })

  it('prints to the console only where printing is the job', () => {
    const printing = sourcesIn('src').filter(({ path }) => !prints.test(path))
    expect(printing.filter((source) => usesConsole(parse(source))).map(({ path }) => path)).toEqual([])
  })

  it('skips and singles out no test', () => {
    const tests = sourcesIn('test')
    expect(tests.length).toBeGreaterThan(20)
    expect(tests.flatMap((source) => passedOver(parse(source)).map((what) => `${source.path}: ${what}`))).toEqual([])
  })
})

describe('The checker sees', () => {
  it.each([
    ['TO', 'DO'],
    ['FIX', 'ME'],
    ['XX', 'X'],
    ['HA', 'CK'],
  ])('%s%s', (head, tail) => {
    expect(leftOpen.test(`// ${head}${tail}: later`)).toBe(true)
    expect(leftOpen.test(`const ${head.toLowerCase()}${tail.toLowerCase()}List = 1`)).toBe(false)
  })

  it('a home directory and the checkout itself', () => {
    expect(machinePath(`see /${'home'}/jo/desk`)).toBe(true)
    expect(machinePath(`see /${'Users'}/jo/desk`)).toBe(true)
    expect(machinePath(`in ${root}/src`)).toBe(true)
    expect(machinePath(`see /${'work'}/shared/notes.md`)).toBe(true)
    expect(machinePath(`in /${'tmp'}/w/desk/main/src`)).toBe(true)
    expect(machinePath('in /srv/bellhop and ~/notes')).toBe(false)
    expect(machinePath(`agents at /${'work'}/`)).toBe(false)
  })

  it('a registry, but not the word', () => {
    expect(registry.test(`https://${'registry'}.npmjs.org/ws`)).toBe(true)
    expect(registry.test(`http://${'nexus'}.internal:8081/npm`)).toBe(true)
    expect(registry.test('text: () => registry.metrics()')).toBe(false)
    expect(registry.test('https://shop.example/registry')).toBe(false)
  })

  it.each(['it.skip', 'test.todo', 'describe.only', 'it.skipIf(x)', 'it.concurrent.skip', 'xit', 'it.runIf(x)'])(
    '%s',
    (call) => {
      expect(passedOver(parse({ path: 'a.ts', text: `${call}('x', () => {})` }))).toHaveLength(1)
    },
  )

  it('nothing wrong in a plain test', () => {
    expect(
      passedOver(parse({ path: 'a.ts', text: `it('skip', () => list.only(1)); describe.each([1])('x', f)` })),
    ).toEqual([])
  })

  it('console.log, but not a word of it', () => {
    expect(usesConsole(parse({ path: 'a.ts', text: `console.log(1)` }))).toBe(true)
    expect(usesConsole(parse({ path: 'a.ts', text: `const address = '/console/'` }))).toBe(false)
  })
})

const leftOpen = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK'].join('|')})\\b`)

function machinePath(content: string): boolean {
  // A folder at the top says nothing of a machine: an operator may well write of it.
  const own = [root, dirname(root), homedir()].filter((path) => path.lastIndexOf('/') > 0)
  return (
    own.some((path) => content.includes(`${path}/`)) ||
    /\/(home|Users)\/(?!(me|you|user)\/)[a-z][\w.-]*\//.test(content) ||
    /(?<![\w.])\/(work\/[\w.]|tmp\/w\/)/.test(content)
  )
}

/** A host that packages are fetched from: what one machine uses is nobody else's business. */
const registry = /\/\/(?:[\w-]+\.)*(?:registry|artifactory|nexus|verdaccio|npmmirror)(?:\.[\w-]+)+[:/]/

function usesConsole(program: Node): boolean {
  return [...nodes(program)].some(
    (node) => node.type === 'MemberExpression' && (node.object as { name?: string }).name === 'console',
  )
}

const passers = new Set(['skip', 'todo', 'only', 'skipIf', 'runIf'])

/** Calls that keep a test, or every other one, from running. */
function passedOver(program: Node): string[] {
  return [...nodes(program)].flatMap((node) => {
    if (node.type === 'CallExpression') {
      const name = (node.callee as { name?: string }).name ?? ''
      return /^(xit|xtest|xdescribe|fit|fdescribe)$/.test(name) ? [name] : []
    }
    if (node.type !== 'MemberExpression') return []
    const property = (node.property as { name?: string }).name ?? ''
    return passers.has(property) && ['it', 'test', 'describe', 'suite'].includes(base(node)) ? [property] : []
  })
}

function base(node: Node): string {
  const object = node.object as Node | undefined
  return object ? base(object) : ((node as { name?: string }).name ?? '')
}
