/**
 * Whether the knowledge base answers a question, and what to do about it. Two logistic models, multiplied: is the
 * question about what this base covers, and if so, does its best article answer it. Both go by features that mean the
 * same in every base; their weights are fitted by `npm run eval -- --fit judge`. Where a base names questions of its
 * own, what comes out is fitted to them. Pure.
 */
import type { Retrieval } from '../ports/knowledge.ts'
import { calibrated } from './calibrate.ts'
import { answersModel, coversModel, type LogisticModel, wrongByConfidence } from './judge-weights.ts'

export interface Verdict {
  decision: 'answer' | 'clarify' | 'handoff' | 'decline'
  /** 0…1: the probability that the best article answers this, calibrated on other bases or on the base's own questions. */
  confidence: number
  /** Plain sentences for people. */
  why: string[]
  /** With `clarify`: up to three titles or questions to tap, best first; else empty. */
  suggestions: string[]
  /** All that the models saw; `covers` and `answers`, their probabilities; `threshold`; `uncalibrated` where fitted. */
  features: Record<string, number>
}

export interface Policy {
  /** Wrong answers per hundred answers given that the operator accepts; what is outside 1…50 is brought inside. */
  maxWrong: number
}

export interface Circumstances {
  /** The assistant's last turn was a clarifying question: it does not ask twice. */
  clarified: boolean
}

/**
 * Accepted wrong answers per hundred where the operator says nothing. An answer counts as wrong when none of the
 * articles it would be quoted from is the labelled one, over traffic in which 30 of 100 messages have no answer in the
 * base. On bases that the judge was not fitted on, two in three answerable questions are answered outright at 20, and
 * three in ten whose article is missing are answered from a neighbour; at 10 it is one in four, and one in twenty-five.
 */
export const defaultMaxWrong = 20

/**
 * Below this probability of being about what the base covers, a question is about something else altogether; one that
 * an article comes near to is given the benefit of the doubt.
 */
const offTopicBelow = 0.65
const offTopicBelowWhereNear = 0.5
/** Share of the threshold from which one clarifying question is worth the customer's while. */
const clarifyFrom = 0.6
const maxSuggestions = 3

/**
 * Decides what to do with a question after retrieval.
 * An empty knowledge base hands over everything; an off-topic question is declined and never queued by itself.
 */
export function judge(
  retrieval: Retrieval,
  { clarified }: Circumstances,
  policy: Policy = { maxWrong: defaultMaxWrong },
): Verdict {
  const covers = probability(coversModel, retrieval.features)
  const answers = probability(answersModel, retrieval.features)
  const uncalibrated = likelihood(retrieval)
  const { calibration, evidence } = retrieval
  const confidence = calibration && evidence.length > 0 ? calibrated(uncalibrated, calibration) : uncalibrated
  const threshold = thresholdFor(policy.maxWrong)
  const features = { ...retrieval.features, covers, answers, threshold, ...(calibration && { uncalibrated }) }
  const verdict = (decision: Verdict['decision'], reason: string, suggestions: string[] = []): Verdict => {
    return { decision, confidence, why: [reason, ...observations(retrieval)], suggestions, features }
  }

  if (Object.keys(retrieval.features).length === 0) {
    return verdict('handoff', 'There are no articles that customers may see, so a person has to answer.')
  }
  if (confidence >= threshold) {
    return verdict(
      'answer',
      `The best article answers this with ${percent(confidence)} probability; ${percent(threshold)} is enough.`,
    )
  }
  const short =
    percent(confidence) === percent(threshold)
      ? `The best article answers this with just under the ${percent(threshold)} probability that would be enough.`
      : `The best article answers this with ${percent(confidence)} probability; ${percent(threshold)} would be enough.`
  const near = confidence >= clarifyFrom * threshold
  if (covers < (near ? offTopicBelowWhereNear : offTopicBelow))
    return verdict('decline', 'This seems to be about something that the articles do not deal with.')
  const suggestions = suggestionsFrom(retrieval)
  if (!clarified && suggestions.length > 0 && near) {
    return verdict('clarify', `${short} Asking once may tell which article is meant.`, suggestions)
  }
  return verdict('handoff', clarified ? `${short} A clarifying question was asked already.` : short)
}

/** The probability that the best article answers, before what the base's own questions make of it; 0…1. */
export function likelihood({ features, evidence }: Pick<Retrieval, 'features' | 'evidence'>): number {
  return evidence.length === 0 ? 0 : probability(coversModel, features) * probability(answersModel, features)
}

/**
 * The least confidence to answer with, so that about `maxWrong` of a hundred answers are wrong.
 * Interpolated on the risk curve measured over the evaluation's bases.
 * @returns 0…1
 */
export function thresholdFor(maxWrong: number): number {
  const accepted = Math.min(50, Math.max(1, maxWrong))
  const at = wrongByConfidence.findIndex(({ wrong }) => wrong <= accepted)
  const above = wrongByConfidence[at] ?? wrongByConfidence.at(-1)
  const below = wrongByConfidence[at - 1]
  if (!above) return 1
  if (!below || below.wrong === above.wrong) return above.confidence
  const share = (below.wrong - accepted) / (below.wrong - above.wrong)
  return below.confidence + share * (above.confidence - below.confidence)
}

/** What a logistic model makes of some features, 0…1. A feature that is missing counts as 0. */
export function probability({ bias, weights }: LogisticModel, features: Readonly<Record<string, number>>): number {
  const sum = Object.entries(weights).reduce((total, [name, weight]) => total + weight * (features[name] ?? 0), bias)
  return 1 / (1 + Math.exp(-sum))
}

/** What a person would say about the search, for the agent's brief. */
function observations({ unknown, missing, words, evidence, features }: Retrieval): string[] {
  const best = evidence[0]?.passage
  const second = evidence.find(({ passage }) => passage.articleId !== best?.articleId)?.passage
  const said: string[] = []
  if (unknown.length > 0 && words > 0) {
    said.push(`${countOf(unknown.length, words)} nowhere in the articles: ${listed(unknown)}.`)
  }
  const lacking = missing.filter((word) => !unknown.includes(word))
  if (best && lacking.length > 0) said.push(`The best passage, of “${best.title}”, lacks ${listed(lacking)}.`)
  else if (best && unknown.length === 0)
    said.push(`The best passage, of “${best.title}”, has every telling word of the question.`)
  if (best && second && Number(features.margin) < 0.08)
    said.push(
      best.title === second.title
        ? `Two articles called “${best.title}” fit about equally well.`
        : `“${best.title}” and “${second.title}” fit about equally well.`,
    )
  return said
}

/** Titles of the best articles that come near the best one, each once. */
function suggestionsFrom({ evidence }: Retrieval): string[] {
  const best = evidence[0]?.score ?? 0
  const near = evidence.filter(({ score }) => score >= 0.3 * best)
  return [...new Set(near.map(({ passage }) => passage.title))].slice(0, maxSuggestions)
}

const percent = (share: number) => `${Math.round(share * 100)} %`

/** “Two of five telling words of the question are”. */
function countOf(some: number, all: number): string {
  if (all === 1) return 'The one telling word of the question is'
  if (some >= all) return all === 2 ? 'Both telling words of the question are' : 'All telling words of the question are'
  const spelt = (count: number) => numberWords[count] ?? String(count)
  const first = spelt(some)
  return `${first.charAt(0).toUpperCase()}${first.slice(1)} of ${spelt(all)} telling words of the question ${some === 1 ? 'is' : 'are'}`
}

const numberWords = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const listed = (words: readonly string[]) =>
  words
    .slice(0, 6)
    .map((word) => `“${word}”`)
    .join(', ')
