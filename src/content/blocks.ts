/** The lines of a passage as what they are: sentences of a paragraph, items of a list, rows of a table, quotes. */
import type { Passage } from '../domain/articles.ts'
import { fold } from '../domain/text.ts'

export interface Block {
  /** As shown, one line. */
  text: string
  /** Lines of one paragraph, list or table have one number; nobody contradicts themselves within one. */
  group: number
  kind: 'prose' | 'item' | 'step' | 'row'
  /** The line with a colon at its end that a list stands under. */
  intro: string
  /** Of a row: what heads each column, and the row's cells. */
  heads: readonly string[]
  cells: readonly string[]
}

interface Marked {
  kind: Block['kind'] | 'quote' | 'code'
  group: number
  heads: readonly string[]
  cells: readonly string[]
}

/** The blocks of a passage but for code and for what somebody is quoted with. */
export function blocksOf({ markdown, text }: Passage): Block[] {
  const marks = marksOf(markdown)
  const found: Block[] = []
  let intro = ''
  let group = -1
  for (const line of text.split('\n')) {
    const mark = marks.get(keyOf(line))
    if (mark?.kind === 'quote' || mark?.kind === 'code') continue
    const kind = mark?.kind ?? 'prose'
    group = mark?.group ?? group
    found.push({
      text: line,
      kind,
      group,
      intro: kind === 'item' || kind === 'row' ? intro : '',
      heads: mark?.heads ?? [],
      cells: mark?.cells ?? [],
    })
    if (kind === 'prose') intro = /[:：]\s*$/.test(line) ? line : ''
  }
  return found
}

const keyOf = (line: string) => (fold(line).match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, 6).join(' ')

/** What each line of the markdown is, by how its text begins. */
function marksOf(markdown: string): Map<string, Marked> {
  const marks = new Map<string, Marked>()
  let group = 0
  let fence = ''
  let heads: readonly string[] = []
  let last: 'prose' | 'list' | 'row' | 'blank' = 'blank'
  const lines = markdown.split('\n')
  const mark = (line: string, kind: Marked['kind'], cells: readonly string[] = []) => {
    const key = keyOf(plainly(line))
    if (key && !marks.has(key)) marks.set(key, { kind, group, heads, cells })
  }
  for (const [at, line] of lines.entries()) {
    const [, opens] = /^\s*(`{3,}|~{3,})/.exec(line) ?? []
    if (opens) {
      fence = fence ? (opens.startsWith(fence) ? '' : fence) : opens
      continue
    }
    if (fence) {
      mark(line, 'code')
      continue
    }
    if (line.trim() === '') {
      if (last !== 'list') last = 'blank'
      continue
    }
    const [, bullet, item] = /^\s*([-*+]|\d+[.)])\s+(.*)$/.exec(line) ?? []
    const isRow = line.includes('|') && (last === 'row' || /^[\s|:-]*-[\s|:-]*$/.test(lines[at + 1] ?? ''))
    if (bullet !== undefined) {
      if (last !== 'list') group++
      last = 'list'
      mark(item ?? '', /\d/.test(bullet) ? 'step' : 'item')
    } else if (isRow) {
      const cells = cellsOf(line)
      if (last !== 'row') {
        group++
        heads = cells
      } else if (/\p{L}|\p{N}/u.test(line)) mark(cells.filter(Boolean).join(' '), 'row', cells)
      last = 'row'
    } else if (last === 'list' && /^\s/.test(line)) {
      mark(line, 'prose')
    } else {
      if (last !== 'prose') group++
      heads = []
      last = 'prose'
      mark(line, quotes(line) ? 'quote' : 'prose')
    }
  }
  return marks
}

const cellsOf = (line: string) =>
  line
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => plainly(cell).trim())

/** Words of a line without the signs of markdown and the addresses of links. */
const plainly = (line: string) => line.replace(/\]\([^)]*\)/g, ']').replace(/[*_`>#[\]]/g, ' ')

/** A block of quotes that begins with a quotation mark is what somebody said. */
const quotes = (line: string) => /^\s*>[\s*_]*["“”„«»‘]/.test(line)
