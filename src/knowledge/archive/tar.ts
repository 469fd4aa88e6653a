/** TAR archives, packed with gzip or not, read in a stream that stops at the first thing that must not be. */
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { extract, type Headers } from 'tar-stream'
import { entryPath, isLitter, onceEach } from './entry-name.ts'
import { type ArchiveLimits, ArchiveRefused, meter, shown } from './limits.ts'

/** Bytes given to the unpacker at a time, so that a bomb is seen before it went off. */
const PIECE_BYTES = 64 * 1024
/** Bytes of header and padding that a file may take beside its own (POSIX ustar: blocks of 512, long names beside). */
const OVERHEAD_BYTES = 8 * 1024

/**
 * @param packed whether gzip is around it
 * @throws ArchiveRefused
 */
export async function untar(
  bytes: Uint8Array,
  packed: boolean,
  limits: ArchiveLimits,
): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  const parser = extract()
  const source = packed ? gunzipped(bytes, limits) : Readable.from(pieces(bytes))
  const feeding = source.pipe(parser)
  const count = meter(limits)
  const once = onceEach()
  return new Promise((done, failed) => {
    const stop = (error: Error) => {
      source.destroy()
      feeding.destroy()
      failed(error instanceof ArchiveRefused ? error : damaged(error))
    }
    parser.on('entry', (header, stream, next) => {
      try {
        const path = takenPath(header, limits)
        count.entry(shown(header.name), header.size ?? 0)
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => path !== undefined && chunks.push(chunk))
        stream.on('error', stop)
        stream.on('end', () => {
          try {
            if (path !== undefined) {
              once(path)
              if (!isLitter(path)) files.set(path, Buffer.concat(chunks))
            }
            next()
          } catch (error) {
            stop(error as Error)
          }
        })
      } catch (error) {
        stop(error as Error)
      }
    })
    parser.on('error', stop)
    source.on('error', stop)
    parser.on('finish', () => done(files))
  })
}

/** Where a plain file is to lie; undefined for a folder. @throws ArchiveRefused for everything else */
function takenPath({ name, type }: Headers, limits: ArchiveLimits): string | undefined {
  const path = entryPath(name, limits)
  if (type === 'directory') return undefined
  if (type === 'file' || type === 'contiguous-file') return path
  throw new ArchiveRefused(`${shown(name)} in the archive is a ${type ?? 'thing'}, and no file. Pack the files alone.`)
}

/** The archive without its gzip, never more of it than its limits let through. */
function gunzipped(bytes: Uint8Array, limits: ArchiveLimits): Readable {
  const most = limits.UNPACKED_BYTES + limits.ENTRIES * OVERHEAD_BYTES
  const gunzip = createGunzip()
  const count = meter(limits)
  let unpacked = 0
  gunzip.on('data', (chunk: Buffer) => {
    unpacked += chunk.length
    try {
      count.ratio('The archive', bytes.length, unpacked)
      if (unpacked > most) count.entry('The archive', unpacked)
    } catch (error) {
      gunzip.destroy(error as Error)
    }
  })
  Readable.from(pieces(bytes)).pipe(gunzip)
  return gunzip
}

function* pieces(bytes: Uint8Array): Iterable<Buffer> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at < buffer.length; at += PIECE_BYTES) yield buffer.subarray(at, at + PIECE_BYTES)
}

const damaged = (error: Error) => new ArchiveRefused(`The TAR archive cannot be read: ${error.message}. Pack it anew.`)
