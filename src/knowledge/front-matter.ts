/** The YAML block on top of an article: what editors may say there, and how a slip is reported. */
import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, type Pair, parseDocument, visit } from 'yaml'
import type { Problem } from '../domain/articles.ts'
import { edits } from '../domain/distance.ts'
import type { Iso } from '../domain/events.ts'

export interface FrontMatter {
  title?: string
  description?: string
  tags: string[]
  lang?: string
  aliases: string[]
  questions: string[]
  audience: 'public' | 'internal'
  draft: boolean
  owner?: string
  reviewBy?: string
  updated?: string
  publishAt?: Iso
  pages: string[]
  redirectFrom: string[]
  /** What the article is at the place it was imported from; the importer's own. */
  importedFrom?: string
  /** Digests of the source and of the file as they were imported; the importer's own. */
  importedHash?: string
  /** The article that this one says in another language: its path from the root, without `.md`. */
  translationOf?: string
}

/** A problem of one file; its fix is for the text that was read, and `key` is that whose value is wrong. */
export type Remark = Omit<Problem, 'file'> & { key?: string }

/** Where something stands in a file: 1-based line and column, and offsets. */
export interface Place {
  line: number
  column: number
  from: number
  to: number
}

/** Where a key stands, and each value of its list or its one value. */
export interface KeyPlaces {
  key: Place
  values: Place[]
}

export interface Split {
  front: FrontMatter
  /** Markdown below the block. */
  body: string
  /** Lines above the body, so that its faults can be placed. */
  offset: number
  /** Characters above the body. */
  start: number
  remarks: Remark[]
  places: ReadonlyMap<string, KeyPlaces>
}

/** Bytes; a block beyond it is data, not a heading for an article. */
const maxFrontMatterBytes = 64 * 1024
/** Aliases (`*name`) that YAML may resolve; articles need none, and bombs need many. */
const maxAliases = 10

/**
 * Splits a file into its front matter and its body and reads the former.
 * Any remark of severity `error` means that the file cannot be trusted to say who may read it: leave it out.
 */
export function readFrontMatter(text: string): Split {
  const front = nothingSaid()
  const opening = /^---[ \t]*(\S*)[ \t]*\r?\n/.exec(text)
  const foreign = /^(?:\+\+\+|;;;)[ \t]*\r?\n/.test(text) ? 'TOML or JSON' : opening?.[1]
  const refuse = (message: string): Split => ({
    ...{ front, body: '', offset: 0, start: 0, places: new Map() },
    remarks: [{ severity: 'error', kind: 'front-matter', line: 1, column: 1, message }],
  })
  if (foreign && foreign.toLowerCase() !== 'yaml') {
    return refuse(
      `The block on top is marked as ${foreign}. Bellhop reads YAML only and runs nothing: start it with a plain ---.`,
    )
  }
  const bare: Split = { front, body: text, offset: 0, start: 0, remarks: [], places: new Map() }
  if (!opening) return bare

  const above = opening[0].length
  const rest = text.slice(above)
  const closing = /^(?:---|\.\.\.)[ \t]*$/m.exec(rest)
  if (!closing) {
    if (!/^[\w-]+[ \t]*:/.test(rest)) return bare
    return refuse('The block on top opens with --- and is never closed. Add a line --- below its last key.')
  }
  const yaml = rest.slice(0, closing.index)
  const body = rest.slice(closing.index + closing[0].length).replace(/^\r?\n/, '')
  const split = { front, body, offset: lines(text) - lines(body), start: text.length - body.length }
  if (Buffer.byteLength(yaml) > maxFrontMatterBytes) {
    const message = `The block on top is larger than ${maxFrontMatterBytes / 1024} KiB. Move the text below it.`
    const remark: Remark = { severity: 'error', kind: 'front-matter', line: 1, column: 1, message }
    return { ...split, remarks: [remark], places: new Map() }
  }
  return { ...split, ...readKeys(yaml, front, above) }
}

/** @param above characters before the block */
function readKeys(yaml: string, front: FrontMatter, above: number): Pick<Split, 'remarks' | 'places'> {
  const counter = new LineCounter()
  const places = new Map<string, KeyPlaces>()
  const document = parseDocument(yaml, { lineCounter: counter, merge: false, schema: 'core', logLevel: 'silent' })
  const placeAt = (from = 0, to = from): Place => {
    const { line, col } = counter.linePos(from)
    return { line: line + 1, column: Math.max(1, col), from: above + from, to: above + to }
  }
  const placeOf = (node: unknown) => {
    const [from, to] = isNode(node) ? (node.range ?? []) : []
    return placeAt(from, to)
  }
  const refuse = (message: string, { line, column }: Pick<Place, 'line' | 'column'> = { line: 2, column: 1 }) => ({
    remarks: [{ severity: 'error', kind: 'front-matter', line, column, message } satisfies Remark],
    places,
  })
  // One slip makes several errors; the first is the one to mend.
  const [error] = document.errors
  if (error) {
    const said = firstLine(error.message)
    return refuse(
      `The block on top is not valid YAML: ${said}. Put a value with a colon in quotes.`,
      placeAt(error.pos[0]),
    )
  }
  if (document.contents === null) return { remarks: [], places }
  if (!isMap(document.contents)) return refuse('The block on top is not a list of `key: value` lines.')
  let aliases = 0
  visit(document, { Alias: () => void aliases++ })
  if (aliases > maxAliases) {
    return refuse(
      `The block on top refers to itself ${aliases} times; at most ${maxAliases} aliases (*name) are resolved.`,
    )
  }
  const pairs = document.contents.items as Pair[]
  const keys = pairs.map((pair) => (isScalar(pair.key) ? String(pair.key.value) : ''))
  const remarks: Remark[] = []
  for (const [at, pair] of pairs.entries()) {
    const key = keys[at] ?? ''
    const place = placeOf(pair.key)
    const { line, column } = place
    const read = Object.hasOwn(readers, key) ? readers[key] : undefined
    if (!read) {
      remarks.push({ severity: 'warning', kind: 'unknown-key', line, column, ...unknown(key, keys, place) })
      continue
    }
    const value = isAlias(pair.value) ? pair.value.resolve(document) : pair.value
    if (value === null || value === undefined || (isScalar(value) && value.value === null)) continue
    places.set(key, { key: place, values: isSeq(value) ? value.items.map(placeOf) : [placeOf(value)] })
    const wrong = read(front, value)
    if (wrong) {
      const message = `\`${key}\` ${wrong}`
      remarks.push({ severity: 'error', kind: 'wrong-value', line, column, message, key })
    }
  }
  return { remarks, places }
}

/** Puts a value into the front matter, or says what is wrong with it. */
type Reader = (front: FrontMatter, value: unknown) => string | undefined

const readers: Record<string, Reader> = {
  title: text('title'),
  description: text('description'),
  owner: text('owner'),
  importedFrom: text('importedFrom'),
  importedHash: text('importedHash'),
  lang: (front, value) => {
    const lang = scalar(value)?.toLowerCase()
    if (!lang || !/^[a-z]{2,3}(?:[-_][a-z0-9]+)*$/.test(lang)) return 'takes a language tag such as en, de or sr-Latn.'
    front.lang = lang.split(/[-_]/)[0] as string
    return undefined
  },
  tags: list('tags', true),
  aliases: list('aliases'),
  questions: list('questions'),
  pages: list('pages'),
  redirectFrom: list('redirectFrom'),
  translationOf: (front, value) => {
    const of = scalar(value)?.trim()
    if (!of) return 'takes the path of an article, such as billing/refunds.'
    front.translationOf = idOf(of)
    return undefined
  },
  audience: (front, value) => {
    const audience = scalar(value)
    if (audience !== 'public' && audience !== 'internal') return 'takes public or internal.'
    front.audience = audience
    return undefined
  },
  draft: (front, value) => {
    if (!isScalar(value) || typeof value.value !== 'boolean') return 'takes true or false.'
    front.draft = value.value
    return undefined
  },
  updated: day('updated'),
  reviewBy: day('reviewBy'),
  publishAt: (front, value) => {
    const at = moment(scalar(value))
    if (!at) return 'takes a date such as 2026-05-01 or 2026-05-01T09:00:00+02:00; without a zone it is UTC.'
    front.publishAt = at
    return undefined
  },
}

function text(key: 'title' | 'description' | 'owner' | 'importedFrom' | 'importedHash'): Reader {
  return (front, value) => {
    const found = scalar(value)
    if (found === undefined) return 'takes one line of text.'
    if (found.trim()) front[key] = found.trim().replace(/\s+/g, ' ')
    return undefined
  }
}

function list(key: 'tags' | 'aliases' | 'questions' | 'pages' | 'redirectFrom', commas = false): Reader {
  return (front, value) => {
    const items = isSeq(value) ? value.items.map(scalar) : [scalar(value)]
    if (items.some((item) => item === undefined)) return 'takes a list of texts, one a line after a dash.'
    const texts = (items as string[]).flatMap((item) => (commas && !isSeq(value) ? item.split(',') : [item]))
    front[key] = texts.map((item) => item.trim()).filter(Boolean)
    return undefined
  }
}

function day(key: 'updated' | 'reviewBy'): Reader {
  return (front, value) => {
    const found = scalar(value)
    if (!moment(found)) return 'takes a date such as 2026-05-01.'
    front[key] = found as string
    return undefined
  }
}

/** The id that a path means, written with `/` in front and `.md` behind or without. */
export const idOf = (path: string): string => path.replace(/^\/|\.md$/gi, '')

/** A scalar as its author wrote it: `title: 404` and `title: yes` are texts too. */
function scalar(value: unknown): string | undefined {
  if (!isScalar(value) || value.value === null) return undefined
  return typeof value.value === 'string' ? value.value : (value.source ?? String(value.value))
}

/** A date or a moment as ISO 8601 in UTC; undefined where it is neither. */
function moment(written: string | undefined): Iso | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
    written?.trim() ?? '',
  )
  if (!match) return undefined
  const zone = (match[3] ?? 'Z').replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')
  const at = new Date(`${match[1]}T${match[2] ?? '00:00'}${zone}`)
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString()
}

/** What is said of a key that nobody reads; it can be renamed where one other alone was meant and is not there yet. */
function unknown(key: string, keys: readonly string[], place: Place): Pick<Remark, 'message' | 'fix'> {
  const written = key.toLowerCase().replace(/[-_]/g, '')
  const near = Object.keys(readers)
    .map((known) => ({ known, far: edits(written, known.toLowerCase()) }))
    .sort((a, b) => a.far - b.far)
  const [first, second] = near
  const meant = first && first.far <= (key.length > 4 ? 2 : 1) ? first : undefined
  const message = `\`${key}\` is not a key that Bellhop knows; it is ignored.${meant ? ` Did you mean \`${meant.known}\`?` : ''}`
  if (!meant || meant.far === second?.far || keys.includes(meant.known)) return { message }
  // A key of three letters is one edit away from many a word.
  if (key.length < shortestRenamed || keys.filter((other) => other === key).length > 1) return { message }
  return { message, fix: { from: place.from, to: place.to, text: meant.known } }
}

/** Letters of a key that is renamed without asking. */
const shortestRenamed = 4

function nothingSaid(): FrontMatter {
  return { tags: [], aliases: [], questions: [], audience: 'public', draft: false, pages: [], redirectFrom: [] }
}

const lines = (text: string) => text.split('\n').length
const firstLine = (message: string) =>
  (message.split('\n')[0] as string).replace(/ at line .*$/, '').replace(/[.:]$/, '')
