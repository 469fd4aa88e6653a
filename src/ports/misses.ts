/** What customers did not get, as the record keeps it: misses, the clusters that they form, and alarms. */
import type { Iso } from '../domain/events.ts'
import type { Miss, MissKind } from '../domain/misses.ts'

/**
 * `open`: nobody has done anything for good. `dismissed`: an editor said why it stays without an answer. `closed`:
 * asked again, its questions are answered. `merged`: it is part of another.
 */
export type ClusterState = 'open' | 'dismissed' | 'closed' | 'merged'

/** What asking a question again brought. */
export interface AskedAgain {
  at: Iso
  answered: boolean
  /** 0…1, the judge's. */
  confidence: number
  /** What it was answered from. */
  articleIds: string[]
}

export interface KeptMiss extends Miss {
  conversationId: string
  /** Null until it was looked at. */
  clusterId: string | null
  again: AskedAgain | null
  /** The cluster that an editor joined to the one it is in, where it came with that. */
  cameFrom: string | null
}

/** A miss without its texts, for counting many. */
export interface MissFact {
  id: string
  conversationId: string
  at: Iso
  kind: MissKind
  lang: string
  handlingSeconds: number | null
  clusterId: string | null
}

export interface MissCluster {
  id: string
  state: ClusterState
  /** A question of it that stands for all. */
  label: string
  /** Words that its questions share and others do not, most telling first. */
  terms: string[]
  /** The articles that were made or named for it. */
  articleIds: string[]
  /** When it was founded. */
  at: Iso
  /** When it came into its state. */
  since: Iso
  /** Its conversations when it came into its state. */
  sizeThen: number
  into: string | null
  /** An editor said what belongs to it: grouping anew leaves it alone. */
  held: boolean
}

/** How many of a cluster's questions are answered, and how sure the assistant is of them on average, 0…1. */
export interface Measure {
  questions: number
  answered: number
  confidence: number
}

/** How a draft came about; put together from the team's answers where nothing is said. */
export interface DraftedBy {
  /** The model that wrote it. */
  writer?: string
  /** Sentences of its that the answers did not hold and that were left out. */
  leftOut?: number
  /** Why its words were not used: `made_up` where most of them stood in no answer, else as `worded` says. */
  fault?: string
}

/** One thing that became of a cluster. No customer's words. */
export type ClusterDeed =
  | { did: 'founded' }
  /** Another became part of it, or a part of it became another. */
  | { did: 'merged'; from: string; conversations: number }
  | { did: 'split'; other: string; conversations: number }
  | { did: 'dismissed'; why: string }
  | { did: 'linked'; articleId: string }
  | ({ did: 'drafted'; articleId: string } & DraftedBy)
  | { did: 'asked'; before: Measure; after: Measure; articleIds: string[] }
  | { did: 'closed'; before: Measure; after: Measure; articleIds: string[] }
  | { did: 'reopened'; why: 'by_hand' | 'grew' | 'came_back' | 'lost'; conversations: number }
  | { did: 'alarmed'; window: 'hour' | 'day'; count: number; expected: number }
  | { did: 'acknowledged' }

export interface KeptDeed {
  clusterId: string
  at: Iso
  /** Null where nobody did it. */
  by: { id: string; name: string } | null
  deed: ClusterDeed
}

/** Sudden growth of a cluster; of misses overall where `clusterId` is null. */
export interface MissAlarm {
  id: string
  clusterId: string | null
  at: Iso
  window: 'hour' | 'day'
  /** Conversations in that time. */
  count: number
  /** Conversations that were to be expected in it. */
  expected: number
  acknowledgedBy: { id: string; name: string } | null
  acknowledgedAt: Iso | null
  /** When it had calmed down. */
  endedAt: Iso | null
}

/** What of a cluster changes; what is not named stays. */
export type ClusterPatch = { id: string } & Partial<Omit<MissCluster, 'id' | 'at'>>

/** Changes that belong together. */
export interface ClusterChanges {
  add?: readonly MissCluster[]
  patch?: readonly ClusterPatch[]
  /**
   * Misses that are of a cluster from now on, and with which of those that were joined to it; those that are gone
   * meanwhile are passed over.
   */
  move?: readonly { missId: string; clusterId: string; cameFrom?: string | null }[]
  deeds?: readonly KeptDeed[]
}

export interface MissQuery {
  /** Of this cluster; null: of none yet. */
  clusterId?: string | null
  /** Missed at this moment or later. */
  since?: Iso
  /** Of these alone. */
  ids?: readonly string[]
  limit: number
  /** Left out from the beginning, for paging. */
  skip?: number
}

/** The part of the record that holds what customers did not get. Unknown ids answer undefined or are passed over. */
export interface MissStore {
  /**
   * Folds what was written to the log since the last time, and what became a miss by waiting, at most so many events
   * in one go and whole conversations. What was folded by an earlier version is folded anew. In one transaction, so
   * that nothing is missed or counted twice, whatever ends the process.
   */
  foldMisses(now: Iso, events: number): Promise<{ more: boolean; misses: number }>
  /** Newest first. */
  misses(query: MissQuery): Promise<KeptMiss[]>
  missFacts(since: Iso): Promise<MissFact[]>
  /** The newest questions of clusters that are open, and of misses that are of none yet; each question once. */
  openMisses(limit: number): Promise<{ missId: string; clusterId: string | null; question: string; lang: string }[]>
  /** Clusters in one of these states, oldest first; all where none is named. */
  missClusters(states?: readonly ClusterState[]): Promise<MissCluster[]>
  missCluster(id: string): Promise<MissCluster | undefined>
  /** What became of a cluster, oldest first. */
  clusterHistory(id: string): Promise<KeptDeed[]>
  /**
   * @param onlyIf where the cluster named is in another of these states by now, nothing is written
   * @returns whether it was written
   */
  changeClusters(changes: ClusterChanges, onlyIf?: { id: string; state: readonly ClusterState[] }): Promise<boolean>
  saveAgain(results: readonly { missId: string; again: AskedAgain }[]): Promise<void>
  /** Those that have not ended, newest first. */
  missAlarms(): Promise<MissAlarm[]>
  addAlarm(alarm: MissAlarm): Promise<void>
  /** False where it was acknowledged before or there is none. */
  acknowledgeAlarm(id: string, by: { id: string; name: string }, at: Iso): Promise<boolean>
  endAlarm(id: string, at: Iso): Promise<void>
}
