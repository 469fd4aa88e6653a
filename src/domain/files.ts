/** Files that go with messages: what is taken, told by content and not by what somebody calls it; and how they are named. */
import { clean } from './text.ts'

/** A file as the message that it goes with tells of it. */
export interface Attachment {
  /** Unguessable. */
  id: string
  name: string
  /** Media type, by content. */
  type: string
  bytes: number
  /** Of pictures, in pixels as they are shown. */
  width?: number
  height?: number
}

/** What opens a file of this extension: a name may lead to nothing else than what the content is. */
type Family = 'picture' | 'video' | 'document' | 'archive' | 'text'

interface Kind {
  family: Family
  type: string
  /** The first is given to a name that has none. */
  extensions: readonly string[]
  is(bytes: Uint8Array): boolean
}

/** Characters of a file's name, its extension included. */
export const FILE_NAME_CHARACTERS = 120

/** Bytes at the beginning that a kind is told by; text is looked at whole. */
const ascii = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))
const begins =
  (...first: number[]) =>
  (bytes: Uint8Array) =>
    first.every((byte, at) => bytes[at] === byte)
const says =
  (word: string, at = 0) =>
  (bytes: Uint8Array) =>
    ascii(bytes, at, at + word.length) === word

/** ISO base media files say in their first box what they are (ISO/IEC 14496-12, 4.3). */
const branded = (brands: RegExp) => (bytes: Uint8Array) => says('ftyp', 4)(bytes) && brands.test(ascii(bytes, 8, 12))

/** SVG, HTML and old Office files are not here: they can carry scripts, and open where those run. */
const kinds: readonly Kind[] = [
  { family: 'picture', type: 'image/jpeg', extensions: ['jpg', 'jpeg', 'jfif'], is: begins(0xff, 0xd8, 0xff) },
  { family: 'picture', type: 'image/png', extensions: ['png'], is: begins(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10) },
  { family: 'picture', type: 'image/gif', extensions: ['gif'], is: (bytes) => /^GIF8[79]a$/.test(ascii(bytes, 0, 6)) },
  {
    family: 'picture',
    type: 'image/webp',
    extensions: ['webp'],
    is: (bytes) => says('RIFF')(bytes) && says('WEBP', 8)(bytes),
  },
  { family: 'picture', type: 'image/avif', extensions: ['avif'], is: branded(/^avi[fs]$/) },
  { family: 'picture', type: 'image/heic', extensions: ['heic', 'heif'], is: branded(/^(hei[cx]|mif1)$/) },
  { family: 'video', type: 'video/quicktime', extensions: ['mov'], is: branded(/^qt {2}$/) },
  {
    family: 'video',
    type: 'video/mp4',
    extensions: ['mp4', 'm4v'],
    is: branded(/^(isom|iso[2-9]|mp4[12]|M4V |avc1|dash)$/),
  },
  { family: 'video', type: 'video/webm', extensions: ['webm'], is: begins(0x1a, 0x45, 0xdf, 0xa3) },
  { family: 'document', type: 'application/pdf', extensions: ['pdf'], is: says('%PDF-') },
  {
    family: 'archive',
    type: 'application/zip',
    extensions: ['zip', 'docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp'],
    // Never opened: what is inside is told by the name alone.
    is: begins(0x50, 0x4b, 3, 4),
  },
  { family: 'text', type: 'text/plain', extensions: ['txt', 'log', 'csv', 'json'], is: isText },
]

/** Pictures that every browser draws and that no script can be in. */
const drawn: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif'])

/** Whether a file is shown as a picture, and not only offered for download. */
export function isPicture({ type }: Pick<Attachment, 'type'>): boolean {
  return drawn.has(type)
}

/** Extensions of what is taken, without a dot, in the order in which they are told. */
export const takenExtensions: readonly string[] = kinds.flatMap(({ extensions }) => extensions)

/** Why a file is not taken: there is nothing in it, it is of no kind that is taken, or its name says another kind. */
export type FileFault = 'empty' | 'type' | 'name'

/**
 * What a file is, by its content, under a name that fits it.
 * @param given as its owner calls it; folders, and characters that nobody sees, are left out
 */
export function recognise(given: string, bytes: Uint8Array): Pick<Attachment, 'name' | 'type'> | { fault: FileFault } {
  if (bytes.length === 0) return { fault: 'empty' }
  const kind = kinds.find(({ is }) => is(bytes))
  if (!kind) return { fault: 'type' }
  const name = fileName(given)
  const extension = extensionOf(name)
  if (extension === '') return { name: shortened(`${name}.${kind.extensions[0]}`), type: kind.type }
  // A WebP that somebody saved as .jpg is no danger; a picture that is called .html is.
  const named = kinds.find(({ extensions }) => extensions.includes(extension))
  if (!named) return { fault: 'type' }
  return named.family === kind.family ? { name: shortened(name), type: kind.type } : { fault: 'name' }
}

/** The last part of a path, on one line, without what nobody sees and what turns text around. */
function fileName(given: string): string {
  const last = clean(given.replace(/\s+/g, ' ')).split(/[/\\]/).at(-1) ?? ''
  return last.replace(/^[\s.]+|[\s.]+$/g, '') || 'file'
}

function extensionOf(name: string): string {
  return /\.([^.\s]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
}

/** Cut in the middle, so that what it is stays to be read. */
function shortened(name: string): string {
  if (name.length <= FILE_NAME_CHARACTERS) return name
  const end = `….${extensionOf(name)}`
  return `${name.slice(0, FILE_NAME_CHARACTERS - end.length).replace(/[\uD800-\uDBFF]$/, '')}${end}`
}

/** UTF-8 without any control character but those of lines and tables. */
function isText(bytes: Uint8Array): boolean {
  if (bytes.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13)) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** A size as its reader writes numbers: `1.2 MB`, `1,2 MB`, `950 kB`. A kilobyte has 1,000 bytes. @param locale BCP 47 */
export function sizeOf(bytes: number, locale: string): string {
  const [value, unit] = bytes < 1_000_000 ? [Math.max(1, bytes / 1_000), 'kilobyte'] : [bytes / 1_000_000, 'megabyte']
  const digits = unit === 'megabyte' && value < 10 ? 1 : 0
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: digits }).format(value)
}

/** Names of files as they stand where a text is expected: a list, a search, a note. */
export function namesOf(attachments: readonly Pick<Attachment, 'name'>[] | undefined): string {
  return (attachments ?? []).map(({ name }) => name).join(', ')
}

/** Orientations of EXIF (2.3, 4.6.4 A) from which on a picture lies on its side. */
const ON_ITS_SIDE = 5
/** Pixels a side, beyond which nobody is told a size: no browser draws such a picture. */
const MOST_PIXELS = 65_535

/**
 * How large a picture is shown, in pixels: cameras say how it was held instead of turning it.
 * @param measured as its header says; `orientation` as in EXIF, from 1
 * @returns undefined for what no picture has
 */
export function shownSize(measured: {
  width: number
  height: number
  orientation?: number | undefined
}): { width: number; height: number } | undefined {
  const { width, height, orientation = 1 } = measured
  if (![width, height].every((side) => Number.isInteger(side) && side > 0 && side <= MOST_PIXELS)) return undefined
  return orientation >= ON_ITS_SIDE ? { width: height, height: width } : { width, height }
}
