/** What is pasted or dropped, as it goes into the text: each takes a text and what is chosen in it, and says what to change. */
import { sizeOf } from '../../../src/domain/files.ts'
import { type Chosen, type Edit, insertBlock } from './markdown.ts'

/** Whether a place takes text as it stands: the front matter, and what lies between fences of code. */
export function isPlainPlace(text: string, at: number): boolean {
  const lines = text.slice(0, at).split('\n')
  let top = lines[0]?.trimEnd() === '---' && lines.length > 1
  let fence = ''
  for (const [index, line] of lines.entries()) {
    if (top) {
      if (index > 0 && index < lines.length - 1 && /^(?:---|\.\.\.)\s*$/.test(line)) top = false
      continue
    }
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? ''
    if (!fence) fence = index < lines.length - 1 ? mark : ''
    else if (mark.startsWith(fence) && line.trim() === mark && index < lines.length - 1) fence = ''
  }
  return top || fence !== ''
}

/** Puts markdown in place of what is chosen; blocks get lines of their own, a few words stay in their line. */
export function pasteMarkdown(text: string, chosen: Chosen, words: string): Edit {
  const block = words.includes('\n') || /^(?:#{1,6} |[-*+] |\d+[.)] |> |\||```)/.test(words)
  if (!block) return replaced(chosen, words, words.length)
  const before = text.slice(text.lastIndexOf('\n', chosen.from - 1) + 1, chosen.from)
  const after = text.slice(chosen.to).split('\n', 1)[0] ?? ''
  // Behind the mark of a list or a quotation that is just begun, the first line goes on with it.
  const begun = /^\s*(?:[-*+] |\d+[.)] |> ?)?$/.test(before)
  const above = begun ? '' : '\n\n'
  const below = after.trim() === '' ? '' : '\n\n'
  const from = chosen.from - (begun ? 0 : before.length - before.trimEnd().length)
  const to = chosen.to + (below ? after.length - after.trimStart().length : 0)
  return replaced({ from, to }, above + words + below, above.length + words.length)
}

/** @param caret where the cursor goes in what is put there */
function replaced({ from, to }: Chosen, insert: string, caret: number): Edit {
  return { from, to, insert, select: { from: from + caret, to: from + caret } }
}

/** Puts a picture on a line of its own, below the line of the cursor where something stands in it; within its list, if any. */
export function insertPicture(text: string, { to }: Chosen, picture: string): Edit {
  const line = text.slice(text.lastIndexOf('\n', to - 1) + 1).split('\n', 1)[0] ?? ''
  const inList = /^\s*(?:[-*+]|\d+[.)]) +/.exec(line)?.[0].length ?? /^ +/.exec(line)?.[0].length ?? 0
  const edit = insertBlock(text, { from: to, to }, ' '.repeat(inList) + picture)
  return { ...edit, select: { from: edit.select.to, to: edit.select.to } }
}

/** An address that is pasted over words makes them a link. @returns undefined where it is no such case */
export function linkPasted(text: string, { from, to }: Chosen, pasted: string): Edit | undefined {
  const address = pasted.trim()
  const words = text.slice(from, to)
  if (!/^(?:https?:\/\/|mailto:)[^\s<>]+$/i.test(address)) return undefined
  if (words.trim() === '' || /[\n[\]]/.test(words) || /^(?:https?:\/\/|mailto:)\S+$/i.test(words.trim()))
    return undefined
  const target = /[()]/.test(address) ? `<${address}>` : address
  const insert = `[${words}](${target})`
  return replaced({ from, to }, insert, insert.length)
}

interface Brought {
  name: string
  /** Media type, as its program says. */
  type: string
  /** Bytes. */
  size: number
}

/** Of files that were brought, the pictures that can be taken, and what is to be said of the others. */
export function picturesOf<T extends Brought>(files: readonly T[], mostBytes: number): { fit: T[]; faults: string[] } {
  const pictures = files.filter(({ type }) => pictureTypes.includes(type))
  const fit = pictures.filter(({ size }) => size > 0 && size <= mostBytes)
  const named = (list: readonly T[]) => list.map(({ name }) => `“${name}”`).join(', ')
  const others = files.filter((file) => !pictures.includes(file))
  const large = pictures.filter(({ size }) => size > mostBytes)
  const empty = pictures.filter(({ size }) => size === 0)
  const most = sizeOf(mostBytes, 'en')
  return {
    fit,
    faults: [
      others.length > 0 && `${named(others)}: only pictures are taken (PNG, JPEG, GIF, WebP or AVIF).`,
      large.length > 0 && `${named(large)}: a picture may have ${most} at most. Make it smaller first.`,
      empty.length > 0 && `${named(empty)}: there is nothing in it.`,
    ].filter((fault) => fault !== false),
  }
}

export const pictureTypes: readonly string[] = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']
