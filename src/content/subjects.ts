/** What a value is of: the words of its clause, each by how near to it, and in which place, it stands. */
import { fold } from '../domain/text.ts'
import type { Placed } from './tokens.ts'
import type { Value } from './value.ts'

export interface Subject {
  /** How much each term tells what the value is of, 0…1. */
  subject: ReadonlyMap<string, number>
  /** What stands in the same clause. */
  near: ReadonlySet<string>
  /** Terms of what is counted. */
  counted: ReadonlySet<string>
  /** What it is given for each of, where that is no time: "per person". */
  each: ReadonlySet<string>
}

export type StatedValue = Value & Subject

/** What stands in front of the value in its clause; behind it; behind a word for a beginning; and elsewhere. */
const AHEAD = 1
const BEHIND = 0.35
const BEGINNING = 0.1
const ELSEWHERE = 0.25
/** The rest of the clause, where a noun is told to have the value. */
const BESIDE = 0.3
/** Words that a value is joined to: "a 30-day trial period". */
const MOST_JOINED = 2

const clauseEnd =
  /[,;:–—()]|\b(?:when|if|because|while|once|unless|which|wenn|weil|falls|sobald|cuando|si|quand|lorsque|parce|kada|ako|jer)\b/gi
/** Behind these stands from when a time is counted, which tells little of what it is of. */
const beginning =
  /^(?:after|since|until|from|of|following|when|nach|ab|seit|apres|depuis|despues|desde|tras|nakon|posle|od|as|because|so|and|und|then|before|if)$/
const per = /^(?:per|pro|par|por|je|each|jede|jeder|chaque|cada)$/
const of = /^(?:of|von|de|du|des|del|od)$/

export function subjectOf(value: Value, values: readonly Value[], placed: readonly Placed[], text: string): Subject {
  const inside = (at: number) => values.some(({ from, to }) => at >= from && at < to)
  const start = Math.max(
    ...[...text.slice(0, value.from).matchAll(clauseEnd)].map(({ 0: end, index }) => index + end.length),
    0,
  )
  // A label says what stands behind its colon: "Messages: 500 per day".
  const from = /[:–—]\s*$/.test(text.slice(0, start)) && /^\s*$/.test(text.slice(start, value.from)) ? 0 : start
  const rest = text.slice(value.to).search(clauseEnd)
  const to = rest === -1 ? text.length : value.to + rest
  const subject = new Map<string, number>()
  const near = new Set<string>()
  const counted = new Set<string>()
  const each = new Set<string>()
  let behind = BEHIND
  let joined = value.joined ? MOST_JOINED : 0
  // "A commission of 8 percent" is of the commission.
  const lead = leadOf(value, placed)
  const isHeaded = lead !== undefined || (joined > 0 && placed.some((token) => token.from >= value.to && !token.stop))
  let last: Placed | undefined
  for (const token of placed) {
    const isCounted = token.from >= value.from && token.to <= value.to && value.of.includes(token.word)
    if (isCounted && !token.stop) counted.add(token.term)
    if (token.from >= value.to && beginning.test(token.word)) behind = BEGINNING
    if (token.from >= value.to && token.stop) joined = 0
    const isEach = last !== undefined && per.test(last.word) && token.from >= value.to
    last = token
    if (token.stop || (inside(token.from) && !isCounted)) continue
    if (isEach) {
      each.add(token.term)
      continue
    }
    const inClause = token.from >= from && token.to <= to
    if (inClause) near.add(token.term)
    let share = isHeaded ? BEGINNING : ELSEWHERE
    if (inClause && isCounted) share = AHEAD
    else if (inClause)
      share = token.from < value.from ? (isHeaded ? BESIDE : AHEAD) : Math.min(behind, isHeaded ? BESIDE : 1)
    if (inClause && joined > 0 && token.from >= value.to) {
      joined--
      share = AHEAD
    }
    subject.set(token.term, Math.max(subject.get(token.term) ?? 0, share))
  }
  if (lead !== undefined) subject.set(lead, AHEAD)
  return { subject, near, counted, each }
}

function leadOf({ from }: Value, placed: readonly Placed[]): string | undefined {
  const at = placed.findLastIndex((token) => token.to <= from)
  const [noun, joins] = [placed[at - 1], placed[at]]
  return noun && joins && of.test(fold(joins.raw)) && !noun.stop ? noun.term : undefined
}
