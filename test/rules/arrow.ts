/** The one direction that imports take, and what each part of the house may load from outside. */
import { posix } from 'node:path'
import { type Import, importsOf, nodes, parse, type Source } from './sources.ts'

/** Innermost first. A file imports from its own part and from layers before its own; parts of one layer are strangers. */
export const layers: readonly (readonly string[])[] = [
  ['domain'],
  ['protocol'],
  ['ports'],
  ['answering', 'insights'],
  ['content'],
  ['desk'],
  ['drafting', 'knowledge', 'store', 'realtime', 'http', 'channels', 'system'],
  ['composition'],
]

/** Packages and `node:` modules that a part may load; a part that is not named may load any. */
const outside: Record<string, readonly string[]> = {
  domain: [],
  protocol: ['zod'],
  ports: [],
  answering: [],
  insights: [],
  content: [],
  desk: [],
}

/** Parts without clock, randomness, I/O or state of the process: the same input gives the same output. */
const pure = new Set(['domain', 'protocol', 'answering', 'insights', 'content'])

/** What the web's own code may load; its build file is a tool and not part of it. */
const webPackages = ['preact', '@preact/signals', 'dompurify']
/** What the editor may load besides: its text field, and what compares and merges texts. */
const editorPackages = [...webPackages, '@lezer/highlight', 'diff', 'node-diff3']

/** The part of the house that a file of `src/` is in; files at its top put the parts together. */
export function partOf(path: string): string | undefined {
  const [top, first, ...rest] = path.split('/')
  if (top !== 'src' || first === undefined) return undefined
  // The command line's verbs put the parts together too.
  if (rest.length > 0) return first === 'commands' ? 'composition' : first
  return 'composition'
}

/** Breaches of the arrow by a file of `src/`, each a sentence. */
export function srcBreaches(source: Source): string[] {
  const part = partOf(source.path)
  const layer = layers.findIndex((parts) => parts.includes(part ?? ''))
  if (part === undefined || layer === -1) return [`${source.path} is in no part of the house that the map knows`]
  return importsOf(source).flatMap(({ specifier }) => {
    if (!specifier.startsWith('.')) {
      const allowed = outside[part]
      return !allowed || allowed.includes(packageOf(specifier))
        ? []
        : [`${source.path} loads ${specifier}: ${part} may load ${allowed.join(', ') || 'nothing from outside'}`]
    }
    const target = resolve(source.path, specifier)
    const targetPart = partOf(target)
    if (targetPart === undefined)
      return target === 'package.json' ? [] : [`${source.path} reaches out of src to ${target}`]
    if (targetPart === part) return []
    const targetLayer = layers.findIndex((parts) => parts.includes(targetPart))
    return targetLayer < layer ? [] : [`${source.path} (${part}) imports ${target} (${targetPart})`]
  })
}

/** Breaches by a file of the web: types of the protocol, pure functions of the domain, and a few packages. */
export function webBreaches(source: Source): string[] {
  return importsOf(source).flatMap((found) => {
    const { specifier, typeOnly } = found
    if (!specifier.startsWith('.')) {
      const name = packageOf(specifier)
      const editor = source.path.startsWith('web/editor/')
      const allowed = editor
        ? editorPackages.includes(name) || name.startsWith('@codemirror/')
        : webPackages.includes(name)
      return allowed ? [] : [`${source.path} loads ${specifier}`]
    }
    const target = resolve(source.path, specifier)
    if (target.startsWith('web/') || partOf(target) === 'domain') return []
    if (partOf(target) === 'protocol' && typeOnly) return []
    return [`${source.path} imports ${target}${partOf(target) === 'protocol' ? ' at runtime: types only' : ''}`]
  })
}

/** Uses of a clock, of randomness or of the process in a part that must be pure. */
export function impurities(source: Source): string[] {
  if (!pure.has(partOf(source.path) ?? '')) return []
  return [...nodes(parse(source))].flatMap((node) => {
    const found = impure(node)
    return found ? [`${source.path} uses ${found}`] : []
  })
}

const impureNames = new Set([
  'process',
  'fetch',
  'console',
  'performance',
  'crypto',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
])

type Named = { type: string; name?: string }

function impure(node: ReturnType<typeof parse>): string | undefined {
  if (node.type === 'NewExpression' && (node.callee as Named).name === 'Date') {
    return (node.arguments as unknown[]).length === 0 ? 'new Date() without a time' : undefined
  }
  if (node.type === 'CallExpression') {
    const callee = node.callee as Named
    return callee.type === 'Identifier' && impureNames.has(callee.name ?? '') ? callee.name : undefined
  }
  if (node.type !== 'MemberExpression') return undefined
  const object = (node.object as Named).name ?? ''
  const property = (node.property as Named).name ?? ''
  if (impureNames.has(object)) return `${object}.${property}`
  return ['Date.now', 'Math.random'].find((use) => use === `${object}.${property}`)
}

/**
 * Rings of files that import each other, each as the path round it.
 * @param through `any` import, types as well, so that files can be read in an order; or those at `runtime` alone
 */
export function cycles(sources: readonly Source[], through: 'any' | 'runtime'): string[] {
  const paths = new Set(sources.map(({ path }) => path))
  const graph = new Map(sources.map((source) => [source.path, relativeTargets(source, paths, through)]))
  const done = new Set<string>()
  const rings: string[] = []
  const visit = (path: string, trail: string[]) => {
    const at = trail.indexOf(path)
    if (at !== -1) rings.push([...trail.slice(at), path].join(' → '))
    if (at !== -1 || done.has(path)) return
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path])
    done.add(path)
  }
  for (const path of paths) visit(path, [])
  return rings
}

function relativeTargets(source: Source, paths: ReadonlySet<string>, through: 'any' | 'runtime'): string[] {
  return importsOf(source)
    .filter(({ specifier, typeOnly }: Import) => specifier.startsWith('.') && (through === 'any' || !typeOnly))
    .map(({ specifier }) => resolve(source.path, specifier))
    .filter((target) => paths.has(target))
}

function resolve(from: string, specifier: string): string {
  return posix.normalize(posix.join(posix.dirname(from), specifier))
}

/** `@scope/name` or `name` of a specifier; `node:fs` stays as it is. */
export function packageOf(specifier: string): string {
  const parts = specifier.split('/')
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier)
}
