/** An answer in the articles' own words: the right part of the right passage, fit to be read in a chat. */
import { fold, grams, words } from '../domain/text.ts'
import type { NumberedPassage } from '../ports.ts'
import { type Part, partsOf } from './parts.ts'
import { say } from './phrases.ts'
import { contentOf, coverage, stemsOf } from './support.ts'

/** Words of a quote, and with steps that need it. */
export const QUOTE_WORDS = 120
export const STEPS_WORDS = 200
/** Words of a quote that leave room for a second article. */
const SHORT_WORDS = 60
/** Words up to which a window takes in the rest of its passage. */
const ROUNDED_WORDS = 60
/** A second article is quoted when it scores, and covers of the question, at least this share of the first. */
const SECOND_FROM = 0.9
/** And it covers at least half of the question: 0…1.5, words by idf and half the 4-grams. */
const SECOND_FIT = 0.75
/** Words below which more of the same article is looked for. */
const THIN_WORDS = 30
/** Words that a quote of a second article has at least. */
const FEWEST_WORDS = 8
/** What a window loses that only says what its article is about. */
const INTRO_COSTS = 0.4
/** What steps gain where the question asks how. */
const STEPS_EARN = 0.2
/** Passages that are looked into: the ranking put them in order. */
const LOOK_INTO = 5
/** Parts of one passage that are looked into: every run of them is a window. */
const MOST_PARTS = 60

/** What the ranking thought of a passage, 0…1, where it is known. */
export type ScoredPassage = NumberedPassage & { score?: number }

export interface QuoteRequest {
  query: string
  /** Best first. */
  passages: readonly ScoredPassage[]
  /** The customer's language, for the words around the quote. */
  lang: string
}

interface Window {
  source: ScoredPassage
  parts: Part[]
  words: number
  fit: number
  score: number
}

/**
 * Quotes what answers best: windows of whole blocks, scored by how much of the question they cover (content words by
 * idf + ½ · 4-grams + 0.6 · the passage's score + 0.2 · density + 0.2 where a section starts, and 0.3 · the share of its heading that was asked for, + 0.3 · length).
 * Steps stay whole and numbered; a second article is quoted only if it is nearly as good and both are short.
 * @returns markdown with `[n]` citations; empty where the passages hold nothing that can be quoted
 */
export function quote({ query, passages, lang }: QuoteRequest): { text: string } {
  const windows = passages.slice(0, LOOK_INTO).flatMap((source, rank) => windowsOf(source, rank, query, passages, lang))
  const fittest = top(windows)
  if (!fittest) return { text: '' }
  const best = rounded(windows, fittest)
  const more = best.words < THIN_WORDS ? sameArticle(windows, best) : undefined
  const first = more ? [best, more].sort((a, b) => a.source.passage.position - b.source.passage.position) : [best]
  const taken = first.reduce((sum, window) => sum + window.words, 0)
  const second = taken <= SHORT_WORDS ? otherArticle(windows, best) : undefined
  const text = [first, ...(second ? [[second]] : [])].map((group) => written(group, lang)).join('\n\n')
  return { text }
}

function top(windows: readonly Window[]): Window | undefined {
  return windows.reduce<Window | undefined>((best, next) => (!best || next.score > best.score ? next : best), undefined)
}

/** With what stands around it in its passage, as long as that stays short: half an answer helps nobody. */
function rounded(windows: readonly Window[], best: Window): Window {
  const around = windows.filter(
    ({ source, parts, words: count }) =>
      source === best.source && count <= ROUNDED_WORDS && best.parts.every((part) => parts.includes(part)),
  )
  return around.reduce((longest, next) => (next.words > longest.words ? next : longest), best)
}

/** More from the same article where the best window is hardly more than an announcement. */
function sameArticle(windows: readonly Window[], best: Window): Window | undefined {
  const { articleId, position } = best.source.passage
  return top(
    windows.filter(
      ({ source, score, words: count }) =>
        source.passage.articleId === articleId &&
        source.passage.position !== position &&
        count > best.words &&
        count + best.words <= STEPS_WORDS &&
        score >= best.score * (source.passage.position === position + 1 ? 0.5 : 0.75),
    ),
  )
}

function otherArticle(windows: readonly Window[], best: Window): Window | undefined {
  const others = windows.filter(({ source }) => source.passage.articleId !== best.source.passage.articleId)
  const found = top(others.filter((window) => window.words <= SHORT_WORDS && window.words >= FEWEST_WORDS))
  const nearly =
    found &&
    (found.source.score ?? 1) >= (best.source.score ?? 1) * SECOND_FROM &&
    found.score >= best.score * SECOND_FROM &&
    found.fit >= Math.max(SECOND_FIT, best.fit * SECOND_FROM)
  return nearly ? found : undefined
}

/** All runs of whole parts of one passage that are short enough, scored. */
function windowsOf(
  source: ScoredPassage,
  rank: number,
  query: string,
  passages: readonly ScoredPassage[],
  lang: string,
): Window[] {
  const parts = partsOf(source.passage, query, lang).slice(0, MOST_PARTS)
  const weigh = weigher(query, passages)
  const prior = source.score ?? 1 - rank * 0.12
  // A section whose heading says more than was asked is about something more special.
  const heading = contentOf(source.passage.trail.at(-1) ?? source.passage.title)
  const asksForHeading = coverage(heading, stemsOf(query))
  const found: Window[] = []
  for (let from = 0; from < parts.length; from++) {
    for (let to = from + 1; to <= parts.length; to++) {
      const run = parts.slice(from, to)
      if (run[0]?.leansBack && from > 0) break
      const count = run.reduce((sum, part) => sum + part.words, 0)
      const steps = run.some((part) => part.steps)
      if (count > (steps ? STEPS_WORDS : QUOTE_WORDS) && run.length > 1) break
      if (run.at(-1)?.announces && to < parts.length) continue
      const starts = from === 0 ? `${source.passage.title} ${source.passage.trail.join(' ')} ` : ''
      const { fit, rest } = weigh(starts, run.map((part) => part.markdown).join(' '), count)
      const intro = run.every((part) => part.intro) ? INTRO_COSTS : 0
      const way = steps && asksHow.test(fold(query)) ? STEPS_EARN : 0
      const headed = from === 0 ? 0.2 + HEADING_EARNS * asksForHeading : 0
      const score = fit + rest + 0.6 * prior + headed + way - intro
      found.push({ source, parts: run, words: count, fit, score })
    }
  }
  return found
}

/** What it is worth to a window that its section's heading is what was asked. */
const HEADING_EARNS = 0.3

/** Asks for a way, folded, in the served languages. */
const asksHow =
  /\b(?:how (?:do|can|to|should|could)|wie (?:kann|mach|geh|bekomm|ander|losch|stell|werd)|comment|como|kako|come (?:faccio|posso)|hoe)/

/** `fit` is how much of the question a text covers, `rest` what its density and length are worth. */
type Weigh = (heading: string, text: string, count: number) => { fit: number; rest: number }

function weigher(query: string, passages: readonly ScoredPassage[]): Weigh {
  const content = contentOf(query)
  const asked = content.length > 0 ? content : [...stemsOf(query)]
  const documents = passages.map(({ passage }) => stemsOf(`${passage.title} ${passage.text}`))
  const idf = asked.map((stem) => {
    const df = documents.filter((document) => document.has(stem)).length
    return Math.log(1 + (documents.length - df + 0.5) / (df + 0.5))
  })
  const total = idf.reduce((sum, weight) => sum + weight, 0) || 1
  const askedGrams = [...new Set(grams(query, 4))]
  return (heading, text, count) => {
    const held = stemsOf(heading + text)
    const covered = asked.reduce((sum, stem, i) => sum + (held.has(stem) ? (idf[i] ?? 0) : 0), 0) / total
    const heldGrams = new Set(grams(heading + text, 4))
    const gramShare = askedGrams.filter((gram) => heldGrams.has(gram)).length / Math.max(1, askedGrams.length)
    const density = Math.min(1, (coverage(asked, stemsOf(text)) * asked.length * 12) / Math.max(12, count))
    const length = Math.min(1, count / QUOTE_WORDS)
    return { fit: covered + 0.5 * gramShare, rest: 0.2 * density + 0.3 * length }
  }
}

function written(group: readonly Window[], lang: string): string {
  const [
    {
      source: { passage },
    } = { source: undefined as never },
  ] = group
  const cites = [...new Set(group.map(({ source }) => `[${source.n}]`))].join('')
  const headings = [...new Set(group.map(({ source }) => source.passage.trail.at(-1) ?? ''))]
  const title = titled(passage.title, headings.length === 1 ? headings[0] : undefined)
  const language = foreign(passage.lang, lang)
  const leadIn = language
    ? say(lang, 'quoteLeadInForeign', { title, cites, language })
    : say(lang, 'quoteLeadIn', { title, cites })
  const blocks = group.flatMap(({ parts }) => closed(parts.map(({ markdown }) => markdown)))
  const cut = group.some(({ parts }) => parts.some((part) => part.cut))
  return [leadIn, ...blocks, ...(cut ? [say(lang, 'restInArticle', {})] : [])].join('\n\n')
}

/** The article's title, and the section's where that says more. */
function titled(title: string, heading: string | undefined): string {
  const plainHeading = heading
    ?.replace(/[`*_]+/g, '')
    .replace(/^\s*\d+[.)]\s+/, '')
    .trim()
  if (!plainHeading || plainHeading.length > 80) return title
  const known = stemsOf(title)
  return [...stemsOf(plainHeading)].every((stem) => known.has(stem)) ? title : `${title} – ${plainHeading}`
}

function foreign(articleLang: string, lang: string): string | undefined {
  if (articleLang.split('-')[0] === lang.split('-')[0]) return undefined
  try {
    return new Intl.DisplayNames(lang === 'sr' ? 'sr-Latn' : lang, { type: 'language' }).of(articleLang)
  } catch {
    return undefined
  }
}

/** What a sentence cannot end with: the list it led to was on the page, not in the text. */
const unfinished =
  /\b(?:a|an|the|to|of|for|with|is|are|include|includes|as|der|die|das|ein|eine|zu|le|la|les|un|une|de|à|el|los|una)\s*[:：]\s*$/i
const boldLine = /^\*\*[^*\n]{1,100}\*\*$/
const shortQuestion = /^[^.!?\n]{1,80}\?$/

const announcing =
  /(?:follow|below|these|this|as shown|example|folgend|unten|suivant|ci-dessous|siguiente|abajo|sledec|ispod|zatim)\p{L}*/iu

/** Nothing is announced that does not follow. */
function closed(given: string[]): string[] {
  const blocks = given.filter((block, at) => {
    const followed = /^\s*(?:[-*+]|\d+[.)]|```|~~~|\|)/.test(given[at + 1] ?? '')
    if (unfinished.test(block) && !followed) return false
    return !(at > 0 && at === given.length - 1 && (shortQuestion.test(block) || boldLine.test(block)))
  })
  const last = blocks.at(-1)
  if (!last || !/[:：]\s*[*_]*\s*$/.test(last) || /^\s*(?:```|~~~)/.test(last)) return blocks
  const sentencesBefore = last.replace(/(?:^|(?<=[.!?]\s))[^.!?]*[:：]\s*[*_]*\s*$/, '').trim()
  const final = last.slice(sentencesBefore.length)
  if (!announcing.test(final) && words(final).length > 5)
    return [...blocks.slice(0, -1), last.replace(/\s*[:：](\s*[*_]*)\s*$/, '.$1')]
  return sentencesBefore ? [...blocks.slice(0, -1), sentencesBefore] : blocks.slice(0, -1)
}
