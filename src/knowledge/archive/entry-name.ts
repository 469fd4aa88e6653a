/** Names inside of archives: read as paths below the archive, or a reason to leave the archive alone. */
import { type ArchiveLimits, ArchiveRefused, shown } from './limits.ts'

/**
 * The path of an entry with forward slashes, NFC, without `.` parts and without a slash at its end.
 * @returns undefined for the archive's own root
 * @throws ArchiveRefused where the name leads out of the archive, or was made to deceive
 */
export function entryPath(name: string, limits: ArchiveLimits): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not be in a name
  if (/[\u0000-\u001f\u007f]/.test(name) || !name.isWellFormed()) {
    throw new ArchiveRefused(`The name ${shown(name)} in the archive has characters that no file name has.`)
  }
  const path = name.replace(/\\/g, '/')
  if (/^(?:\/|[A-Za-z]:)/.test(path)) {
    throw new ArchiveRefused(`${shown(name)} in the archive is an absolute path. Pack the folder anew, from inside it.`)
  }
  if (path.length > limits.PATH_CHARACTERS) {
    throw new ArchiveRefused(`${shown(name)} in the archive has more than ${limits.PATH_CHARACTERS} characters.`)
  }
  const parts = path.split('/').filter((part) => part !== '' && part !== '.')
  if (parts.includes('..')) throw new ArchiveRefused(`${shown(name)} in the archive leads out of it ("..").`)
  if (parts.length > limits.PATH_FOLDERS) {
    throw new ArchiveRefused(`${shown(name)} in the archive lies below more than ${limits.PATH_FOLDERS} folders.`)
  }
  return parts.length > 0 ? parts.join('/').normalize('NFC') : undefined
}

/** Refuses a second file of the same path: readers disagree about which of them counts. */
export function onceEach(): (path: string) => void {
  const seen = new Set<string>()
  return (path) => {
    if (seen.has(path)) throw new ArchiveRefused(`${shown(path)} is in the archive twice. Pack it anew.`)
    seen.add(path)
  }
}

/** What systems add on their own and nobody meant to pack. */
export function isLitter(path: string): boolean {
  return /(?:^|\/)(?:__MACOSX|\.DS_Store|Thumbs\.db|desktop\.ini)(?:\/|$)/i.test(path)
}
