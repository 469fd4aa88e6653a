/** PNGs as Chromium writes them, made small: screens have few colours, and a palette of 256 holds them. */
import { crc32, deflateSync, inflateSync } from 'node:zlib'

/** Pixels from the top left, three bytes each. */
export interface Pixels {
  width: number
  height: number
  rgb: Uint8Array
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const MOST_COLOURS = 256
const [TRUE_COLOUR, PALETTE, WITH_ALPHA] = [2, 3, 6]

/** @throws Error where it is no PNG of eight bits a channel without interlacing, which is all that screenshots are */
export function decode(png: Buffer): Pixels {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const [bits, kind, interlaced] = [png[24], png[25], png[28]]
  if (bits !== 8 || (kind !== TRUE_COLOUR && kind !== WITH_ALPHA) || interlaced) throw new Error('Not a screenshot.')
  const size = kind === WITH_ALPHA ? 4 : 3
  const lines = inflateSync(Buffer.concat(chunks(png, 'IDAT')))
  const stride = width * size
  const rgb = new Uint8Array(width * height * 3)
  let above = new Uint8Array(stride)
  for (let y = 0; y < height; y++) {
    const start = y * (stride + 1)
    const line = unfiltered(lines[start] ?? 0, lines.subarray(start + 1, start + 1 + stride), above, size)
    for (let x = 0; x < width; x++) rgb.set(line.subarray(x * size, x * size + 3), (y * width + x) * 3)
    above = line
  }
  return { width, height, rgb }
}

/** A PNG with a palette. */
export function encode({ width, height, rgb }: Pixels): Buffer {
  const { palette, indexOf } = paletteOf(rgb)
  const lines = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      lines[y * (width + 1) + 1 + x] = indexOf.get(colourAt(rgb, (y * width + x) * 3)) ?? 0
    }
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, PALETTE], 8)
  const plte = Buffer.from(palette.flatMap(channels))
  const parts = [chunk('IHDR', head), chunk('PLTE', plte), chunk('IDAT', deflateSync(lines, { level: 9 }))]
  return Buffer.concat([SIGNATURE, ...parts, chunk('IEND', Buffer.alloc(0))])
}

function chunks(png: Buffer, name: string): Buffer[] {
  const found: Buffer[] = []
  for (let at = SIGNATURE.length; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === name) found.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  }
  return found
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(data.length, 0)
  whole.set(body, 4)
  whole.writeUInt32BE(crc32(body), body.length + 4)
  return whole
}

/** A line before its filter (PNG, third edition, 9). */
function unfiltered(filter: number, line: Uint8Array, above: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(line.length)
  for (let at = 0; at < line.length; at++) {
    const left = at < size ? 0 : (out[at - size] ?? 0)
    const up = above[at] ?? 0
    const corner = at < size ? 0 : (above[at - size] ?? 0)
    const guess = [0, left, up, (left + up) >> 1, nearest(left, up, corner)][filter] ?? 0
    out[at] = (line[at] ?? 0) + guess
  }
  return out
}

/** Whichever of three is nearest to their plane (Paeth). */
function nearest(left: number, up: number, corner: number): number {
  const plane = left + up - corner
  const [toLeft, toUp, toCorner] = [left, up, corner].map((each) => Math.abs(plane - each)) as [number, number, number]
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}

interface Colour {
  value: number
  times: number
}

/** The colours of a picture, cut in half along their longest side until there are few enough (median cut). */
function paletteOf(rgb: Uint8Array): { palette: number[]; indexOf: Map<number, number> } {
  const times = new Map<number, number>()
  for (let at = 0; at < rgb.length; at += 3) {
    const value = colourAt(rgb, at)
    times.set(value, (times.get(value) ?? 0) + 1)
  }
  const boxes = [boxOf([...times].map(([value, count]) => ({ value, times: count })))]
  while (boxes.length < MOST_COLOURS) {
    boxes.sort((a, b) => b.spread - a.spread)
    const [widest] = boxes
    if (!widest || widest.colours.length < 2) break
    boxes.splice(0, 1, ...halves(widest).map(boxOf))
  }
  const indexOf = new Map(boxes.flatMap(({ colours }, index) => colours.map(({ value }) => [value, index] as const)))
  return { palette: boxes.map(({ colours }) => commonest(colours)), indexOf }
}

interface Box {
  colours: Colour[]
  channel: number
  /** How much would be won by cutting it: how far apart its colours are, and how many pixels have them. */
  spread: number
}

function boxOf(colours: Colour[]): Box {
  const ranges = [0, 1, 2].map((channel) => {
    const values = colours.map(({ value }) => channels(value)[channel] ?? 0)
    return (
      values.reduce((most, each) => Math.max(most, each), 0) -
      values.reduce((least, each) => Math.min(least, each), 255)
    )
  })
  const range = Math.max(...ranges)
  const pixels = colours.reduce((sum, each) => sum + each.times, 0)
  return { colours, channel: ranges.indexOf(range), spread: colours.length < 2 ? 0 : range * Math.sqrt(pixels) }
}

function halves({ colours, channel }: Box): [Colour[], Colour[]] {
  const of = ({ value }: Colour) => channels(value)[channel] ?? 0
  const sorted = [...colours].sort((a, b) => of(a) - of(b))
  const [low, high] = [of(sorted[0] as Colour), of(sorted.at(-1) as Colour)]
  const cut = sorted.findIndex((colour) => of(colour) > (low + high) / 2)
  return [sorted.slice(0, cut), sorted.slice(cut)]
}

/** The colour that most pixels of a box have: surfaces keep theirs exactly. */
const commonest = (colours: Colour[]) => colours.reduce((most, each) => (each.times > most.times ? each : most)).value

const colourAt = (rgb: Uint8Array, at: number) =>
  ((rgb[at] ?? 0) << 16) | ((rgb[at + 1] ?? 0) << 8) | (rgb[at + 2] ?? 0)
const channels = (value: number) => [value >> 16, (value >> 8) & 255, value & 255]
