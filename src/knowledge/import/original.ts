/** What the readers of all kinds of sources answer: articles in markdown with the addresses that they had there. */
import { createHash } from 'node:crypto'
import type { ImportKind } from '../../protocol/moving.ts'

/** The front matter that an article gets; see `front-matter.ts`. */
export interface Front {
  description?: string
  tags?: string[]
  lang?: string
  aliases?: string[]
  questions?: string[]
  audience?: 'internal'
  draft?: true
  owner?: string
  reviewBy?: string
  updated?: string
  publishAt?: string
  pages?: string[]
  translationOf?: string
}

export interface Original {
  /** Stable at the source, e.g. `zendesk:acme/360012345`: the same id is the same article, whatever it is called. */
  id: string
  /** The file that it comes from. */
  at: string
  title: string
  front: Front
  /** Markdown, with links and pictures as the source has them. */
  body: string
  /** The folders that it lies in, from the outermost. */
  folders: string[]
  /** What its file is to be called, before it is made fit for that. */
  name: string
  /** Where it is a translation: its language's folder, and the id of the article that it says in another language. */
  variant?: string
  translationOf?: string
  /** What links to it may be found by; see `Reading.keysOf`. */
  keys: string[]
  /** Ids, paths and slugs that it had there. */
  former: string[]
  /** By ids of the page, the fragment of the heading they stand at. */
  anchors: Record<string, string>
  /** What was lost on the way. */
  warnings: string[]
  /** Tells whether it changed at the source. */
  digest: string
}

/** A picture of the source, or the address that it can be fetched from. */
export type Found = { read(): Uint8Array; name: string } | { url: string }

export interface Skipped {
  at: string
  reason: string
  /** Whether it should have become an article. */
  failed: boolean
}

export interface Reading {
  kind: ImportKind
  /** What every id of this source begins with. */
  scope: string
  originals: Original[]
  skipped: Skipped[]
  notes: string[]
  /** What an address (without a fragment) may be found by, best first. */
  keysOf(from: Original, address: string): string[]
  /** The address as it works from elsewhere, or undefined where it leads nowhere outside of the source. */
  absolute(from: Original, address: string): string | undefined
  pictureOf(from: Original, src: string): Found | undefined
}

/** Tells whether something changed: 12 hex digits of SHA-256 over its JSON. */
export function digestOf(...parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12)
}

/** A date of the source as a day, or nothing where it is none. */
export function dayOf(value: unknown): string | undefined {
  if (value === null || value === undefined || value === '') return undefined
  const at = typeof value === 'number' ? new Date(value * 1000) : new Date(String(value))
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString().slice(0, 10)
}

/** A language tag as front matter takes it; undefined for what is none. */
export function langOf(value: unknown): string | undefined {
  const tag = typeof value === 'string' ? value.trim().toLowerCase().replace('_', '-') : ''
  return /^[a-z]{2,3}(?:-[a-z0-9]+)*$/.test(tag) ? (tag.split('-')[0] as string) : undefined
}

/** The path of an address without slashes at its ends and without an ending of a page; empty for no address. */
export function pathOf(address: string): string {
  const path = URL.canParse(address) ? new URL(address).pathname : (address.split(/[?#]/)[0] ?? '')
  return decoded(path)
    .replace(/^\/+|\/+$/g, '')
    .replace(/\.(?:mdx?|html?)$/i, '')
}

/** What stands behind percent signs, where it can be told. */
export function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
