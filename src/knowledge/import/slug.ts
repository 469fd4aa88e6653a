/** Names of files and folders for whatever people call things: readable in an address, safe on every system. */
import { fold } from '../../domain/text.ts'

/** Characters of a name that is made here, and bytes in UTF-8 of any: file systems take 255 bytes. */
const MOST_CHARACTERS = 80
const MOST_BYTES = 200
/** What Windows takes for a device, whatever its ending. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/**
 * `How do I pay?` → `how-do-i-pay`. Latin and Cyrillic letters become plain ones; letters of other scripts stay, for
 * addresses and file systems take them.
 * @param otherwise where nothing of the name is left
 */
export function slugOf(name: string, otherwise = 'article'): string {
  const joined = fold(name.normalize('NFC').replace(/['’‘]/g, '')).replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
  return bounded(joined.replace(/^-+|-+$/g, '')) || otherwise
}

/** A file's or folder's own name, kept where it is safe as it is. */
export function nameOf(name: string, otherwise?: string): string {
  const given = name.normalize('NFC')
  const isSafe = /^[\p{Ll}\p{Lo}\p{N}][\p{Ll}\p{Lo}\p{N}\p{M}._-]*$/u.test(given) && !/[.]$/.test(given)
  return isSafe && !reserved.test(given) && Buffer.byteLength(given) <= MOST_BYTES ? given : slugOf(name, otherwise)
}

function bounded(name: string): string {
  let cut = [...name].slice(0, MOST_CHARACTERS).join('')
  while (Buffer.byteLength(cut) > MOST_BYTES) cut = [...cut].slice(0, -1).join('')
  if (cut !== name) cut = cut.replace(/(?<=.{20})-[^-]*$/u, '').replace(/-+$/, '')
  return reserved.test(cut) ? `${cut.replace(/\..*$/, '')}-page` : cut
}
