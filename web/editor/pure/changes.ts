/** The smallest piece in which two texts differ, so that a field keeps the cursor where it is. */

export interface Change {
  /** Where it begins in the first text, and where what goes ends. */
  from: number
  to: number
  insert: string
}

/** What turns one text into the other; undefined where they are the same. */
export function changeBetween(before: string, after: string): Change | undefined {
  if (before === after) return undefined
  const most = Math.min(before.length, after.length)
  let from = 0
  while (from < most && before.charCodeAt(from) === after.charCodeAt(from)) from++
  let end = 0
  while (end < most - from && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end))
    end++
  // Never between the halves of one character.
  if (from > 0 && isHigh(before.charCodeAt(from - 1))) from--
  if (end > 0 && isLow(before.charCodeAt(before.length - end))) end--
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) }
}

const isHigh = (code: number) => code >= 0xd800 && code <= 0xdbff
const isLow = (code: number) => code >= 0xdc00 && code <= 0xdfff
