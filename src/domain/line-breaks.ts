/** Editors in browsers know one kind of line break and no byte order mark: what a file had stays as it was. */

const MARK = '\uFEFF'

/** An edited text with the byte order mark and the line breaks of the one that it was made from. */
export function withBreaksOf(before: string, text: string): string {
  const mark = before.startsWith(MARK) && !text.startsWith(MARK) ? MARK : ''
  if (text.includes('\r') || !before.includes('\r')) return mark + text
  const old = linesOf(before.startsWith(MARK) ? before.slice(1) : before)
  const now = linesOf(text.startsWith(MARK) ? text.slice(1) : text)
  const same = (a: Line | undefined, b: Line | undefined) => a !== undefined && b !== undefined && a.words === b.words
  let first = 0
  while (same(old[first], now[first])) first++
  let last = 0
  while (last < Math.min(old.length, now.length) - first && same(old.at(-1 - last), now.at(-1 - last))) last++
  const most = mostUsed(old)
  const lines = now.map(({ words, ends }, at) => {
    const kept = at < first ? old[at] : at >= now.length - last ? old[old.length - (now.length - at)] : undefined
    return words + (ends === '' ? '' : kept?.ends || most)
  })
  return (text.startsWith(MARK) ? MARK : mark) + lines.join('')
}

interface Line {
  words: string
  /** Empty at the end of a text without a last break. */
  ends: string
}

function linesOf(text: string): Line[] {
  return [...text.matchAll(/([^\r\n]*)(\r\n|\n|\r|$)/g)].flatMap(([whole, words = '', ends = '']) =>
    whole === '' ? [] : [{ words, ends }],
  )
}

function mostUsed(lines: readonly Line[]): string {
  const count = (ends: string) => lines.filter((line) => line.ends === ends).length
  return ['\r\n', '\n', '\r'].sort((a, b) => count(b) - count(a))[0] as string
}
