/** What a picture that an editor puts beside an article is, by its content, and what it is called there. */
import { isPicture, recognise } from '../domain/files.ts'
import { maxPictureBytes } from '../domain/pictures.ts'
import type { PictureRefusal } from '../ports/content.ts'

const endings: Record<string, string> = {
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/gif': '.gif',
  'image/webp': '.webp',
  'image/avif': '.avif',
}

/** Characters of a name, its ending aside. */
const NAME_CHARACTERS = 60

/**
 * @param given as its owner calls it
 * @returns its n-th choice of a name, from 1: later ones where earlier ones are taken
 */
export function newPicture(given: string, bytes: Uint8Array): { name(n: number): string } | PictureRefusal {
  if (bytes.length > maxPictureBytes) return { refused: 'largePicture', most: maxPictureBytes }
  // Told by content alone: what it was called before says nothing.
  const found = recognise('picture', bytes)
  const ending = 'type' in found && isPicture(found) ? endings[found.type] : undefined
  if (!ending) return { refused: 'noPicture', most: maxPictureBytes }
  const stem = stemOf(given)
  return { name: (n) => `${stem}${n === 1 ? '' : `-${n}`}${ending}` }
}

/** Lower-case letters, digits and hyphens, in any script. */
function stemOf(given: string): string {
  const last = given.toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const words = last
    .replace(/\.[\p{L}\p{N}]{1,5}$/u, '')
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu)
  const stem = [...(words ?? []).join('-')].slice(0, NAME_CHARACTERS).join('').replace(/-$/, '')
  return stem === '' || /^(?:con|prn|aux|nul|com\d|lpt\d)$/.test(stem) ? 'picture' : stem
}
