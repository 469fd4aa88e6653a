/** Which rows the titles of tests cite, read from the tests as a parser sees them. */
import { type Node, nodes, parse, type Source } from '../rules/sources.ts'
import { later, rows } from './rows.ts'

export interface Citation {
  /** `S12` or `P3`. */
  row: string
  path: string
  title: string
}

export interface Coverage {
  /** By row, in the order of the list. */
  tested: Map<string, Citation[]>
  /** Rows without a test that belong to no part that is still to come. */
  missing: string[]
  /** Citations of rows that do not exist. */
  unknown: Citation[]
}

export function coverageOf(sources: readonly Source[]): Coverage {
  const citations = sources.flatMap((source) => citationsIn(source))
  const tested = new Map([...rows.keys()].map((row) => [row, citations.filter((citation) => citation.row === row)]))
  return {
    tested,
    missing: [...rows.keys()].filter((row) => tested.get(row)?.length === 0 && !Object.hasOwn(later, row)),
    unknown: citations.filter(({ row }) => !rows.has(row)),
  }
}

/** What the titles of one file cite: of tests, of what groups them, and of the lines of their tables. */
export function citationsIn(source: Source): Citation[] {
  if (!/\[[SP]\d/.test(source.text)) return []
  return [...nodes(parse(source))].flatMap((node) => {
    if (node.type !== 'CallExpression' || !isTest(node.callee as Node)) return []
    const given = node.arguments as Node[]
    // `it.each(table)` is itself called with the title: its lines become part of it.
    const texts = isEach(node) ? given.flatMap((part) => [...nodes(part)].flatMap(textsOf)) : textsOf(given[0])
    return texts.flatMap((title) => rowsIn(title).map((row) => ({ row, path: source.path, title })))
  })
}

/** The rows that a title cites: `[S12]`, `[S12, P3]`, `[S76–S79]`. */
export function rowsIn(title: string): string[] {
  const groups = title.matchAll(/\[([SP]\d+(?:\s*[,–-]\s*[SP]?\d+)*)\]/g)
  return [...groups].flatMap(([, group = '']) =>
    group.split(',').flatMap((part) => {
      const [, letter = '', from = '', to = from] = /^\s*([SP])(\d+)(?:\s*[–-]\s*[SP]?(\d+))?\s*$/.exec(part) ?? []
      if (!letter) return [part.trim()]
      return Array.from(
        { length: Math.max(1, Number(to) - Number(from) + 1) },
        (_, at) => `${letter}${Number(from) + at}`,
      )
    }),
  )
}

const testNames = new Set(['it', 'test', 'describe'])

/** `it`, `it.each(…)`, `describe.each(…)`, `test.for(…)` and the like. */
function isTest(callee: Node): boolean {
  if (callee.type === 'Identifier') return testNames.has(callee.name as string)
  if (callee.type === 'MemberExpression') return isTest(callee.object as Node)
  return callee.type === 'CallExpression' || callee.type === 'TaggedTemplateExpression'
    ? isTest((callee.callee ?? callee.tag) as Node)
    : false
}

function isEach(call: Node): boolean {
  const callee = call.callee as Node
  const property = (callee.property as { name?: string } | undefined)?.name ?? ''
  return callee.type === 'MemberExpression' && ['each', 'for'].includes(property)
}

function textsOf(node: Node | undefined): string[] {
  if (node?.type === 'Literal' && typeof node.value === 'string') return [node.value]
  if (node?.type !== 'TemplateLiteral') return []
  const said = (node.quasis as { value: { cooked: string | null } }[]).map(({ value }) => value.cooked ?? '')
  return [said.join('…')]
}
