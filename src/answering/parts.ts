/** A passage as the parts that can be quoted: whole blocks, a list together with the sentence that announces it. */
import type { Passage } from '../domain/articles.ts'
import { keeping } from '../domain/kept.ts'
import { lineOf, words } from '../domain/text.ts'
import { type Block, blocksOf } from './blocks.ts'
import { lengthOf, lengthOfPlain } from './length.ts'
import { plain } from './plain.ts'
import { readable } from './readable.ts'
import { sentencesOf } from './sentences.ts'
import { contentOf, coverage, stemsOf } from './support.ts'
import { leadsOn } from './words/signposts.ts'

export interface Part {
  markdown: string
  words: number
  /** Numbered steps: they stay whole and may be longer. */
  steps: boolean
  /** Steps that begin with a later number than 1: those before stand in another part. */
  later: boolean
  /** Ends with a colon: what it announces has to follow. */
  announces: boolean
  /** Means nothing without what stands before it: a callout, a list, code. */
  leansBack: boolean
  /** Only says what the article is about. */
  intro: boolean
  /** More of it stands in the article. */
  cut: boolean
  /** Goes on in the paragraph of the part before it. */
  follows: boolean
  /** A quote may begin here: at a paragraph, a list or a table, and within a wall of text at any sentence. */
  opens: boolean
  /** What `heldBy` looks a question's words and 4-grams up in. */
  stems: ReadonlySet<string>
  line: string
}

/** Words of one part, with steps and without. */
const MOST_STEPS = 190
/** Words of steps that are not cut for so little: the last step is often the one that does it. */
const WHOLE_STEPS = 240
const MOST_LIST = 110
const MOST_TABLE = 150
const MOST_CODE_LINES = 40
/** Words from which a paragraph is a wall. */
const WALL = 110

/** What can be quoted of a passage, in order; empty for tables of contents, lists of links and the like. */
export function partsOf(passage: Passage, query: string, lang: string): Part[] {
  const parts = piecesIn(lang)(passage)
    .flatMap((piece) => (typeof piece === 'function' ? piece(query) : piece))
    .filter(({ words: count }) => count > 0)
  const telling = parts.filter(({ intro, leansBack }) => !intro && !leansBack)
  return telling.length > 0 ? parts.filter(({ intro }) => !intro) : parts
}

/** Parts that are the same whatever is asked; of a long list or table it depends on the question. */
type Piece = Part[] | ((query: string) => Part[])

/** Languages that customers write in, and passages that were looked into for each, the latest: about 5 KB each. */
const MOST_LANGUAGES = 6
const MOST_PASSAGES = 1_000
const piecesIn = keeping(MOST_LANGUAGES, (lang: string) =>
  keeping(MOST_PASSAGES, ({ markdown }: Passage) =>
    blocksOf(markdown)
      .filter(({ kind }) => kind !== 'heading' && kind !== 'rule' && kind !== 'html')
      .map((block) => fromBlock(block, lang)),
  ),
)

function fromBlock(block: Block, lang: string): Piece {
  switch (block.kind) {
    case 'list':
      return listPiece(block, lang)
    case 'table':
      return tablePiece(block, lang)
    case 'code':
      return codeParts(block)
    case 'callout':
    case 'quote':
      return [part(readable(block.markdown, lang), { leansBack: block.kind === 'callout' })]
    default:
      return paragraphParts(block.markdown, lang)
  }
}

const introducing =
  /^(?:learn (?:how|what|about|more)|this (?:article|page|section|guide|tutorial) (?:explains|describes|shows|covers|contains|provides|will|is about|lists|outlines)|in this (?:article|guide|tutorial|section)\b|.*\bhere,? you(?:['’]ll| will)? (?:learn|find)|(?:dieser|in diesem) artikel|cet article|dans cet article|este articulo|en este articulo|ovaj clanak|u ovom clanku)/i

/** Code is quoted whole or not at all. */
function codeParts({ markdown }: Block): Part[] {
  const whole = part(markdown, { leansBack: true })
  return markdown.split('\n').length > MOST_CODE_LINES || whole.words > MOST_TABLE ? [] : [whole]
}

function part(markdown: string, more: Partial<Part> = {}): Part {
  const { text } = plain(markdown)
  return {
    markdown,
    words: lengthOfPlain(text),
    steps: false,
    later: false,
    announces: /[:：]\s*[*_]*\s*$/.test(markdown),
    leansBack: false,
    intro: introducing.test(text.trim()),
    cut: false,
    follows: false,
    opens: true,
    stems: stemsOf(markdown),
    line: lineOf(markdown),
    ...more,
  }
}

/** Sentence by sentence, so that a quote may end with any of them. */
function paragraphParts(asWritten: string, lang: string): Part[] {
  const markdown = readable(asWritten, lang)
  const { text } = plain(markdown)
  if (!/[\p{L}\p{N}]/u.test(text) || isJunk(markdown)) return []
  if (isOnlyLinks(asWritten)) return absoluteLink.test(asWritten) ? [part(markdown, { leansBack: true })] : []
  const wall = lengthOfPlain(text) > WALL
  const wholeIntro = introducing.test(text.trim())
  return wholeSentences(markdown).map((sentence, at) =>
    part(sentence, { follows: at > 0, opens: wall || at === 0, intro: wholeIntro && (at === 0 || !wall) }),
  )
}

/** Sentences; emphasis, code and links that go over the border of two keep them together. */
function wholeSentences(markdown: string): string[] {
  const found: string[] = []
  for (const sentence of sentencesOf(markdown)) {
    const before = found.at(-1)
    if (before !== undefined && !closedMarkup(before)) found[found.length - 1] = before + sentence
    else found.push(sentence)
  }
  return found.map((sentence) => sentence.trim())
}

function closedMarkup(text: string): boolean {
  const even = (mark: RegExp) => (text.match(mark)?.length ?? 0) % 2 === 0
  const count = (mark: string) => text.split(mark).length
  return (
    even(/\*/g) &&
    even(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu) &&
    even(/`/g) &&
    even(/~~/g) &&
    count('[') === count(']') &&
    count('(') <= count(')')
  )
}

const absoluteLink = /\]\(https?:|href="https?:/

/** A signpost, not a statement. */
function isOnlyLinks(markdown: string): boolean {
  const rest = markdown.replace(/\[[^\]]*\]\([^)]*\)/g, '').replace(/<a\s[^>]*>[\s\S]*?<\/a>/gi, '')
  return rest !== markdown && !/[\p{L}\p{N}]/u.test(rest)
}

/** Remnants of the page: "In this article:", "Back to top". */
function isJunk(markdown: string): boolean {
  if (leadsOn(markdown)) return true
  return /^[\s*_]*(?:in this (?:article|section|guide|page)s?|on this page|table of contents|contents|back to top|in diesem artikel|dans cet article|en este articulo|en este artículo)\s*[:：]?[\s*_]*$/i.test(
    markdown,
  )
}

function listPiece(block: Block, lang: string): Piece {
  const items = (block.items ?? []).map((item) => tidyItem(readable(item, lang))).filter(saysSomething)
  if (items.length === 0 || isLinks(items, block.items ?? [])) return []
  const listed = (chosen: string[]) => {
    const loose = chosen.some((item) => item.includes('\n\n'))
    return [
      part(chosen.join(loose ? '\n\n' : '\n'), {
        steps: block.ordered ?? false,
        later: (block.ordered ?? false) && Number(/^\s*(\d+)/.exec(items[0] ?? '')?.[1] ?? 1) > 1,
        leansBack: !block.ordered,
        announces: false,
        cut: chosen.length < items.length,
      }),
    ]
  }
  if (block.ordered) return listed(fromFirst(items, MOST_STEPS).map(numberedFrom(items[0])))
  return fitting(items, MOST_LIST, listed)
}

/** A label whose content was an image or an anchor says nothing any more. */
function saysSomething(item: string): boolean {
  const { text } = plain(item)
  const count = words(text).length
  return count > 0 && !(count <= 3 && !item.includes('\n') && /[:：]\s*$/.test(text.trim()))
}

/** Markdown may number every step 1; a reader of the text should not have to count. */
function numberedFrom(first: string | undefined): (item: string, at: number) => string {
  const start = Number(/^\s*(\d+)/.exec(first ?? '')?.[1] ?? 1)
  return (item, at) => item.replace(/^(\s*)\d+/, (_, indent: string) => `${indent}${start + at}`)
}

/** An item that announced an image says what it says. */
function tidyItem(item: string): string {
  const trimmed = item.replace(/\n\s*\n(?=\s*\n)/g, '\n').trimEnd()
  return trimmed.includes('\n') ? trimmed : trimmed.replace(/\s*[:：]\s*$/, '.')
}

/** Steps from the first on: without the ones before, a step is worth nothing. */
function fromFirst(items: string[], most: number): string[] {
  if (items.reduce((sum, item) => sum + lengthOf(item), 0) <= WHOLE_STEPS) return items
  let count = 0
  const kept = items.filter((item) => {
    count += lengthOf(item)
    return count <= most
  })
  return kept.length > 0 ? kept : items.slice(0, 1)
}

/** All items where they are short enough; else those that answer, in their order. */
function fitting(items: string[], most: number, made: (chosen: string[]) => Part[]): Piece {
  const counted = items.map((item, at) => ({ item, at, count: lengthOf(item), stems: stemsOf(item) }))
  if (counted.reduce((sum, { count }) => sum + count, 0) <= most) return made(items)
  return (query) => {
    const content = contentOf(query)
    const ranked = counted
      .map((each) => ({ ...each, share: coverage(content, each.stems) }))
      .sort((a, b) => b.share - a.share || a.at - b.at)
    let count = 0
    const kept = ranked.filter((each) => {
      if (count + each.count > most) return false
      count += each.count
      return true
    })
    return made((kept.length > 0 ? kept : ranked.slice(0, 1)).sort((a, b) => a.at - b.at).map(({ item }) => item))
  }
}

/** The share of items that are links from which a list is a signpost. */
const LINKS_SHARE = 0.6

/** A table of contents or "see also": items that are nothing but a link. */
function isLinks(items: string[], asWritten: string[]): boolean {
  const linkOnly = asWritten.filter((item) =>
    /^\s*(?:[-*+]|\d+[.)])\s*\[[^\]]*\]\([^)]*\)\s*[.;]?\s*$/.test(item),
  ).length
  return items.length > 0 && linkOnly >= asWritten.length * LINKS_SHARE
}

/** Header and divider always; of a long table the rows that answer. */
function tablePiece(block: Block, lang: string): Piece {
  const [head = '', divider = '', ...rows] = block.markdown.split('\n').map((line) => readable(line, lang))
  return fitting(rows, MOST_TABLE, (chosen) => [
    part([head, divider, ...chosen].join('\n'), {
      announces: false,
      leansBack: true,
      cut: chosen.length < rows.length,
    }),
  ])
}
