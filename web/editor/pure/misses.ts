/** Clusters of questions without an answer, in words and lines. */
import type {
  MadeDraft,
  MissCluster,
  MissExample,
  OneMissCluster,
  UnhelpfulPages,
} from '../../../src/protocol/misses.ts'
import { filtersOf, type Item, matching } from './list.ts'

export const kindWords: Record<MissExample['kind'], string> = {
  withheld: 'An answer was held back',
  low_confidence: 'No article was close enough',
  thumbs_down: 'Marked as no help',
  handed_over: 'Handed over to a person',
  declined: 'Declined, and a person was wanted',
  left: 'Asked back, and they left',
  asked_for_person: 'A person was wanted after the answer',
}

/** `3 conversations`. */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}

/** `40 s`, `12 min`, `3.5 h`. @param seconds 0 or more */
export function timeWords(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`
  const minutes = seconds / 60
  if (minutes < 90) return `${Math.round(minutes)} min`
  const hours = minutes / 60
  return `${hours < 10 ? Math.round(hours * 10) / 10 : Math.round(hours)} h`
}

/** How it goes: the last 7 days against the 7 before. */
export function trendWords({ recent, before }: Pick<MissCluster, 'recent' | 'before'>): string {
  if (recent === 0 && before === 0) return 'none in two weeks'
  if (before === 0) return `${recent} this week, none before`
  if (recent === before) return `${recent} a week, as before`
  return `${recent} this week, ${before} before`
}

/** What the cost rests on, as a sentence. */
export function costWords({ conversations, eachSeconds, costFrom }: MissCluster): string {
  const sum = `${counted(conversations, 'conversation')} × ${timeWords(eachSeconds)}`
  if (costFrom === 'measured') return `${sum}: the median time that agents spent on one of these.`
  if (costFrom === 'others') return `${sum}: nobody has answered these, so the median over all questions is taken.`
  return `${sum}: no agent has answered anything yet, so 4 min is assumed.`
}

/** Points of a line, for an SVG `polyline` in a box; the highest count touches the top, none lies at the bottom. */
export function linePoints(counts: readonly number[], width: number, height: number): string {
  const most = Math.max(1, ...counts)
  const step = counts.length > 1 ? width / (counts.length - 1) : 0
  const round = (value: number) => Math.round(value * 10) / 10
  return counts.map((count, at) => `${round(at * step)},${round(height - (count / most) * height)}`).join(' ')
}

type Deed = OneMissCluster['history'][number]['deed']

const reopenedWords = {
  by_hand: 'Opened again',
  grew: 'Came back: it has grown much since it was dismissed',
  came_back: 'Came back: it was asked again',
  lost: 'Opened again: its articles no longer answer it',
}

/** One thing that became of a cluster, as a sentence without a full stop. */
export function deedWords(deed: Deed): string {
  switch (deed.did) {
    case 'founded':
      return 'Asked for the first time'
    case 'merged':
      return `Joined by ${counted(deed.conversations, 'conversation')} of another subject`
    case 'split':
      return `${counted(deed.conversations, 'conversation')} became another subject`
    case 'dismissed':
      return `Dismissed: ${deed.why}`
    case 'linked':
      return `Linked to ${deed.articleId}`
    case 'drafted':
      return [`Drafted as ${deed.articleId}`, draftWords(deed)].filter(Boolean).join('. ')
    case 'asked':
      return `Asked again: ${measureWords(deed)}`
    case 'closed':
      return `Closed: ${measureWords(deed)}`
    case 'reopened':
      return reopenedWords[deed.why]
    case 'alarmed':
      return `Rang: ${deed.count} in ${deed.window === 'hour' ? 'an hour' : 'a day'}, where ${usual(deed.expected)} is usual`
    case 'acknowledged':
      return 'The alarm was acknowledged'
  }
}

/** What readers said of a page, as a sentence: of its present text, and else that nobody has since it was changed. */
export function votesWords({ yes, no, now }: Pick<UnhelpfulPages['pages'][number], 'yes' | 'no' | 'now'>): string {
  const said = (votes: { yes: number; no: number }) => `${votes.no} of ${counted(votes.yes + votes.no, 'reader')}`
  if (now.no + now.yes === 0) return `No help to ${said({ yes, no })}, all before it was changed.`
  if (now.no + now.yes === no + yes) return `No help to ${said(now)}.`
  return `No help to ${said(now)} since it was changed, ${said({ yes: yes - now.yes, no: no - now.no })} before.`
}

/** One of several that an editor chooses from. */
export interface Choice {
  id: string
  words: string
  detail: string
}

/** Choices shown at most. */
const MOST_CHOICES = 30

/**
 * Articles that may answer a cluster: without words those that came up for its questions, the nearest first; with words
 * those that have them, of these the nearest first.
 * @param texts ids of articles that say the words in their text
 */
export function articleChoices(
  words: string,
  closest: OneMissCluster['closest'],
  items: readonly Item[],
  texts: readonly string[],
): Choice[] {
  const near = new Map(closest.filter(({ there }) => there).map((one) => [one.articleId, one]))
  const choice = (articleId: string, title: string): Choice => {
    const times = near.get(articleId)?.times
    const nearness = times === undefined ? '' : ` · near ${times === 1 ? 'one question' : `${times} questions`}`
    return { id: articleId, words: title, detail: `${articleId}${nearness}` }
  }
  if (words.trim() === '') return [...near.values()].map(({ articleId, title }) => choice(articleId, title))
  const files = items.filter(({ isFile }) => isFile)
  const named = matching(files, { ...filtersOf({}), q: words }).map(({ articleId }) => articleId)
  const byId = new Map(files.map((item) => [item.articleId, item]))
  const found = [...new Set([...named, ...texts])].flatMap((id) => byId.get(id) ?? [])
  const nearFirst = [
    ...found.filter(({ articleId }) => near.has(articleId)),
    ...found.filter(({ articleId }) => !near.has(articleId)),
  ]
  return nearFirst.slice(0, MOST_CHOICES).map(({ articleId, title }) => choice(articleId, title))
}

/**
 * Clusters that may be the same as one: without words the nearest, with words those that were found by them.
 * @param found may hold the cluster itself
 */
export function clusterChoices(
  words: string,
  { clusterId, near }: Pick<OneMissCluster, 'clusterId' | 'near'>,
  found: readonly OneMissCluster['near'][number][],
): Choice[] {
  return (words.trim() === '' ? near : found)
    .filter((other) => other.clusterId !== clusterId)
    .map((other) => ({
      id: other.clusterId,
      words: other.label || 'Its questions were erased',
      detail: counted(other.conversations, 'conversation'),
    }))
}

type DraftedBy = Pick<MadeDraft, 'writer' | 'leftOut' | 'fault'>

/** What an editor has to know of how a draft came about; empty where it was put together as it always is. */
export function draftWords({ writer, leftOut, fault }: DraftedBy): string {
  if (fault) return `Put together from your team’s answers, because ${faultWords[fault] ?? 'the model did not answer'}`
  if (!writer) return ''
  if (!leftOut) return `Written by ${writer} from your team’s answers`
  const sentences = leftOut === 1 ? 'one sentence was' : `${leftOut} sentences were`
  return `Written by ${writer}; ${sentences} left out, because no answer of your team says so`
}

const faultWords: Record<string, string> = {
  made_up: 'the model wrote mostly what nobody has answered',
  facts_changed: 'the model changed a number, an address or code',
  timeout: 'the model was too slow',
  stalled: 'the model was too slow',
  too_long: 'the model’s text was cut off',
  truncated: 'the model’s text was cut off',
  empty: 'the model wrote nothing',
  malformed: 'the model wrote no article',
  filtered: 'what the model wrote may not be shown',
  visitor_budget: 'you have asked the model as often as you may today',
  day_budget: 'the model has been asked as often as it may be today',
}

function usual(expected: number): string {
  return expected < 1 ? 'less than one' : String(Math.round(expected * 10) / 10)
}

type Measured = Extract<Deed, { did: 'closed' }>

/** `0 of 4 answered before, 4 of 4 now (confidence 12 % → 91 %)`. */
function measureWords({ before, after }: Pick<Measured, 'before' | 'after'>): string {
  const share = (value: number) => `${Math.round(value * 100)} %`
  const sure = `confidence ${share(before.confidence)} → ${share(after.confidence)}`
  return `${before.answered} of ${before.questions} answered before, ${after.answered} of ${after.questions} now (${sure})`
}
