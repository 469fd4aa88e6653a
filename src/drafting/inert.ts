/** A model's output as it streams in, made harmless: no control characters, and HTML reads as the text that it is. */
import { clean } from '../domain/text.ts'

export interface Inert {
  feed(piece: string): string
  end(): string
}

/**
 * Passes markdown through; outside code every `<` that could open a tag gets a backslash. What cannot be told yet
 * (a `<`, a run of backticks, a line break or half a character at the end of a piece) is held until more comes.
 */
export function inert(): Inert {
  let held = ''
  /** The backticks that the present code span or fence has to be closed with. */
  let open = ''
  const pass = (text: string, final: boolean): string => {
    const half = final ? '' : (/[\uD800-\uDBFF]$/.exec(text)?.[0] ?? '')
    const seen = clean(text.slice(0, text.length - half.length))
    const keep = final ? '' : (/(?:<|`+|\n[ \t\n]*)$/.exec(seen)?.[0] ?? '')
    held = keep + half
    const ready = seen.slice(0, seen.length - keep.length)
    return ready.replace(/`+|\n[ \t]*\n|<(?=[a-z/!?])/gi, (found) => {
      if (found === '<') return open ? found : '\\<'
      if (found.startsWith('`')) {
        if (!open) open = found
        else if (open.length >= 3 ? found.length >= open.length : found === open) open = ''
        return found
      }
      if (open.length < 3) open = ''
      return found
    })
  }
  return {
    feed: (piece) => pass(held + piece, false),
    end: () => pass(held, true),
  }
}
