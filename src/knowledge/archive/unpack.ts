/** Archives of articles (.zip, .tar, .tar.gz): told by their content, checked, and unpacked into memory alone. */
import { constants, gunzipSync } from 'node:zlib'
import { type ArchiveLimits, ArchiveRefused, archiveLimits, type Unpacked } from './limits.ts'
import { untar } from './tar.ts'
import { unzip } from './zip.ts'

/** Bytes that tell what an archive is. */
const TOLD_BY_BYTES = 512
/** Where `ustar` stands in the first header of a TAR (POSIX 1003.1, pax). */
const USTAR_AT = 257

type Kind = 'zip' | 'tar' | 'tar.gz' | 'foreign'

/** What archive some bytes are; `foreign` for one that is not opened here; undefined for what is no archive. */
export function archiveKind(bytes: Uint8Array): Kind | undefined {
  if (begins(bytes, 0x50, 0x4b, 3, 4) || begins(bytes, 0x50, 0x4b, 5, 6)) return 'zip'
  if (isTar(bytes)) return 'tar'
  if (begins(bytes, 0x1f, 0x8b)) return isTar(beginning(bytes)) ? 'tar.gz' : 'foreign'
  const foreign = [
    [0x37, 0x7a, 0xbc, 0xaf],
    [0x52, 0x61, 0x72, 0x21],
    [0xfd, 0x37, 0x7a, 0x58],
    [0x42, 0x5a, 0x68],
  ]
  return foreign.some((magic) => begins(bytes, ...magic)) ? 'foreign' : undefined
}

/**
 * Unpacks an archive, or says why it is left alone: entries that lead out of it, links and devices, encrypted ones,
 * two of one name, files laid over each other, more than the limits. Nothing is written anywhere. An archive inside is
 * a file like any other.
 */
export async function unpack(bytes: Uint8Array, limits: ArchiveLimits = archiveLimits): Promise<Unpacked> {
  const most = limits.ARCHIVE_BYTES / 1024 / 1024
  if (bytes.length > limits.ARCHIVE_BYTES) return { refused: `The archive has more than ${most} MiB.` }
  const kind = archiveKind(bytes)
  if (kind === undefined || kind === 'foreign') {
    return { refused: 'This archive is not opened here. Take a .zip, a .tar or a .tar.gz.' }
  }
  try {
    const files = kind === 'zip' ? await unzip(bytes, limits) : await untar(bytes, kind === 'tar.gz', limits)
    return { files: withoutTop(files) }
  } catch (error) {
    if (error instanceof ArchiveRefused) return { refused: error.message }
    throw error
  }
}

/** Where everything lies in one folder, as repositories are packed, that folder says nothing. */
function withoutTop(files: Map<string, Uint8Array>): Map<string, Uint8Array> {
  const tops = new Set([...files.keys()].map((path) => path.slice(0, path.indexOf('/') + 1)))
  const [top = ''] = tops
  if (tops.size !== 1 || top === '') return files
  return new Map([...files].map(([path, bytes]) => [path.slice(top.length), bytes]))
}

function beginning(bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes.subarray(0, 8 * TOLD_BY_BYTES), { finishFlush: constants.Z_SYNC_FLUSH })
  } catch {
    return new Uint8Array()
  }
}

const begins = (bytes: Uint8Array, ...first: number[]) => first.every((byte, at) => bytes[at] === byte)
const isTar = (bytes: Uint8Array) =>
  bytes.length >= TOLD_BY_BYTES && Buffer.from(bytes.subarray(USTAR_AT, USTAR_AT + 5)).toString('latin1') === 'ustar'
