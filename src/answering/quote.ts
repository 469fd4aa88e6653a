/** An answer in the articles' own words: the right part of the right article, fit to be read in a chat. */
import { words } from '../domain/text.ts'
import type { NumberedPassage } from '../ports/drafting.ts'
import { askedOf } from './fit.ts'
import { namesIn } from './language-names.ts'
import { say } from './phrases.ts'
import { saidBefore } from './said-before.ts'
import { stemsOf } from './support.ts'
import { type Unit, unitsOf, type Window, windowsOf } from './windows.ts'

/** Words of a quote that leave room for a second article. */
const SHORT_WORDS = 60
/** A second article is quoted when it scores, and covers of the question, at least this share of the first. */
const SECOND_FROM = 0.9
/** And it covers at least half of the question: 0…1.5, words by idf and half the 4-grams. */
const SECOND_FIT = 0.75
/** Words that a quote of a second article has at least. */
const FEWEST_WORDS = 8
/** Something new is quoted rather than the same again when it scores at least this share of it. */
const NEW_FROM = 0.75
/** … and covers at least this share of what it covers of the question: asked again, the answer is the same. */
const NEW_FIT = 0.9

export interface QuoteRequest {
  query: string
  /** Best first; more of the best article may stand behind. */
  passages: readonly NumberedPassage[]
  /** The customer's language, for the words around the quote. */
  lang: string
  /** What the assistant answered in this conversation before: what stands there is not quoted again in silence. */
  said?: readonly string[]
  /** The customer asked this very question before: what answered it then answers it now. */
  repeated?: boolean
}

/**
 * Quotes what answers best: a run of whole sentences, lists and tables of the best article, scored by how much of the
 * question it covers (`windows.ts`). Steps stay whole and numbered; a second article is quoted only if it is nearly as
 * good and both are short. What the customer was quoted before gives way to something new that answers nearly as
 * well; where there is none, or the question itself is the same, the quote says that it comes again.
 * @returns markdown with `[n]` citations; empty where the passages hold nothing that can be quoted
 */
export function quote({ query, passages, lang, said = [], repeated = false }: QuoteRequest): { text: string } {
  const asked = askedOf(query, passages)
  const articles = byArticle(passages)
  const windows = articles.map((article) => windowsOf(unitsOf(article, asked, query, lang), asked, query))
  const wasSaid = saidBefore(said)
  const isNew = ({ units }: Window) => !units.some(({ markdown }) => wasSaid(markdown))

  const best = bestOf(windows)
  if (!best) return { text: '' }
  const fresh =
    said.length === 0 || isNew(best)
      ? best
      : bestOf(windows.map((each) => each.filter((window) => isNew(window) && isNear(window, best))))
  const again =
    !fresh || (repeated && fresh !== best) || fresh.score < best.score * NEW_FROM || fresh.fit < best.fit * NEW_FIT
  const first = again ? best : fresh
  const second = !again && first.words <= SHORT_WORDS ? otherArticle(windows.flat().filter(isNew), first) : undefined
  const quoted = [first, ...(second ? [second] : [])].map((window) => written(window, lang))
  return { text: [...(again ? [say(lang, 'quotedBefore', {})] : []), ...quoted].join('\n\n') }
}

/** The passages of each article, the best article first. */
function byArticle(passages: readonly NumberedPassage[]): NumberedPassage[][] {
  const ids = [...new Set(passages.map(({ passage }) => passage.articleId))]
  return ids.map((id) => passages.filter(({ passage }) => passage.articleId === id))
}

/**
 * The best window of the best article that has one. Which article is best, the search knows better than a window does:
 * where another was preferred for its words, the first was the right one twice as often.
 */
function bestOf(windows: readonly Window[][]): Window | undefined {
  return top(windows.find((each) => each.length > 0) ?? [])
}

function top(windows: readonly Window[]): Window | undefined {
  return windows.reduce<Window | undefined>((best, next) => (!best || next.score > best.score ? next : best), undefined)
}

/** Whether a window's article is about as good as another's. */
function isNear(window: Window, best: Window): boolean {
  const { passage, score = 1 } = sourceOf(window)
  const than = sourceOf(best)
  return passage.articleId === than.passage.articleId || score >= (than.score ?? 1) * SECOND_FROM
}

function otherArticle(windows: readonly Window[], best: Window): Window | undefined {
  const { passage, score = 1 } = sourceOf(best)
  const found = top(
    windows.filter(
      (window) =>
        sourceOf(window).passage.articleId !== passage.articleId &&
        window.words <= SHORT_WORDS &&
        window.words >= FEWEST_WORDS,
    ),
  )
  const nearly =
    found &&
    (sourceOf(found).score ?? 1) >= score * SECOND_FROM &&
    found.score >= best.score * SECOND_FROM &&
    found.fit >= Math.max(SECOND_FIT, best.fit * SECOND_FROM)
  return nearly ? found : undefined
}

function sourceOf({ units }: Window): NumberedPassage {
  return (units[0] as Unit).source
}

function written({ units, cut }: Window, lang: string): string {
  const [{ source, heading }] = units as [Unit, ...Unit[]]
  const cites = [...new Set(units.map(({ source: { n } }) => `[${n}]`))].join('')
  const title = titled(source.passage.title, heading)
  const language = foreign(source.passage.lang, lang)
  const leadIn = language
    ? say(lang, 'quoteLeadInForeign', { title, cites, language })
    : say(lang, 'quoteLeadIn', { title, cites })
  return [leadIn, ...closed(blocksOf(units)), ...(cut ? [say(lang, 'restInArticle', {})] : [])].join('\n\n')
}

/** Sentences of one paragraph run on; where a new section begins, its heading stands above it. */
function blocksOf(units: readonly Unit[]): string[] {
  const blocks: string[] = []
  units.forEach((unit, at) => {
    const before = units[at - 1]
    if (before && unit.section && unit.heading && unit.heading !== before.heading) {
      blocks.push(`**${unit.heading.replace(/[*`\s]+/g, ' ').trim()}**`)
    }
    if (before && unit.follows && before.source === unit.source) blocks.push(`${blocks.pop()} ${unit.markdown}`)
    else blocks.push(unit.markdown)
  })
  return numberedOn(blocks)
}

/** The article's title, and the section's where that says more. */
function titled(title: string, heading: string | undefined): string {
  const plainHeading = heading
    ?.replace(/[`*]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '')
    .replace(/^\s*\d+[.)]\s+/, '')
    .trim()
  if (!plainHeading || plainHeading.length > 80) return title
  const known = stemsOf(title)
  return [...stemsOf(plainHeading)].every((stem) => known.has(stem)) ? title : `${title} – ${plainHeading}`
}

function foreign(articleLang: string, lang: string): string | undefined {
  if (articleLang.split('-')[0] === lang.split('-')[0]) return undefined
  try {
    return namesIn(lang === 'sr' ? 'sr-Latn' : lang).of(articleLang)
  } catch {
    return undefined
  }
}

/** What a sentence cannot end with: the list it led to was on the page, not in the text. */
const unfinished =
  /\b(?:a|an|the|to|of|for|with|is|are|include|includes|as|der|die|das|ein|eine|zu|le|la|les|un|une|de|à|el|los|una)\s*[:：]\s*$/i
const boldLine = /^\*\*[^*\n]{1,100}\*\*$/
/** "Screenshot:" at the end of a paragraph: the picture is not there. */
const pictureLabel = /(?<=[.!?)]\s)[^.!?:\n]{1,25}[:：]\s*$/
const shortQuestion = /^[^.!?\n]{1,80}\?$/

const announcing =
  /(?:follow|below|these|this|as shown|example|folgend|unten|suivant|ci-dessous|siguiente|abajo|sledec|ispod|zatim)\p{L}*/iu

/** Nothing is announced that does not follow. */
function closed(given: string[]): string[] {
  const followed = (at: number) => /^\s*(?:[-*+]|\d+[.)]|```|~~~|\||\*\*)/.test(given[at + 1] ?? '')
  const whole = given.map((block, at) => (followed(at) ? block : block.replace(pictureLabel, '').trimEnd()))
  const blocks = whole.filter((block, at) => {
    if (unfinished.test(block) && !followed(at)) return false
    return !(at > 0 && at === whole.length - 1 && (shortQuestion.test(block) || boldLine.test(block)))
  })
  const last = blocks.at(-1)
  if (!last || !/[:：]\s*[*_]*\s*$/.test(last) || /^\s*(?:```|~~~)/.test(last)) return blocks
  const sentencesBefore = last.replace(/(?:^|(?<=[.!?]\s))[^.!?]*[:：]\s*[*_]*\s*$/, '').trim()
  const final = last.slice(sentencesBefore.length)
  if (!announcing.test(final) && words(final).length > 5)
    return [...blocks.slice(0, -1), last.replace(/\s*[:：](\s*[*_]*)\s*$/, '.$1')]
  return sentencesBefore ? [...blocks.slice(0, -1), sentencesBefore] : blocks.slice(0, -1)
}

/**
 * Steps that stood apart on the page, each of them numbered 1, count on: a picture or a remark was between them. Where
 * a list begins because a sentence announces it, it is another one.
 */
function numberedOn(blocks: readonly string[]): string[] {
  let last = 0
  let single = false
  return blocks.map((block) => {
    const numbers = [...block.matchAll(/^(\d+)[.)]\s/gm)].map(([, number]) => Number(number))
    if (numbers.length === 0) {
      if (/[:：]\s*[*_]*\s*$/.test(block) || boldLine.test(block)) last = 0
      return block
    }
    const goesOn = last > 0 && numbers[0] === 1 && (single || numbers.length === 1)
    const by = goesOn ? last : 0
    single = numbers.length === 1
    last = (numbers.at(-1) ?? 0) + by
    return by === 0 ? block : block.replace(/^(\d+)(?=[.)]\s)/gm, (number) => String(Number(number) + by))
  })
}
