/** What keys do to a text beside writing it: marks of markdown, and lists that go on by themselves. */

/** Puts `text` in place of what lies between `start` and `end`, and selects from `select[0]` to `select[1]`. */
export interface Edit {
  start: number
  end: number
  text: string
  select: [start: number, end: number]
}

/** Puts marks around what is selected, or takes them away where they stand already. */
export function emphasised(text: string, start: number, end: number, mark: '**' | '_'): Edit {
  const { length } = mark
  const chosen = text.slice(start, end)
  if (text.slice(start - length, start) === mark && text.slice(end, end + length) === mark) {
    return { start: start - length, end: end + length, text: chosen, select: [start - length, end - length] }
  }
  if (chosen.length > 2 * length && chosen.startsWith(mark) && chosen.endsWith(mark)) {
    const bare = chosen.slice(length, -length)
    return { start, end, text: bare, select: [start, start + bare.length] }
  }
  // Marks that hug a blank are none.
  const bare = chosen.trim()
  const lead = bare ? chosen.indexOf(bare) : chosen.length
  const at = start + lead
  return {
    start: at,
    end: at + bare.length,
    text: mark + bare + mark,
    select: [at + length, at + length + bare.length],
  }
}

/** Makes a link of what is selected: of an address, its target; of words, what it says. */
export function linked(text: string, start: number, end: number): Edit {
  const chosen = text.slice(start, end)
  if (/^https?:\/\/\S+$/.test(chosen)) {
    return { start, end, text: `[](${chosen})`, select: [start + 1, start + 1] }
  }
  const target = start + chosen.length + 3
  return { start, end, text: `[${chosen}](https://)`, select: [target, target + 'https://'.length] }
}

const listItem = /^(\s*)(?:([-*+])|(\d{1,9})([.)]))(\s+)(?:\[[ xX]\]\s+)?(.*)$/

/** The next item of a list, where the caret stands behind one; behind an empty one the list ends. Undefined outside of lists. */
export function nextItem(text: string, caret: number): Edit | undefined {
  const from = text.lastIndexOf('\n', caret - 1) + 1
  const [, indent = '', bullet, number, dot = '', gap = ' ', rest = ''] = listItem.exec(text.slice(from, caret)) ?? []
  if (!bullet && !number) return undefined
  if (rest === '' && (text[caret] ?? '\n') === '\n') return { start: from, end: caret, text: '', select: [from, from] }
  const next = `\n${indent}${bullet ?? Number(number) + 1}${bullet ? '' : dot}${gap}`
  return { start: caret, end: caret, text: next, select: [caret + next.length, caret + next.length] }
}

/** What is looked for among the prepared answers: a `/` at the beginning of a line that holds nothing else. */
export interface Slash {
  /** Where the `/` stands. */
  start: number
  query: string
}

/** Letters after which a line that begins with `/` is no search any more. */
const LONGEST_QUERY = 40

export function slashAt(text: string, caret: number): Slash | undefined {
  const start = text.lastIndexOf('\n', caret - 1) + 1
  if (text[start] !== '/' || caret <= start || (text[caret] ?? '\n') !== '\n') return undefined
  const query = text.slice(start + 1, caret)
  return query.length > LONGEST_QUERY || query.startsWith('/') || query.startsWith(' ') ? undefined : { start, query }
}
