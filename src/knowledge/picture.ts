/** Pictures that lie in the knowledge base, beside the articles that show them. */
import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from 'node:fs'
import { sep } from 'node:path'
import { dirname, join, normalize } from 'node:path/posix'
import { imageSize } from 'image-size'
import { shownSize } from '../domain/files.ts'
import { maxPictureBytes } from '../domain/pictures.ts'
import type { PictureFile, PictureSize } from '../ports/knowledge.ts'

/** What a browser shows as a picture and nothing else; SVG is not among them, because it can hold scripts. */
const types: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  avif: 'image/avif',
}

const typeOf = (path: string) => types[/\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '']

/** Whether an address, as an article gives it, is that of a picture in the same folder tree. */
export function isOwnPicture(src: string): boolean {
  return !/^[a-z][a-z\d+.-]*:|^[/\\]|[?#]/i.test(src) && typeOf(src) !== undefined
}

/**
 * Where a picture lies, from the knowledge base's root, with forward slashes.
 * @param article path of the article that shows it
 * @returns undefined where the address leads out of the knowledge base or is malformed
 */
export function picturePath(article: string, src: string): string | undefined {
  try {
    const path = normalize(join(dirname(article), decodeURIComponent(src)))
    return /(^|\/)\.|[\\\0]/.test(path) ? undefined : path
  } catch {
    return undefined
  }
}

/** Bytes at the start of a picture that tell its size, whatever a camera wrote before it. */
const headBytes = 256 * 1024
/** How large a picture is shown, in pixels; undefined where its beginning does not tell. @param path as for `readPicture` */
export function sizeOfPicture(root: string, path: string): PictureSize | undefined {
  const read = readPicture(root, path, headBytes)
  if (!read) return undefined
  try {
    return shownSize(imageSize(read.bytes))
  } catch {
    return undefined
  }
}

/**
 * Reads a picture.
 * @param path from the root, as `picturePath` gives it
 * @returns undefined where there is none that can be read, where a link leads out of the root, or where it has more
 * than `maxPictureBytes`
 * @param most bytes from its beginning that are read
 */
export function readPicture(root: string, path: string, most = maxPictureBytes): PictureFile | undefined {
  const type = typeOf(path)
  if (!type) return undefined
  try {
    const file = realpathSync(`${root}${sep}${path}`)
    if (!file.startsWith(realpathSync(root) + sep)) return undefined
    const handle = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      const stats = fstatSync(handle)
      if (!stats.isFile() || stats.size > maxPictureBytes) return undefined
      const bytes = new Uint8Array(Math.min(stats.size, most))
      return { type, bytes: bytes.subarray(0, readSync(handle, bytes)) }
    } finally {
      closeSync(handle)
    }
  } catch {
    return undefined
  }
}
