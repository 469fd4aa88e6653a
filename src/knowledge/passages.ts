/** An article's body cut into passages: the text below one heading, in pieces that a customer can be shown. */
import type { Root } from 'mdast'
import type { Passage } from '../domain/articles.ts'
import { headingSlug, sentences } from '../domain/text.ts'
import type { Block } from './block.ts'
import { countWords, readBlocks } from './blocks.ts'

/** Words of a passage after which the next block starts a new one. */
export const passageWords = 140
/** Words of a single paragraph beyond which it is cut between sentences. */
const longParagraphWords = 200
/** Words of a last piece that is too small to stand alone. */
const crumbWords = 25

export interface Content {
  /** The first heading, for an article without a title. */
  heading?: string
  /** All passages' text, for telling the language. */
  text: string
  passages: Pick<Passage, 'trail' | 'anchor' | 'markdown' | 'text'>[]
  /** At the end of their sections: below the passage of that number, or above all of them at -1. */
  pictures: (Shown & { below: number })[]
}

type Text = Extract<Block, { kind: 'text' }>
type Shown = Extract<Block, { kind: 'picture' }>

/**
 * Reads a body into passages of about 140 words. Long sections are cut between blocks; the steps of a list stay
 * together, and so does the sentence that announces a list with the list.
 * @param title the article's title from its front matter; a first heading that repeats it, or that stands in for it at
 * the first level, is not part of any trail
 * @param parse what parses the text; as a whole unless said otherwise
 */
export function readPassages(body: string, title?: string, parse?: (source: string) => Root): Content {
  const blocks = readBlocks(body, parse)
  const first = blocks.find((block) => block.kind === 'heading')
  const heading = first?.kind === 'heading' && first.text ? first.text : undefined
  const content: Content = { ...(heading ? { heading } : {}), text: '', passages: [], pictures: [] }
  const slugs = new Map<string, number>()
  let above: { depth: number; text: string }[] = []
  let anchor = ''
  let section: Text[] = []
  let shown: Shown[] = []

  const close = () => {
    const trail = above.map(({ text }) => text)
    for (const piece of pieces(section)) content.passages.push({ trail, anchor, ...piece })
    content.pictures.push(...shown.map((picture) => ({ ...picture, below: content.passages.length - 1 })))
    section = []
    shown = []
  }
  for (const block of blocks) {
    if (block.kind === 'text') {
      section.push(block)
      continue
    }
    if (block.kind === 'picture') {
      shown.push(block)
      continue
    }
    close()
    anchor = fragmentOf(block.text, slugs)
    above = above.filter(({ depth }) => depth < block.depth)
    const opens = block === first && content.passages.length === 0
    const isTitle = opens && (title === undefined ? block.depth === 1 : same(block.text, title))
    if (isTitle) anchor = ''
    else if (block.text) above.push({ depth: block.depth, text: block.text })
  }
  close()
  content.text = content.passages.map(({ text }) => text).join('\n')
  return content
}

/** Packs the blocks of a section into passages. */
function pieces(section: Text[]): { markdown: string; text: string }[] {
  const packs: Text[][] = []
  let pack: Text[] = []
  for (const block of section.flatMap(cut)) {
    const announced = /[:：]\s*$/.test(pack.at(-1)?.text ?? '')
    if (pack.length > 0 && !announced && size(pack) + size([block]) > passageWords * 1.25) {
      packs.push(pack)
      pack = []
    }
    pack.push(block)
  }
  const last = packs.at(-1)
  if (last && size(pack) < crumbWords) last.push(...pack)
  else if (pack.length > 0) packs.push(pack)
  return packs.map((blocks) => ({ markdown: join(blocks), text: blocks.map(({ text }) => text).join('\n') }))
}

/** Items of one list that was cut stand line below line, so that they are a list again. */
function join(blocks: Text[]): string {
  return blocks.reduce((out, { markdown }, at) => {
    const list = /^(?:[-*+]|\d+[.)])\s/
    const tight = at > 0 && list.test(markdown) && list.test(blocks[at - 1]?.markdown ?? '')
    return at === 0 ? markdown : `${out}${tight ? '\n' : '\n\n'}${markdown}`
  }, '')
}

/** A wall of text is cut between sentences; anything with markup inside stays whole, so that no markup is torn. */
function cut(block: Text): Text[] {
  if (block.whole || block.markdown !== block.text || countWords(block.text) <= longParagraphWords) return [block]
  const parts: Text[] = []
  let taken: string[] = []
  for (const sentence of sentences(block.text)) {
    taken.push(sentence)
    if (countWords(taken.join(' ')) < passageWords * 0.8) continue
    parts.push(sameText(taken.join(' ')))
    taken = []
  }
  if (taken.length > 0) parts.push(sameText(taken.join(' ')))
  return parts
}

const sameText = (text: string): Text => ({ kind: 'text', markdown: text, text, whole: false })
const size = (blocks: Text[]) => blocks.reduce((sum, { text }) => sum + countWords(text), 0)
const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase()

/**
 * The fragment of a heading: numbered from the second of its name on, as GitHub does.
 * @param seen those of the headings above it; brought up to date
 */
export function fragmentOf(text: string, seen: Map<string, number>): string {
  const base = headingSlug(text)
  let name = base
  for (let n = seen.get(base) ?? 0; seen.has(name); name = `${base}-${n}`) seen.set(base, ++n)
  seen.set(name, 0)
  return name
}
