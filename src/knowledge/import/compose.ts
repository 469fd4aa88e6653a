/** One imported article as a file: Bellhop's front matter, then its markdown. */
import { createHash } from 'node:crypto'
import { stringify } from 'yaml'
import type { Front, Original } from './original.ts'

export interface Composed {
  title: string
  front: Front
  redirectFrom: string[]
  body: string
  /** The id at the source; see front-matter.ts. */
  importedFrom: string
  /** Of the source as it was read. */
  digest: string
}

/** Keys in the order in which they stand in the file. */
const order = [
  'description',
  'tags',
  'lang',
  'aliases',
  'questions',
  'audience',
  'draft',
  'owner',
  'reviewBy',
  'updated',
  'publishAt',
  'pages',
  'translationOf',
] as const

/**
 * The whole text of an article's file. It carries a digest of the source and one of itself, so that the next import
 * can tell what changed there from what changed here.
 */
export function compose({ title, front, redirectFrom, body, importedFrom, digest }: Composed): string {
  const block: Record<string, unknown> = { title }
  for (const key of order) {
    const value = front[key]
    if (value !== undefined && !(Array.isArray(value) && value.length === 0)) block[key] = value
  }
  if (redirectFrom.length > 0) block.redirectFrom = redirectFrom
  block.importedFrom = importedFrom
  const yaml = stringify(block, { lineWidth: 0, defaultStringType: 'PLAIN', schema: 'core' })
  const text = `---\n${yaml}---\n\n${body.trim()}\n`
  return text.replace(
    /^---\n([\s\S]*?)^---$/m,
    (_, inner: string) => `---\n${inner}importedHash: ${digest}-${ownDigest(text)}\n---`,
  )
}

/**
 * The text's digest without the line that holds it, whatever its line ends. Whoever moves an article adds where it was;
 * that is no edit.
 */
function ownDigest(text: string): string {
  const rest = text
    .replace(/\r\n?/g, '\n')
    .replace(/^importedHash:.*\n/m, '')
    .replace(/^redirectFrom:.*\n(?:[ \t]+.*\n|- .*\n)*/m, '')
  return createHash('sha256').update(rest).digest('hex').slice(0, 12)
}

/** What a file says of its import: whether the source is as it was then, and whether the file is. */
export function imported(
  text: string,
  hash: string | undefined,
  digest: string,
): { sameSource: boolean; edited: boolean } {
  const [source, own] = (hash ?? '').split('-')
  return { sameSource: source === digest, edited: own !== ownDigest(text) }
}

/** The newer text of a conflict, as a draft that nothing leads to. */
export const asDraft = (original: Original, composed: Composed): Composed => ({
  ...composed,
  front: { ...original.front, draft: true, questions: [], aliases: [] },
  redirectFrom: [],
  importedFrom: `${composed.importedFrom}#newer`,
})
