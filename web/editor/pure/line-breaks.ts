/** Texts whose lines end in another way than a field's, so that what nobody edited stays as it was, to the byte. */
import { changeBetween } from './changes.ts'

/** As a field holds it: every line ends in `\n`. */
export function withPlainBreaks(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

/**
 * A text as it is in the file, after a field's text was edited.
 * @param raw before the edit, with its own line breaks
 * @param edited the field's text after it, with plain ones
 */
export function editedAs(raw: string, edited: string): string {
  if (!raw.includes('\r')) return edited
  const change = changeBetween(withPlainBreaks(raw), edited)
  if (!change) return raw
  const usual = (raw.match(/\r\n/g)?.length ?? 0) * 2 >= (raw.match(/\n/g)?.length ?? 0) ? '\r\n' : '\n'
  const insert = change.insert.replaceAll('\n', usual)
  return raw.slice(0, placeIn(raw, change.from)) + insert + raw.slice(placeIn(raw, change.to))
}

/** The place in the file of a place in the field. */
function placeIn(raw: string, plain: number): number {
  let at = 0
  for (let count = 0; count < plain; count++) at += raw.charCodeAt(at) === 13 && raw.charCodeAt(at + 1) === 10 ? 2 : 1
  return at
}
