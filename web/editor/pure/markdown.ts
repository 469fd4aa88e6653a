/** What the toolbar does to a text: each takes a text and what is chosen in it, and says what to change. */

export interface Chosen {
  from: number
  to: number
}

export interface Edit {
  /** Where the change begins and where what goes ends. */
  from: number
  to: number
  insert: string
  /** What is chosen afterwards. */
  select: Chosen
}

/** Puts marks such as `**` round what is chosen, or takes them away; a word is chosen where nothing is. */
export function toggleMark(text: string, chosen: Chosen, mark: string): Edit {
  const { from, to } = chosen.from === chosen.to ? wordAt(text, chosen.from) : trimmed(text, chosen)
  const size = mark.length
  const inside = text.slice(from, to)
  const marked = (start: number, end: number) =>
    text.slice(start - size, start) === mark &&
    text.slice(end, end + size) === mark &&
    // One asterisk of two is no mark of its own.
    (size > 1 || (text[start - size - 1] !== mark && text[end + size] !== mark) || text[start - size - 2] === mark)
  if (marked(from, to)) {
    return { from: from - size, to: to + size, insert: inside, select: { from: from - size, to: to - size } }
  }
  if (inside.length > 2 * size && inside.startsWith(mark) && inside.endsWith(mark)) {
    const bare = inside.slice(size, -size)
    return { from, to, insert: bare, select: { from, to: from + bare.length } }
  }
  return { from, to, insert: mark + inside + mark, select: { from: from + size, to: to + size } }
}

/** Makes what is chosen a link, ready for its address; or puts a whole link in where an address is given. */
export function makeLink(text: string, chosen: Chosen, link: { words?: string; address: string }): Edit {
  const { from, to } = chosen
  const words = text.slice(from, to) || link.words || ''
  const insert = `[${words}](${link.address})`
  const address = from + words.length + 3
  const select =
    link.address === '' ? { from: address, to: address } : { from: from + insert.length, to: from + insert.length }
  return { from, to, insert, select: words ? select : { from: from + 1, to: from + 1 } }
}

/** Lists, headings and quotes: a mark before each line that is chosen, or none where all have it. */
export function toggleLines(text: string, chosen: Chosen, kind: 'bullets' | 'numbers' | 'quote'): Edit {
  const from = text.lastIndexOf('\n', chosen.from - 1) + 1
  const to = lineEnd(
    text,
    Math.max(chosen.from, chosen.to > from && text[chosen.to - 1] === '\n' ? chosen.to - 1 : chosen.to),
  )
  const lines = text.slice(from, to).split('\n')
  const has = { bullets: /^\s*[-*+] /, numbers: /^\s*\d+[.)] /, quote: /^> ?/ }[kind]
  const full = lines.filter((line) => line.trim() !== '')
  const all = full.length > 0 && full.every((line) => has.test(line))
  let number = 0
  const insert = lines
    .map((line) => {
      if (line.trim() === '' && lines.length > 1) return line
      if (all) return line.replace(has, '')
      const bare = line.replace(/^\s*(?:[-*+]|\d+[.)]) |^> ?/, '')
      number++
      return `${{ bullets: '- ', numbers: `${number}. `, quote: '> ' }[kind]}${bare}`
    })
    .join('\n')
  const caret = from + insert.length
  return { from, to, insert, select: lines.length > 1 ? { from, to: caret } : { from: caret, to: caret } }
}

/** Makes the line a heading, of the next level each time: none, `##`, `###`, `####`, none. An article's title is its first. */
export function cycleHeading(text: string, chosen: Chosen): Edit {
  const from = text.lastIndexOf('\n', chosen.from - 1) + 1
  const to = lineEnd(text, chosen.from)
  const [, marks = '', words = ''] = /^(#{0,6}) *(.*)$/s.exec(text.slice(from, to)) ?? []
  const next = marks === '' ? '##' : marks.length >= 4 ? '' : `${marks}#`.padEnd(2, '#')
  const insert = next ? `${next} ${words}` : words
  return { from, to, insert, select: { from: from + insert.length, to: from + insert.length } }
}

/** Code in a line for a few words, a block of it for lines. */
export function toggleCode(text: string, chosen: Chosen): Edit {
  const inside = text.slice(chosen.from, chosen.to)
  if (!inside.includes('\n')) return toggleMark(text, chosen, '`')
  const insert = `\`\`\`\n${inside.replace(/\n$/, '')}\n\`\`\`\n`
  return { ...chosen, insert, select: { from: chosen.from + 4, to: chosen.from + insert.length - 5 } }
}

/** A block of its own, with an empty line before and after it, e.g. a table. */
export function insertBlock(text: string, { to }: Chosen, block: string): Edit {
  const end = lineEnd(text, to)
  const line = text.slice(text.lastIndexOf('\n', end - 1) + 1, end)
  const before = end === 0 || (line === '' && /(^|\n)\n$/.test(text.slice(0, end))) ? '' : line === '' ? '\n' : '\n\n'
  const after = /^\n\n|^\n?$/.test(text.slice(end)) ? '\n' : '\n\n'
  const insert = before + block + after
  const start = end + before.length
  return { from: end, to: end, insert, select: { from: start, to: start + block.length } }
}

export const tableBlock = '| Column | Column |\n| --- | --- |\n| Text | Text |'

function wordAt(text: string, at: number): Chosen {
  const before = /[\p{L}\p{N}]*$/u.exec(text.slice(0, at))?.[0].length ?? 0
  const after = /^[\p{L}\p{N}]*/u.exec(text.slice(at))?.[0].length ?? 0
  return { from: at - before, to: at + after }
}

function trimmed(text: string, { from, to }: Chosen): Chosen {
  const inside = text.slice(from, to)
  if (inside.trim() === '') return { from, to }
  return {
    from: from + (inside.length - inside.trimStart().length),
    to: to - (inside.length - inside.trimEnd().length),
  }
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end === -1 ? text.length : end
}
