/** Markdown cut into its blocks, as much as quoting and checking need; rendering is done by a real parser. */

export type BlockKind = 'heading' | 'paragraph' | 'list' | 'code' | 'table' | 'callout' | 'quote' | 'rule' | 'html'

export interface Block {
  kind: BlockKind
  /** As written, without the blank lines around it. */
  markdown: string
  /** Of a list: its outermost items, as written; of a callout: its kind in lower case. */
  items?: string[]
  ordered?: boolean
  callout?: string
}

const fence = /^ {0,3}(`{3,}|~{3,})/
const item = /^ {0,3}(?:[-*+]|(\d{1,9})[.)])(?=[ \t]|$)/
const rule = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/

/** The blocks of a markdown text in order. Total: whatever does not look like anything else is a paragraph. */
export function blocksOf(markdown: string): Block[] {
  const lines = markdown
    .replace(/\r\n?/g, '\n')
    .replace(/<!--[\s\S]*?-->/g, '')
    .split('\n')
  const found: Block[] = []
  let at = 0
  while (at < lines.length) {
    const line = lines[at] ?? ''
    if (!line.trim()) {
      at++
      continue
    }
    const end = endOf(lines, at)
    found.push(blockFrom(lines.slice(at, end)))
    at = end
  }
  return found
}

function blockFrom(lines: string[]): Block {
  const first = lines[0] ?? ''
  const markdown = lines.join('\n').trimEnd()
  if (fence.test(first)) return { kind: 'code', markdown }
  if (/^ {0,3}#{1,6}(?:[ \t]|$)/.test(first)) return { kind: 'heading', markdown }
  if (rule.test(first)) return { kind: 'rule', markdown }
  if (/^ {0,3}>/.test(first)) {
    const callout = /^ {0,3}>[ \t]*\[!(\w+)\]/.exec(first)?.[1]?.toLowerCase()
    return callout ? { kind: 'callout', markdown, callout } : { kind: 'quote', markdown }
  }
  if (item.test(first)) return { kind: 'list', markdown, items: itemsOf(lines), ordered: /^ {0,3}\d/.test(first) }
  if (isTable(lines, 0)) return { kind: 'table', markdown }
  if (/^ {0,3}<\/?[a-z][^>]*>\s*$/i.test(first) && lines.length === 1) return { kind: 'html', markdown }
  return { kind: 'paragraph', markdown }
}

/** The line after the block that starts at `at`. */
function endOf(lines: string[], at: number): number {
  const first = lines[at] ?? ''
  const opened = fence.exec(first)?.[1]
  if (opened) {
    const close = lines.findIndex(
      (line, i) => i > at && new RegExp(`^ {0,3}${opened[0]}{${opened.length},}\\s*$`).test(line),
    )
    return close === -1 ? lines.length : close + 1
  }
  if (/^ {0,3}#{1,6}(?:[ \t]|$)/.test(first) || rule.test(first)) return at + 1
  if (item.test(first)) return endOfList(lines, at)
  if (/^ {0,3}>/.test(first)) return until(lines, at, (line) => !/^ {0,3}>/.test(line))
  if (isTable(lines, at)) return until(lines, at, (line) => !line.includes('|'))
  return until(lines, at, (line, i) => startsBlock(line) || isTable(lines, i))
}

function until(lines: string[], at: number, stop: (line: string, i: number) => boolean): number {
  for (let i = at + 1; i < lines.length; i++) {
    const line = lines[i] ?? ''
    if (!line.trim() || stop(line, i)) return i
  }
  return lines.length
}

function startsBlock(line: string): boolean {
  const list = item.exec(line)
  const interrupts = list && (list[1] === undefined || list[1] === '1')
  return !!interrupts || fence.test(line) || /^ {0,3}(?:#{1,6}[ \t]|>)/.test(line) || rule.test(line)
}

/** A list goes on over blank lines while what follows is indented or another item of the same kind. */
function endOfList(lines: string[], at: number): number {
  const ordered = /^ {0,3}\d/.test(lines[at] ?? '')
  const depth = indentOf(lines[at] ?? '')
  let end = at + 1
  let last = numberOf(lines[at] ?? '')
  for (let i = at + 1; i < lines.length; i++) {
    const line = lines[i] ?? ''
    if (!line.trim()) continue
    const afterBlank = !(lines[i - 1] ?? '').trim()
    const sameKind = item.test(line) && /^ {0,3}\d/.test(line) === ordered && !rule.test(line)
    const inside = /^(?: {2,}|\t)/.test(line) || sameKind || (!afterBlank && !startsBlock(line))
    if (!inside) break
    if (sameKind && indentOf(line) <= depth + 1) {
      // Numbers that start again are other steps, whatever stood between them on the page.
      if (numberOf(line) === 1 && last > 1) break
      last = numberOf(line)
    }
    end = i + 1
  }
  return end
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}

function numberOf(line: string): number {
  return Number(/^\s*(\d+)/.exec(line)?.[1] ?? 0)
}

function itemsOf(lines: string[]): string[] {
  const depth = indentOf(lines[0] ?? '') + 1
  const found: string[][] = []
  let open: string | undefined
  for (const line of lines) {
    const marks = fence.exec(line.trimStart())?.[1]
    if (!open && item.test(line) && indentOf(line) <= depth) found.push([line])
    else found.at(-1)?.push(line)
    if (marks) open = open ? (marks.startsWith(open) ? undefined : open) : marks
  }
  return found.map((each) => each.join('\n').trimEnd())
}

function isTable(lines: string[], at: number): boolean {
  const [head, divider] = [lines[at] ?? '', lines[at + 1] ?? '']
  return (
    head.includes('|') &&
    divider.includes('-') &&
    /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*$/.test(divider)
  )
}
