/** How much each cluster of misses matters, how it goes, and what it costs. */
import type { Iso } from '../domain/events.ts'
import { type MissKind, missWeight } from '../domain/misses.ts'

const DAY_MS = 86_400_000

/** Days after which a miss counts half. */
export const HALF_LIFE_DAYS = 14
/** Seconds that a question costs where no agent has ever answered one: a guess, and shown as one. */
export const ASSUMED_SECONDS = 240
/** Days that the trend is drawn over, and compared: the last TREND_DAYS against as many before. */
export const DRAWN_DAYS = 28
export const TREND_DAYS = 7

export interface Fact {
  conversationId: string
  at: Iso
  kind: MissKind
  lang: string
  handlingSeconds: number | null
}

export interface Rank {
  /** Conversations; several misses of one are one. */
  conversations: number
  /** Recency-weighted conversations times what one costs, in seconds. */
  impact: number
  /** What one conversation costs: the median of the seconds that agents spent. */
  eachSeconds: number
  /** `measured` on this cluster, on `others` where nobody has answered here, or `assumed` where nobody ever has. */
  costFrom: 'measured' | 'others' | 'assumed'
  /** `eachSeconds` times `conversations`. */
  costSeconds: number
  /** Conversations by day, the last day last. */
  days: number[]
  recent: number
  before: number
  /** Conversations by language, the most common first. */
  languages: { lang: string; conversations: number }[]
  kinds: Partial<Record<MissKind, number>>
  first: Iso
  last: Iso
}

/**
 * impact = Σ over conversations of weight × 0.5^(age in days / HALF_LIFE_DAYS) × the median seconds that agents spend,
 * where weight is the largest `missWeight` of the conversation's misses and age that of its newest.
 * @param facts at least one
 * @param otherSeconds the median over all clusters; undefined where no agent has answered anything
 */
export function rankOf(facts: readonly Fact[], now: Iso, otherSeconds: number | undefined): Rank {
  const talks = new Map<string, { weight: number; at: Iso; lang: string; seconds: number | null }>()
  const kinds: Partial<Record<MissKind, number>> = {}
  for (const { conversationId, at, kind, lang, handlingSeconds } of facts) {
    const known = talks.get(conversationId)
    kinds[kind] = (kinds[kind] ?? 0) + 1
    talks.set(conversationId, {
      weight: Math.max(known?.weight ?? 0, missWeight[kind]),
      at: known && known.at > at ? known.at : at,
      lang,
      seconds: Math.max(known?.seconds ?? 0, handlingSeconds ?? 0) || null,
    })
  }
  const all = [...talks.values()]
  const own = medianOf(all.flatMap(({ seconds }) => seconds ?? []))
  const eachSeconds = own ?? otherSeconds ?? ASSUMED_SECONDS
  const weighted = all.reduce((sum, { weight, at }) => sum + weight * 0.5 ** (ageDays(at, now) / HALF_LIFE_DAYS), 0)
  const days = Array.from({ length: DRAWN_DAYS }, () => 0)
  for (const { at } of all) {
    const day = DRAWN_DAYS - 1 - Math.floor(ageDays(at, now))
    if (day >= 0) days[day] = (days[day] ?? 0) + 1
  }
  const sum = (from: number, to: number) => days.slice(from, to).reduce((total, count) => total + count, 0)
  const langs = new Map<string, number>()
  for (const { lang } of all) langs.set(lang, (langs.get(lang) ?? 0) + 1)
  const times = facts.map(({ at }) => at).sort()
  return {
    conversations: all.length,
    impact: weighted * eachSeconds,
    eachSeconds,
    costFrom: own !== undefined ? 'measured' : otherSeconds !== undefined ? 'others' : 'assumed',
    costSeconds: eachSeconds * all.length,
    days,
    recent: sum(DRAWN_DAYS - TREND_DAYS, DRAWN_DAYS),
    before: sum(DRAWN_DAYS - 2 * TREND_DAYS, DRAWN_DAYS - TREND_DAYS),
    languages: [...langs]
      .map(([lang, conversations]) => ({ lang, conversations }))
      .sort((a, b) => b.conversations - a.conversations),
    kinds,
    first: times[0] ?? now,
    last: times.at(-1) ?? now,
  }
}

/** Undefined of nothing. */
export function medianOf(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  if (sorted.length === 0) return undefined
  return sorted.length % 2 === 1 ? sorted[half] : ((sorted[half - 1] as number) + (sorted[half] as number)) / 2
}

function ageDays(at: Iso, now: Iso): number {
  return Math.max(0, (Date.parse(now) - Date.parse(at)) / DAY_MS)
}
