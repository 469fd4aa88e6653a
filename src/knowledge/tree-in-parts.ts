/**
 * The tree of a text that is read again at every keystroke: it is parsed in parts that cannot have a say in each other,
 * and parts that stayed as they were are not parsed again. It is the tree that parsing the whole would give.
 */
import type { Nodes, Root, RootContent } from 'mdast'
import { treeOf } from './blocks.ts'

/** Characters of a text below which parts cost more than they save, and of a part at least. */
const SHORTEST_TEXT = 2_000
const SHORTEST_PART = 800
/** Characters of parts that are remembered: some long articles. */
const MOST_REMEMBERED = 400_000

interface Part {
  children: RootContent[]
  /** Where the part stood when it was used last: places of its nodes are those. */
  offset: number
  line: number
}

const remembered = new Map<string, Part>()
let characters = 0

/** @throws RangeError where the text is nested too deeply */
export function treeInParts(source: string): Root {
  const starts = source.length < SHORTEST_TEXT ? undefined : partsOf(source)
  if (!starts || starts.length < 2) return treeOf(source)
  const children: RootContent[] = []
  const used = new Set<string>()
  let line = 1
  for (const [at, offset] of starts.entries()) {
    const text = source.slice(offset, starts[at + 1])
    // The same text twice has two places.
    const known = used.has(text) ? undefined : remembered.get(text)
    const part = known ?? { children: treeOf(text).children, offset: 0, line: 1 }
    move(part, offset, line)
    if (!used.has(text)) remember(text, part)
    used.add(text)
    children.push(...part.children)
    line += text.split('\n').length - 1
  }
  return { type: 'root', children }
}

/** The least recently used are forgotten first. */
function remember(text: string, part: Part): void {
  if (remembered.delete(text)) characters -= text.length
  remembered.set(text, part)
  characters += text.length
  for (const oldest of remembered.keys()) {
    if (characters <= MOST_REMEMBERED || oldest === text) break
    remembered.delete(oldest)
    characters -= oldest.length
  }
}

function move(part: Part, offset: number, line: number): void {
  const [by, lines] = [offset - part.offset, line - part.line]
  if (by !== 0 || lines !== 0) for (const child of part.children) moveNode(child, by, lines)
  part.offset = offset
  part.line = line
}

function moveNode(node: Nodes, by: number, lines: number): void {
  for (const point of [node.position?.start, node.position?.end]) {
    if (!point) continue
    point.line += lines
    point.offset = (point.offset ?? 0) + by
  }
  if ('children' in node) for (const child of node.children) moveNode(child, by, lines)
}

/** Raw HTML that goes on over empty lines. */
const openHtml = /^ {0,3}<(?:script|pre|style|textarea|!|\?)/im

/**
 * Where parts begin: at a heading or a paragraph at the left edge behind an empty line, which end every list and quote,
 * and stand outside of code.
 * @returns undefined where that cannot be told, or where a definition has a say in the whole text
 */
function partsOf(source: string): number[] | undefined {
  if (source.includes(']:') || openHtml.test(source) || /\r(?!\n)/.test(source)) return undefined
  const starts = [0]
  let fence: { sign: string; indent: number } | undefined
  let isBehindEmpty = false
  let isHtml = false
  let offset = 0
  for (const line of source.split('\n')) {
    const isEmpty = line.trim() === ''
    const [, indent = '', sign, rest = ''] = /^( {0,3})(`{3,}|~{3,})([^\r]*)\r?$/.exec(line) ?? []
    if (fence) {
      const closes = sign?.startsWith(fence.sign) === true && rest.trim() === ''
      if (closes && indent.length !== fence.indent) return undefined
      // Code within a list ends with the list.
      if (!isEmpty && line.search(/\S/) < fence.indent) return undefined
      if (closes) fence = undefined
    } else if (sign !== undefined && !(sign.startsWith('`') && rest.includes('`'))) {
      // Whether it is code or raw HTML is not told here.
      if (isHtml) return undefined
      fence = { sign, indent: indent.length }
    } else if (isBehindEmpty && /^(?:#{1,6}[ \t]|\p{L})/u.test(line)) {
      if (offset - (starts.at(-1) ?? 0) >= SHORTEST_PART) starts.push(offset)
    }
    isHtml = !isEmpty && (isHtml || /^ {0,3}<[/a-z]/i.test(line))
    isBehindEmpty = isEmpty
    offset += line.length + 1
  }
  return starts
}
