/** What an archive may be before any of it is unpacked. Generous for a help centre, and small for a machine. */
export const archiveLimits = {
  /** Bytes of the archive itself. */
  ARCHIVE_BYTES: 200 * 1024 * 1024,
  /** Bytes of all files together once they are unpacked. */
  UNPACKED_BYTES: 400 * 1024 * 1024,
  /** Bytes of one file in it: a help centre's articles as one JSON document are among the largest. */
  FILE_BYTES: 100 * 1024 * 1024,
  /** Files and folders. */
  ENTRIES: 20_000,
  /** Times that a file may be larger than what it was packed into; text reaches 20, a bomb 1,000. */
  RATIO: 200,
  /** Bytes up to which the ratio does not matter. */
  RATIO_FREE_BYTES: 1024 * 1024,
  /** Characters of a path inside. */
  PATH_CHARACTERS: 1_000,
  /** Folders that a path may lead through. */
  PATH_FOLDERS: 40,
}

export type ArchiveLimits = typeof archiveLimits

/** An archive's files by their paths, or why it is not opened: a sentence that names the entry and says what to do. */
export type Unpacked = { files: Map<string, Uint8Array> } | { refused: string }

/** Thrown inside of this folder only; `unpack` answers it as a value. */
export class ArchiveRefused extends Error {
  override name = 'ArchiveRefused'
}

const MiB = 1024 * 1024

/** What stands between an archive and too much of it, entry by entry. */
export function meter(limits: ArchiveLimits) {
  let entries = 0
  let bytes = 0
  return {
    /** One more entry, of a size that it declares. @param name as it can be printed */
    entry(name: string, size: number) {
      if (++entries > limits.ENTRIES) {
        throw new ArchiveRefused(`There are more than ${limits.ENTRIES} files in the archive. Import it in parts.`)
      }
      if (size > limits.FILE_BYTES) {
        throw new ArchiveRefused(`${name} has more than ${limits.FILE_BYTES / MiB} MiB when it is unpacked.`)
      }
      bytes += size
      if (bytes > limits.UNPACKED_BYTES) {
        const most = limits.UNPACKED_BYTES / MiB
        throw new ArchiveRefused(`The archive has more than ${most} MiB when it is unpacked. Import it in parts.`)
      }
    },
    /** How much larger something became. */
    ratio(name: string, packed: number, unpacked: number) {
      if (unpacked <= limits.RATIO_FREE_BYTES || unpacked <= packed * limits.RATIO) return
      const times = Math.round(unpacked / Math.max(1, packed))
      throw new ArchiveRefused(
        `${name} is ${times} times larger than what it is packed into; at most ${limits.RATIO} times is taken.`,
      )
    },
  }
}

/** A name as it can be printed, whatever is in it. */
export function shown(name: string): string {
  const short = name.length > 120 ? `${name.slice(0, 120)}…` : name
  return JSON.stringify(short.toWellFormed())
}
