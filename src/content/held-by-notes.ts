/** What a model made of the team's answers, held against these: it claims nothing of its own, and loses nothing. */
import type { DraftedArticle } from '../answering/article-draft.ts'
import { verify } from '../answering/verify.ts'
import type { Passage } from '../domain/articles.ts'
import { sentences, words } from '../domain/text.ts'
import { stem, telling } from './traits.ts'

/** Words of a heading at most: what is longer is a claim. */
const HEADING_WORDS = 14
/** Share of a sentence's telling words that stand in the article from which on it is in there, in whatever order. */
const IN_THERE = 0.75

const opening = /^(\s*(?:[-*+]|\d+[.)]|>)\s+)?(.*)$/s
const heading = /^\s*#{1,6}\s/
/** Pictures, and markup that has been made text: an article of ours has neither. */
const foreign = /!\[|<[a-z/!?]/i

export interface Held {
  article: DraftedArticle
  /** Sentences of the model's that the notes do not hold. */
  leftOut: number
  kept: number
}

/**
 * Checks every sentence against the notes as an answer's against its passages (`answering/verify`), leaves out what
 * they do not say, and ends with what they say and it does not.
 * @param notes what it was made of, markdown
 */
export function heldByNotes(written: DraftedArticle, notes: DraftedArticle, lang: string): Held {
  const source = [{ n: 1, passage: passageOf(notes, lang) }]
  const holds = (sentence: string) => verify(`${sentence} [1]`, source, { question: notes.title, lang }).ok
  let [leftOut, kept] = [0, 0]
  const lines = written.body.split('\n').flatMap((line) => {
    if (line.trim() === '') return ['']
    if (foreign.test(line)) {
      leftOut++
      return []
    }
    if (heading.test(line)) return words(line).length <= HEADING_WORDS && !/\]\(|:\/\//.test(line) ? [line] : []
    const [, mark = '', text = ''] = opening.exec(line) ?? []
    const said = sentences(text, lang)
    const good = said.filter(holds)
    kept += good.length
    leftOut += said.length - good.length
    return good.length > 0 ? [`${mark}${good.join(' ')}`] : []
  })
  const body = withoutEmptyParts(lines)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  const lost = notSaid(notes.body, body, lang)
  return { article: { title: written.title, body: [body, ...lost].join('\n\n') }, leftOut, kept }
}

/** Without headings that nothing stands below. */
function withoutEmptyParts(lines: readonly string[]): string[] {
  return lines.filter((line, at) => {
    if (!heading.test(line)) return true
    const next = lines.slice(at + 1).find((each) => each.trim() !== '')
    return next !== undefined && !heading.test(next)
  })
}

/** Paragraphs of what the notes say and an article does not: each number of theirs, and most words. */
function notSaid(notes: string, article: string, lang: string): string[] {
  const there = new Set(words(article).map(stem))
  const missing = (sentence: string) => {
    const own = telling(sentence).map(stem)
    const found = own.filter((word) => there.has(word)).length
    return own.length > 0 && (found / own.length < IN_THERE || own.some((word) => /\d/.test(word) && !there.has(word)))
  }
  return notes.split(/\n{2,}/).flatMap((paragraph) => {
    if (heading.test(paragraph)) return []
    const lost = paragraph
      .split('\n')
      .flatMap((line) => sentences(line, lang))
      .filter(missing)
    return lost.length > 0 ? [lost.map((each) => each.trim()).join(' ')] : []
  })
}

function passageOf({ title, body }: DraftedArticle, lang: string): Passage {
  const nowhere = { articleId: '', trail: [], anchor: '', position: 0, revision: '' }
  return { ...nowhere, title, markdown: body, text: body, lang }
}
