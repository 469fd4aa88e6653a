/** The repository's own files, and what a source file imports, as a parser sees it. */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

export interface Source {
  /** From the repository's root, with forward slashes. */
  path: string
  text: string
}

export interface Import {
  /** As written, e.g. `../domain/events.ts` or `node:fs`. */
  specifier: string
  /** Gone at runtime: nothing of it is loaded. */
  typeOnly: boolean
}

/** A parsed node, as far as a walk needs to know it. */
export type Node = { type: string } & Record<string, unknown>

/** Files that are in the repository or would be with the next commit; all files where this is no git checkout. */
export function repositoryFiles(): string[] {
  try {
    const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return listed.split('\0').filter((path) => path !== '' && present(path))
  } catch {
    return walk('')
  }
}

/** Source files below a folder whose names end so; declarations and migrations are not code of ours. */
export function sourcesIn(folder: string, endings = /\.(ts|tsx|js)$/): Source[] {
  return walk(folder)
    .filter((path) => endings.test(path) && !path.endsWith('.d.ts'))
    .map((path) => ({ path, text: read(path) }))
}

export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

export function parse(source: Source): Node {
  const { program, errors } = parseSync(source.path, source.text)
  if (errors[0]) throw new Error(`${source.path}: ${errors[0].message}`)
  return program as unknown as Node
}

/** Every way a module can name another: import, export … from, import(), import types, require under any name. */
export function importsOf(source: Source): Import[] {
  const found: Import[] = []
  const requires = new Set(['require'])
  const add = (node: unknown, typeOnly: boolean) => {
    const specifier = beginningOf(node as Node | null | undefined)
    if (specifier) found.push({ specifier, typeOnly })
  }
  for (const node of nodes(parse(source))) {
    const made = node.type === 'VariableDeclarator' ? (node.init as Node | null) : null
    if (nameOf(made?.callee) === 'createRequire') requires.add(nameOf(node.id) ?? '')

    if (node.type === 'ImportDeclaration') add(node.source, node.importKind === 'type')
    else if (node.type === 'ExportNamedDeclaration' || node.type === 'ExportAllDeclaration') {
      add(node.source, node.exportKind === 'type')
    } else if (node.type === 'ImportExpression') add(node.source, false)
    else if (node.type === 'TSImportType') add(node.source, true)
    else if (node.type === 'CallExpression' && requires.has(nameOf(node.callee) ?? '')) {
      add((node.arguments as unknown[])[0], false)
    }
  }
  return found
}

function nameOf(node: unknown): string | undefined {
  return (node as { name?: string } | null | undefined)?.name
}

/** What a string says, or what a template begins with: enough to tell the package. */
function beginningOf(node: Node | null | undefined): string | undefined {
  if (node?.type === 'TemplateLiteral') return (node.quasis as { value: { cooked: string } }[])[0]?.value.cooked
  return typeof node?.value === 'string' ? node.value : undefined
}

/** A node and all below it, outermost first. */
export function* nodes(node: Node): Generator<Node> {
  yield node
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child !== null && typeof child === 'object' && typeof (child as Node).type === 'string') {
        yield* nodes(child as Node)
      }
    }
  }
}

const skipped = new Set(['node_modules', '.git', 'dist', 'data', 'coverage'])

function walk(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name)) return []
    const path = folder ? `${folder}/${entry.name}` : entry.name
    return entry.isDirectory() ? walk(path) : [path]
  })
}

function present(path: string): boolean {
  try {
    readFileSync(join(root, path))
    return true
  } catch {
    return false
  }
}
