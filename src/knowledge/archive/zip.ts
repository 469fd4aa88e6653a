/** ZIP archives: the whole directory is looked at before the first byte is unpacked. */
import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from 'yauzl'
import { entryPath, isLitter, onceEach } from './entry-name.ts'
import { type ArchiveLimits, ArchiveRefused, meter, shown } from './limits.ts'

/** Bit 0 and bit 13 of the flags: encrypted, wholly or its directory (APPNOTE 4.4.4). */
const ENCRYPTED = 0x2001
/** Stored and deflated (APPNOTE 4.4.5): what every system writes and Node itself unpacks. */
const METHODS = [0, 8]
/** Of a Unix mode: what kind of file it is, and the two kinds that are taken. */
const KIND = 0xf000
const PLAIN = [0, 0x8000, 0x4000]
/** Bytes of a local header before its name (APPNOTE 4.3.7). */
const LOCAL_HEADER_BYTES = 30

interface Checked {
  entry: Entry
  path: string
}

/** @throws ArchiveRefused */
export async function unzip(bytes: Uint8Array, limits: ArchiveLimits): Promise<Map<string, Uint8Array>> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const zip = await damagedOr(opened(buffer))
  refuseTwoInOne(buffer)
  const checked = await directory(zip, bytes.byteLength, limits)
  const files = new Map<string, Uint8Array>()
  for (const { entry, path } of checked) files.set(path, await content(zip, entry, path))
  return files
}

function opened(buffer: Buffer): Promise<ZipFile> {
  return fromBufferPromise(buffer, {
    lazyEntries: true,
    autoClose: false,
    decodeStrings: false,
    validateEntrySizes: true,
  })
}

/** Every entry's name, kind, size and place, held against the limits. Folders and litter are left out. */
async function directory(zip: ZipFile, size: number, limits: ArchiveLimits): Promise<Checked[]> {
  const count = meter(limits)
  const once = onceEach()
  const taken: Checked[] = []
  const places: { from: number; to: number }[] = []
  for (const entry of await damagedOr(entriesOf(zip, limits))) {
    const name = nameOf(entry)
    if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0) {
      throw new ArchiveRefused(`${shown(name)} in the archive is encrypted. Pack it without a password.`)
    }
    if (!PLAIN.includes(modeOf(entry) & KIND)) {
      throw new ArchiveRefused(
        `${shown(name)} in the archive is a link or a device, and no file. Pack the files alone.`,
      )
    }
    if (!METHODS.includes(entry.compressionMethod)) {
      throw new ArchiveRefused(`${shown(name)} is packed in a way that is not read here. Pack it anew as a plain ZIP.`)
    }
    const from = entry.relativeOffsetOfLocalHeader
    const to = from + LOCAL_HEADER_BYTES + entry.fileNameLength + entry.compressedSize
    if (to > size) throw new ArchiveRefused(`${shown(name)} lies beyond the end of the archive: it is damaged.`)
    places.push({ from, to })
    count.entry(shown(name), entry.uncompressedSize)
    count.ratio(shown(name), entry.compressedSize, entry.uncompressedSize)
    const path = entryPath(name, limits)
    if (path === undefined || /[\\/]$/.test(name)) continue
    once(path)
    if (!isLitter(path)) taken.push({ entry, path })
  }
  refuseOverlaps(places)
  return taken
}

/** Of the record at the end (APPNOTE 4.3.16): what it begins with, its size, and what stands where ZIP64 takes over. */
const END = Buffer.from('PK\x05\x06', 'latin1')
const END_BYTES = 22
const IN_ZIP64 = 0xffffffff

/** Of two archives in one file, readers disagree about which of them counts. */
function refuseTwoInOne(buffer: Buffer): void {
  const end = buffer.lastIndexOf(END, buffer.length - END_BYTES)
  if (end === -1) return
  const [size, from] = [buffer.readUInt32LE(end + 12), buffer.readUInt32LE(end + 16)]
  if (size === IN_ZIP64 || from === IN_ZIP64 || from + size === end) return
  throw new ArchiveRefused('There is more in the archive than its list of files says. Pack it anew.')
}

/** Files that share their bytes are how a small archive becomes a huge folder. */
function refuseOverlaps(places: { from: number; to: number }[]): void {
  places.sort((a, b) => a.from - b.from)
  const overlaps = places.some(({ from }, at) => at > 0 && from < (places[at - 1]?.to ?? 0))
  if (overlaps) throw new ArchiveRefused('Files in the archive lie over each other. Pack it anew.')
}

async function entriesOf(zip: ZipFile, limits: ArchiveLimits): Promise<Entry[]> {
  const entries: Entry[] = []
  for await (const entry of zip.eachEntry()) {
    entries.push(entry)
    if (entries.length > limits.ENTRIES) break
  }
  return entries
}

/** In UTF-8 where it is that, whatever the archive says of it; otherwise as old systems wrote names. */
function nameOf(entry: Entry): string {
  const raw = entry.fileNameRaw
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw)
  } catch {
    return getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, true)
  }
}

/** Of files packed on a Unix system (host 3); 0 elsewhere. */
const modeOf = ({ versionMadeBy, externalFileAttributes }: Entry) =>
  versionMadeBy >> 8 === 3 ? externalFileAttributes >>> 16 : 0

async function content(zip: ZipFile, entry: Entry, path: string): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  const stream = await damagedOr(zip.openReadStreamPromise(entry))
  try {
    // The stream fails by itself where more, or less, comes out of it than was declared.
    for await (const chunk of stream) chunks.push(chunk as Buffer)
  } catch (error) {
    throw new ArchiveRefused(`${shown(path)} in the archive is damaged (${(error as Error).message}).`)
  }
  const bytes = Buffer.concat(chunks)
  if (crc32(bytes) !== entry.crc32) throw new ArchiveRefused(`${shown(path)} in the archive is damaged.`)
  return bytes
}

async function damagedOr<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof ArchiveRefused) throw error
    throw new ArchiveRefused(
      `The ZIP archive cannot be read: ${(error as Error).message.replace(/\.$/, '')}. Pack it anew.`,
    )
  }
}
