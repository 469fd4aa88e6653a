/**
 * Changes single keys of an article's front matter. Everything else stays as it is, to the byte: comments, order,
 * quotes, line breaks, other keys and the body.
 */
import { isMap, isScalar, isSeq, type Pair, parseDocument, Scalar, stringify, type YAMLMap, type YAMLSeq } from 'yaml'
import type { FrontChange } from '../ports/content.ts'

type Value = string | boolean | readonly string[]

/** The order in which keys are added. */
const order = [
  ...['title', 'description', 'lang', 'tags', 'aliases', 'questions', 'audience', 'draft', 'owner', 'reviewBy'],
  ...['updated', 'publishAt', 'pages', 'redirectFrom', 'translationOf'],
] as const

/**
 * The text with some keys changed: a value, or null to take a key out. A list without entries takes it out too.
 * @returns undefined where the block on top cannot be read, or where a change cannot be made in it
 */
export function withFront(text: string, change: FrontChange): string | undefined {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : ''
  const block = blockOf(text.slice(mark.length))
  if (!block) return undefined
  // Lines that end as they did on old Macs are no lines to the reader of YAML. Both signs are as long, so places hold.
  const isOld = /\r(?!\n)/.test(block.yaml)
  if (isOld && block.yaml.includes('\n')) return undefined
  const newline = isOld ? '\n' : block.newline
  let yaml = isOld ? block.yaml.replaceAll('\r', '\n') : block.yaml
  for (const key of order) {
    const value = change[key]
    if (value === undefined) continue
    const empty = value === null || (Array.isArray(value) && value.length === 0)
    const next = empty ? without(yaml, key) : withKey(yaml, key, value as Value, newline)
    if (next === undefined) return undefined
    yaml = next
  }
  if (isOld) yaml = yaml.replaceAll('\n', '\r')
  if (yaml === block.yaml) return text
  const opening = block.opening || `---${block.newline}`
  const closing = block.closing || `---${block.newline}${block.rest.startsWith(block.newline) ? '' : block.newline}`
  return `${mark}${opening}${yaml}${closing}${block.rest}`
}

interface Block {
  /** From the first `---` to the end of its line; empty where there is no block. */
  opening: string
  yaml: string
  /** The line that ends it, with its break. */
  closing: string
  rest: string
  newline: string
}

function blockOf(text: string): Block | undefined {
  const newline = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'
  const opening = /^---[ \t]*(?:yaml)?[ \t]*(?:\r\n|\n|\r)/i.exec(text)?.[0]
  if (/^(?:\+\+\+|;;;)[ \t]*[\r\n]/.test(text) || (!opening && /^---[ \t]*\S+[ \t]*[\r\n]/.test(text))) return undefined
  if (opening === undefined) return { opening: '', yaml: '', closing: '', rest: text, newline }
  const inside = text.slice(opening.length)
  const closing = /^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|$)/m.exec(inside)
  if (!closing) {
    // A rule on top of a text without front matter.
    return /^[\w-]+[ \t]*:/.test(inside) ? undefined : { opening: '', yaml: '', closing: '', rest: text, newline }
  }
  const end = closing.index + closing[0].length
  return { opening, yaml: inside.slice(0, closing.index), closing: closing[0], rest: inside.slice(end), newline }
}

function mapOf(yaml: string): { map: YAMLMap | null } | undefined {
  const document = parseDocument(yaml, { merge: false, schema: 'core', logLevel: 'silent', keepSourceTokens: false })
  if (document.errors.length > 0) return undefined
  if (document.contents === null) return { map: null }
  return isMap(document.contents) && !document.contents.flow ? { map: document.contents } : undefined
}

const pairOf = (map: YAMLMap | null, key: string) =>
  map?.items.find((pair) => isScalar(pair.key) && pair.key.value === key) as Pair<Scalar, unknown> | undefined

function withKey(yaml: string, key: string, value: Value, newline: string): string | undefined {
  const parsed = mapOf(yaml)
  if (!parsed) return undefined
  const pair = pairOf(parsed.map, key)
  if (!pair) return checked(added(yaml, parsed.map, key, value, newline), key, value)
  if (holds(pair, value)) return yaml
  const { value: old } = pair
  const own = ownLines(yaml, pair)
  // A block of lines ends with its own break, which what comes after it needs.
  const isBlock = isScalar(old) && (old.type === 'BLOCK_LITERAL' || old.type === 'BLOCK_FOLDED')
  if (isScalar(old) && !isBlock && old.range && !Array.isArray(value)) {
    const [from, to] = old.range
    const written = scalarLike(old, value as string | boolean)
    // Behind `title:` there is nothing yet, and a value does not stick to the colon.
    const gap = from > 0 && /[:]/.test(yaml[from - 1] ?? '') ? ' ' : ''
    const inPlace = checked(`${yaml.slice(0, from)}${gap}${written}${yaml.slice(to)}`, key, value)
    if (inPlace !== undefined) return inPlace
  }
  const items = isSeq(old) && Array.isArray(value) ? seqLike(yaml, old, value, newline) : undefined
  const lines = items === undefined ? keyLines(key, value, newline) : `${yaml.slice(own.from, items.from)}${items.text}`
  return checked(`${yaml.slice(0, own.from)}${lines}${yaml.slice(items?.to ?? own.to)}`, key, value)
}

function without(yaml: string, key: string): string | undefined {
  const parsed = mapOf(yaml)
  if (!parsed) return undefined
  const pair = pairOf(parsed.map, key)
  if (!pair) return yaml
  const { from, to } = ownLines(yaml, pair)
  return `${yaml.slice(0, from)}${yaml.slice(to)}`
}

/** A new key goes below the last of those that usually stand above it, or to the end. */
function added(yaml: string, map: YAMLMap | null, key: string, value: Value, newline: string): string {
  const above = order.slice(0, order.indexOf(key as (typeof order)[number])).toReversed()
  const neighbour = above.map((each) => pairOf(map, each)).find((pair) => pair !== undefined)
  const at = neighbour ? ownLines(yaml, neighbour).to : yaml.length
  const before = yaml.slice(0, at)
  const gap = before === '' || /[\r\n]$/.test(before) ? '' : newline
  return `${before}${gap}${keyLines(key, value, newline)}${yaml.slice(at)}`
}

/**
 * The lines of a key, from its first letter to the break behind its value, a comment behind it included; blank lines
 * below are not its own.
 */
function ownLines(yaml: string, { key, value }: Pair<Scalar, unknown>): { from: number; to: number } {
  const from = key.range?.[0] ?? 0
  const range = (value as { range?: [number, number, number] } | null)?.range
  let to = Math.max(range?.[1] ?? 0, key.range?.[1] ?? 0)
  // A value of several lines may end with its own break.
  if (!/[\r\n]/.test(yaml[to - 1] ?? '')) {
    const rest = /^[^\r\n]*(?:\r\n|\n|\r|$)/.exec(yaml.slice(to))
    to += rest?.[0].length ?? 0
  }
  const blank = /(?<=\r\n|\n|\r(?!\n))(?:[ \t]*(?:\r\n|\n|\r))+$/.exec(yaml.slice(from, to))
  return { from, to: blank ? from + blank.index : to }
}

/** A list in its old form: entries that were there keep their lines, with their quotes and comments. */
function seqLike(
  yaml: string,
  seq: YAMLSeq,
  values: readonly string[],
  newline: string,
): { from: number; to: number; text: string } | undefined {
  if (seq.flow || seq.items.length === 0 || !seq.items.every((item) => isScalar(item) && item.range)) return undefined
  const items = seq.items as Scalar[]
  const start = seq.range?.[0] ?? 0
  const lineStart = Math.max(yaml.lastIndexOf('\n', start - 1), yaml.lastIndexOf('\r', start - 1)) + 1
  const indent = yaml.slice(lineStart, start)
  if (/\S/.test(indent)) return undefined
  let at = lineStart
  const lines = items.map((item) => {
    const rest = /^[^\r\n]*(?:\r\n|\n|\r|$)/.exec(yaml.slice(item.range?.[1] ?? at))
    const end = (item.range?.[1] ?? at) + (rest?.[0].length ?? 0)
    const source = yaml.slice(at, end)
    at = end
    return { value: String(item.value), source }
  })
  const like = items[0] as Scalar
  const text = values.map((value) => {
    const known = lines.findIndex((line) => line.value === value)
    const [kept] = known === -1 ? [] : lines.splice(known, 1)
    if (kept) return /[\r\n]$/.test(kept.source) ? kept.source : `${kept.source}${newline}`
    return `${indent}- ${scalarLike(like, value)}${newline}`
  })
  return { from: lineStart, to: at, text: text.join('') }
}

function keyLines(key: string, value: Value, newline: string): string {
  if (!Array.isArray(value)) return `${key}: ${scalarLike(undefined, value as string | boolean)}${newline}`
  const items = value.map((each: string) => `  - ${scalarLike(undefined, each)}${newline}`)
  return `${key}:${newline}${items.join('')}`
}

/** A value on one line, in the quotes that stood around the old one. */
function scalarLike(old: Scalar | undefined, value: string | boolean): string {
  if (typeof value === 'boolean') return String(value)
  const scalar = new Scalar(value)
  if (old?.type === 'QUOTE_DOUBLE' || old?.type === 'QUOTE_SINGLE') scalar.type = old.type
  const written = stringify(scalar, { lineWidth: 0, schema: 'core' }).replace(/\n$/, '')
  return /[\r\n]/.test(written) ? JSON.stringify(value) : written
}

function holds({ value }: Pair<Scalar, unknown>, wanted: Value): boolean {
  if (isSeq(value)) {
    const items = value.items.map((item) => (isScalar(item) ? item.value : undefined))
    return Array.isArray(wanted) && items.length === wanted.length && items.every((item, at) => item === wanted[at])
  }
  return isScalar(value) && value.value === wanted
}

/** The block, where it says now what it should. */
function checked(yaml: string, key: string, value: Value): string | undefined {
  const pair = pairOf(mapOf(yaml)?.map ?? null, key)
  return pair && holds(pair, value) ? yaml : undefined
}
