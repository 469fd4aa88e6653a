/** Everything that is wrong with one text as it would stand in the base, with its place and what to do. */
import { basename } from 'node:path/posix'
import { type Fix, isPublic, type Problem } from '../../domain/articles.ts'
import type { Iso } from '../../domain/events.ts'
import { articleId, languageOfArticle, maxArticleBytes, parseArticle, titleOf } from '../article.ts'
import type { Remark } from '../front-matter.ts'
import { plain } from '../plain-text.ts'
import type { Around } from './around.ts'
import { judgeDates } from './dates.ts'
import { judgeHeadings } from './headings.ts'
import { judgeLink } from './links.ts'
import { judgeMarkup } from './markup.ts'
import { judgeNames, type Named } from './names.ts'
import { judgePictures } from './pictures.ts'
import { readWritten, type Written } from './read.ts'
import { judgeReading } from './readability.ts'
import { judgeSpaces } from './spaces.ts'

/** A text that was read, with what it shows by itself; how it stands in the base is judged again and again. */
export interface TextReading {
  path: string
  /** Remarks that hold wherever the text stands. */
  own: readonly Remark[]
  /** Whether a byte order mark stands before it. */
  marked?: boolean
  /** What the base has a say in; missing where the text cannot be read. */
  open?: Named & Omit<Written, 'tree' | 'text' | 'placeOf' | 'remarks'>
}

/** What an article was written in before, where it was there, and what most articles are. */
export interface Languages {
  before: string | undefined
  common: string
}

/**
 * @param path from the knowledge base's root, with forward slashes, e.g. `billing/refunds.md`
 * @param lang what it is written in, for a text that does not say; telling it takes longer than all the rest
 */
export function readText(path: string, text: string, lang: Languages): TextReading {
  // A byte order mark is no part of the first line; offsets count it all the same.
  if (!text.startsWith('\uFEFF')) return readMarkdown(path, text, lang)
  const { own, ...reading } = readMarkdown(path, text.slice(1), lang)
  const behindMark = (remark: Remark): Remark => (remark.fix ? { ...remark, fix: shifted(remark.fix) } : remark)
  return { ...reading, own: own.map(behindMark), marked: true }
}

const shifted = ({ from, to, text }: Fix): Fix => ({ from: from + 1, to: to + 1, text })

function readMarkdown(path: string, text: string, lang: Languages): TextReading {
  const written = isLong(text) || text.includes('\0') ? undefined : readWritten(text)
  if (!written) {
    const { problems } = parseArticle(path, new TextEncoder().encode(text))
    return { path, own: problems.map(({ file: _, ...remark }) => remark) }
  }
  if (written.unread) return { path, own: written.remarks }
  const { front, tree, places, unread, headings, anchors, links, pictures } = written
  const id = articleId(path)
  const title = titleOf(front, headings[0]?.text, id)
  const prose = tree.children.filter(({ type }) => type !== 'heading').map(plain)
  const spoken =
    front.lang ?? lang.before ?? languageOfArticle(path, front, () => `${title}\n${prose.join('\n')}`) ?? lang.common
  const own = [
    ...written.remarks,
    ...judgeSpaces(written),
    ...(prose.some((each) => /[\p{L}\p{N}]/u.test(each)) ? [] : [nothingBelow(path, written)]),
    ...judgeHeadings(written),
    ...judgeMarkup(written),
    ...judgeReading(written, spoken),
  ]
  return { path, own, open: { id, title, lang: spoken, front, places, unread, headings, anchors, links, pictures } }
}

/** Problems of a text that was read, as the base around it is now, by line. Offsets of fixes are those of the text. */
export function judgeIn({ path, own, open, marked }: TextReading, around: Around, now: Iso): Problem[] {
  const remarks = [...own]
  if (open) {
    const { front, links, pictures } = open
    const { audience, draft } = front
    const holder = { id: open.id, anchors: open.anchors, shown: isPublic({ audience, draft }, now) }
    const ofLinks = links.flatMap((link) => judgeLink(link, holder, around, now) ?? [])
    remarks.push(
      ...judgeNames(open, around),
      ...judgeDates(open, now),
      ...ofLinks.map((remark) => (marked && remark.fix ? { ...remark, fix: shifted(remark.fix) } : remark)),
      ...judgePictures(path, pictures, around),
    )
  }
  return remarks.map(({ key: _, ...remark }) => ({ ...remark, file: path })).sort(inOrder)
}

function nothingBelow(path: string, { tree, placeOf }: Written): Remark {
  const { line } = placeOf(tree)
  const message = `${basename(path)} has no text below its title, so it answers nothing. Write it, or make it a draft.`
  return { severity: 'warning', kind: 'no-text', line, message }
}

const isLong = (text: string) => text.length > maxArticleBytes || Buffer.byteLength(text) > maxArticleBytes

export const inOrder = (one: Problem, other: Problem) =>
  one.line - other.line || (one.column ?? 0) - (other.column ?? 0)
