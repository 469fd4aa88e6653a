/** The YAML block on top of an article: what editors may say there, and how a slip is reported. */
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Pair, parseDocument, visit } from 'yaml'
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
  /** The article that this one says in another language: its path from the root, without `.md`. */
  translationOf?: string
}

/** A remark about one line; `unknownKey` marks those that may repeat in every file of an imported help centre. */
export interface Remark {
  severity: 'error' | 'warning'
  line: number
  message: string
  unknownKey?: string
  /** Of the key whose value is wrong. */
  key?: string
}

export interface Split {
  front: FrontMatter
  /** Markdown below the block. */
  body: string
  /** Lines above the body, so that its faults can be placed. */
  offset: number
  remarks: Remark[]
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
  if (foreign && foreign.toLowerCase() !== 'yaml') {
    const message = `The block on top is marked as ${foreign}. Bellhop reads YAML only and runs nothing: start it with a plain ---.`
    return { front, body: '', offset: 0, remarks: [{ severity: 'error', line: 1, message }] }
  }
  if (!opening) return { front, body: text, offset: 0, remarks: [] }

  const rest = text.slice(opening[0].length)
  const closing = /^(?:---|\.\.\.)[ \t]*$/m.exec(rest)
  if (!closing) {
    if (!/^[\w-]+[ \t]*:/.test(rest)) return { front, body: text, offset: 0, remarks: [] }
    const message = 'The block on top opens with --- and is never closed. Add a line --- below its last key.'
    return { front, body: '', offset: 0, remarks: [{ severity: 'error', line: 1, message }] }
  }
  const yaml = rest.slice(0, closing.index)
  const body = rest.slice(closing.index + closing[0].length).replace(/^\r?\n/, '')
  const offset = lines(text) - lines(body)
  if (Buffer.byteLength(yaml) > maxFrontMatterBytes) {
    const message = `The block on top is larger than ${maxFrontMatterBytes / 1024} KiB. Move the text below it.`
    return { front, body, offset, remarks: [{ severity: 'error', line: 1, message }] }
  }
  return { front, body, offset, remarks: readKeys(yaml, front) }
}

function readKeys(yaml: string, front: FrontMatter): Remark[] {
  const counter = new LineCounter()
  const document = parseDocument(yaml, { lineCounter: counter, merge: false, schema: 'core', logLevel: 'silent' })
  const lineAt = (offset = 0) => counter.linePos(offset).line + 1
  // One slip makes several errors; the first is the one to mend.
  const remarks: Remark[] = document.errors.slice(0, 1).map((error) => ({
    severity: 'error',
    line: lineAt(error.pos[0]),
    message: `The block on top is not valid YAML: ${firstLine(error.message)}. Put a value with a colon in quotes.`,
  }))
  if (remarks.length > 0 || document.contents === null) return remarks
  if (!isMap(document.contents)) {
    return [{ severity: 'error', line: 2, message: 'The block on top is not a list of `key: value` lines.' }]
  }
  let aliases = 0
  visit(document, { Alias: () => void aliases++ })
  if (aliases > maxAliases) {
    const message = `The block on top refers to itself ${aliases} times; at most ${maxAliases} aliases (*name) are resolved.`
    return [{ severity: 'error', line: 2, message }]
  }
  for (const pair of document.contents.items as Pair[]) {
    const key = isScalar(pair.key) ? String(pair.key.value) : ''
    const line = lineAt(isScalar(pair.key) ? (pair.key.range?.[0] ?? 0) : 0)
    const read = Object.hasOwn(readers, key) ? readers[key] : undefined
    if (!read) {
      remarks.push({ severity: 'warning', line, message: unknown(key), unknownKey: key })
      continue
    }
    const value = isAlias(pair.value) ? pair.value.resolve(document) : pair.value
    if (value === null || value === undefined || (isScalar(value) && value.value === null)) continue
    const wrong = read(front, value)
    if (wrong) remarks.push({ severity: 'error', line, message: `\`${key}\` ${wrong}`, key })
  }
  return remarks
}

/** Puts a value into the front matter, or says what is wrong with it. */
type Reader = (front: FrontMatter, value: unknown) => string | undefined

const readers: Record<string, Reader> = {
  title: text('title'),
  description: text('description'),
  owner: text('owner'),
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

function text(key: 'title' | 'description' | 'owner'): Reader {
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

function unknown(key: string): string {
  const near = Object.keys(readers)
    .map((known) => ({ known, far: distance(key.toLowerCase().replace(/[-_]/g, ''), known.toLowerCase()) }))
    .sort((a, b) => a.far - b.far)[0]
  const meant = near && near.far <= (key.length > 4 ? 2 : 1) ? ` Did you mean \`${near.known}\`?` : ''
  return `\`${key}\` is not a key that Bellhop knows; it is ignored.${meant}`
}

/** Levenshtein distance: single letters put in, left out or changed. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1))
    }
    row = next
  }
  return row[b.length] as number
}

function nothingSaid(): FrontMatter {
  return { tags: [], aliases: [], questions: [], audience: 'public', draft: false, pages: [], redirectFrom: [] }
}

const lines = (text: string) => text.split('\n').length
const firstLine = (message: string) =>
  (message.split('\n')[0] as string).replace(/ at line .*$/, '').replace(/[.:]$/, '')
