/** What could be quoted of an article: every run of its parts that is short enough, scored by how well it answers. */
import { fold } from '../domain/text.ts'
import type { NumberedPassage } from '../ports/drafting.ts'
import { type Asked, fitOf, gathered, type Held, heldBy, heldIn } from './fit.ts'
import { type Part, partsOf } from './parts.ts'
import { contentOf, coverage, stemsOf } from './support.ts'
import { asksHow, isQuestion } from './words/asking.ts'
import { leadsOn } from './words/signposts.ts'

/** Words of a quote on average, and at most with steps that need it. */
export const QUOTE_WORDS = 120
export const STEPS_WORDS = 190
/** Words that a quote may have however unsure it is. */
const LEAST_BUDGET = 103
/** What a passage is taken to score where nobody scored it. */
const UNSCORED = 0.55
/** Parts of one article that are looked into. */
const MOST_PARTS = 240

/** A part with where it stands. */
export interface Unit extends Part {
  source: NumberedPassage
  /** Begins a section, or the article. */
  section: boolean
  /** The heading above it; undefined at the top of an article. */
  heading: string | undefined
  /** Its heading has a word of the question. */
  headed: boolean
  held: Held
}

export interface Window {
  units: readonly Unit[]
  /** It ends before the last of its steps. */
  cut: boolean
  words: number
  /** How much of the question it covers: 0…1.5, words by idf and half the 4-grams. */
  fit: number
  score: number
}

/** Words that a quote may have: the surer the passage, the more it is worth reading. */
function budgetFor(score: number): Budget {
  const within = (words: number, most: number) => Math.round(Math.max(LEAST_BUDGET, Math.min(most, words)))
  return { prose: within(65 + 84 * score, 130), section: within(56 + 112 * score, 140) }
}

interface Budget {
  prose: number
  /** A section that is quoted from its beginning to its end. */
  section: number
}

/** The parts of one article's passages, in the article's order. */
export function unitsOf(passages: readonly NumberedPassage[], asked: Asked, query: string, lang: string): Unit[] {
  const inOrder = [...passages].sort((a, b) => a.passage.position - b.passage.position)
  const units = inOrder.flatMap((source, at) => {
    const { passage } = source
    const before = inOrder[at - 1]?.passage
    // The end of a section that was not handed over may stand between two passages.
    const goesOn = before?.position === passage.position - 1 && before.trail.join('\n') === passage.trail.join('\n')
    const opensSection = passage.position === 0 || (!goesOn && passage.trail.length > 0)
    const parts = partsOf(passage, query, lang)
    // Lists of other articles, where the links are gone.
    const telling = leadsOn(passage.trail.at(-1) ?? '') ? parts.filter((part) => !part.leansBack || part.steps) : parts
    const headed = heldBy(asked, passage.trail.at(-1) ?? '').stems.size > 0
    return telling.map((part, i) => ({
      ...part,
      source,
      section: i === 0 && opensSection,
      heading: passage.trail.at(-1),
      headed,
      held: heldIn(asked, part),
    }))
  })
  return units
    .slice(0, MOST_PARTS)
    .map((unit, at) => ({ ...unit, announces: unit.announces || leadsTo(unit, units[at + 1]) }))
}

const pointingAhead =
  /\b(?:follow(?:ing)? (?:these|the|this)|(?:steps|instructions|procedure) below|below steps|folgenden? schritte|gehen sie (?:so|wie folgt)|folgen sie|suivez|etapes suivantes|siga|sigue|siguientes pasos|sledece korake|pratite)\b/

/** "Follow the steps below." without a colon, and the steps below it. */
function leadsTo({ markdown }: Part, next: Unit | undefined): boolean {
  return !!next?.steps && pointingAhead.test(fold(markdown))
}

/** Every run that reads as a whole, scored. */
export function windowsOf(units: readonly Unit[], asked: Asked, query: string): Window[] {
  const [first] = units
  if (!first) return []
  const budget = budgetFor(Math.max(...units.map(({ source }) => source.score ?? UNSCORED)))
  const context = {
    wants: asksHow(query),
    query: stemsOf(query),
    asked,
    // One text without headings: what its title says is what it begins with, the more so where the title asks.
    flat: units.every(({ heading }) => heading === undefined),
    titleAsks: isQuestion(first.source.passage.title),
  }
  const found: Window[] = []
  for (let from = 0; from < units.length; from++) {
    const start = units[from] as Unit
    if (!mayOpen(units, from)) continue
    const held = gathered()
    if (start.section) held.add(heldBy(asked, start.heading ?? start.source.passage.title))
    let count = 0
    let steps = false
    // Words at the end from a section on that has nothing of the question: they make a quote longer, not better.
    let idle = 0
    for (let to = from + 1; to <= units.length; to++) {
      const last = units[to - 1] as Unit
      if (to > from + 1 && !continues(units[to - 2] as Unit, last)) break
      held.add(last.held)
      count += last.words
      steps ||= last.steps
      const crossing = last.section && to > from + 1
      if (crossing ? !last.held.stems.size && !last.headed : idle > 0 && !last.held.stems.size) idle += last.words
      else idle = 0
      const next = units[to]
      const ends = !next || next.section
      const single = to === from + 1
      // Steps and the sentence that announces them belong together, however long the steps are.
      const ownSteps = last.steps && (single || (to === from + 2 && start.announces))
      if (count > STEPS_WORDS && !single && !ownSteps) break
      const limit = limitFor(budget, steps, start.section && ends && !crosses(units, from, to))
      if (count > limit && !single && !ownSteps) continue
      if (last.announces && next) continue
      const run = units.slice(from, to)
      const { fit, score } = scored(run, held, count, count - idle, { ...context, steps, ends })
      // What is too long even alone is better than nothing, and than nothing else.
      const excess = count > limitFor(budget, steps, ends) && !ownSteps ? TOO_LONG_COSTS : 0
      found.push({
        units: run,
        cut: stepsGoOn(units, to) || run.some((unit) => unit.cut),
        words: count,
        fit,
        score: score - excess,
      })
    }
  }
  return found
}

/** What a part loses that is longer than a quote may be. */
const TOO_LONG_COSTS = 0.5

function limitFor(budget: Budget, steps: boolean, section: boolean): number {
  return steps ? STEPS_WORDS : section ? Math.max(budget.section, budget.prose) : budget.prose
}

function mayOpen(units: readonly Unit[], at: number): boolean {
  const unit = units[at] as Unit
  return unit.opens && (at === 0 || (!unit.later && (!unit.leansBack || unit.section)))
}

/** Whether the section has more of the same steps after a quote that ends before `to`, whatever stands in between. */
function stepsGoOn(units: readonly Unit[], to: number): boolean {
  const after = units.slice(to)
  const section = after.findIndex((unit) => unit.section)
  const rest = section < 0 ? after : after.slice(0, section)
  return rest.find(({ steps }) => steps)?.later ?? false
}

/** Whether nothing is missing between two parts. */
function continues(before: Unit, after: Unit): boolean {
  const gap = after.source.passage.position - before.source.passage.position
  return gap <= 1
}

function crosses(units: readonly Unit[], from: number, to: number): boolean {
  return units.slice(from + 1, to).some(({ section }) => section)
}

interface Context {
  asked: Asked
  query: ReadonlySet<string>
  wants: boolean
  flat: boolean
  titleAsks: boolean
  steps: boolean
  ends: boolean
}

/** What a run gains or loses. The weights were tried on three help centres and kept where none of them lost by it. */
function scored(run: readonly Unit[], held: Held, count: number, telling: number, context: Context) {
  const start = run[0] as Unit
  const fit = fitOf(context.asked, held)
  const ranked =
    run.reduce((sum, { source, words }) => sum + (source.score ?? UNSCORED) * words, 0) / Math.max(1, count)
  const opensArticle = start.section && start.source.passage.position === 0
  const heading = start.section && start.heading ? contentOf(start.heading) : []
  return {
    fit,
    score:
      fit +
      0.4 * ranked +
      0.6 * Math.min(1, telling / QUOTE_WORDS) -
      (0.2 + 0.3 * (1 - ranked)) * (Math.max(0, Math.min(count, STEPS_WORDS) - 110) / 80) +
      (context.ends ? 0.1 : 0) -
      0.1 * run.slice(1).filter(({ section }) => section).length +
      (heading.length > 0 ? 0.1 * coverage(heading, context.query) : 0) +
      (context.steps && context.wants ? 0.2 : 0) +
      (opensArticle && context.flat ? (context.titleAsks ? 0.6 : 0.2) : 0) -
      (run.every(({ intro }) => intro) ? 0.4 : 0),
  }
}
