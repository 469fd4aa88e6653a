/** Playing questions on the articles as they are and as they would be, aside from whoever is being served. */
import type { Iso } from '../domain/events.ts'
import type { RehearsalQuestion, RehearsedQuestion, VerdictCounts } from '../domain/rehearsal.ts'
import type { Settings } from '../protocol/settings.ts'
import type { FileChange, Fit } from './trials.ts'

export interface RehearsalJob {
  changes: readonly FileChange[]
  /** Beside those that articles list, which the rehearser finds itself. */
  questions: readonly RehearsalQuestion[]
  fit: Fit
  settings: Settings
  /** Wrong answers per hundred that the operator accepts. */
  maxWrong: number
  now: Iso
  /** Every how many-th question is asked, and from which on; all where it is not said. */
  part?: { of: number; at: number }
}

export interface RehearsalResult {
  /** `Trials.stamp` of the base that it was held against. */
  stamp: string
  rows: RehearsedQuestion[]
}

/** It ended without a result; the message says why. */
export class RehearsalFailed extends Error {
  override name = 'RehearsalFailed'
}

export interface Rehearser {
  /** Whether it takes no time from the thread that customers are served in. */
  readonly aside: boolean
  /**
   * Always quotes: no model is asked. One after the other; an aborted one frees the place at once.
   * @param progress told how many questions of how many are done
   * @throws RehearsalFailed; the signal's reason where it is aborted
   */
  rehearse(
    job: RehearsalJob,
    progress: (done: number, total: number) => void,
    signal: AbortSignal,
  ): Promise<RehearsalResult>
  close(): Promise<void>
}

export type RehearsalState =
  | { kind: 'running'; done: number; total: number }
  | { kind: 'done'; at: string; stamp: string; counts: VerdictCounts; rows: RehearsedQuestion[] }
  | { kind: 'failed'; message: string }
  | { kind: 'cancelled' }

export interface Rehearsal {
  id: string
  by: { id: string; name: string }
  paths: string[]
  /** Names the changes: another wherever a character is another. */
  key: string
  state: RehearsalState
}

export interface Rehearsals {
  /**
   * Somebody writes: what is answered now is asked beforehand, so that a rehearsal has only to ask what changes. Where
   * that was done lately, nothing happens; a rehearsal that is wanted meanwhile goes first.
   */
  prepare(): void
  /**
   * Starts one. Another of the same editor for one of the same files ends; one for other files goes first.
   * @returns its id
   */
  start(by: { id: string; name: string }, changes: readonly FileChange[]): string
  /** Waits for the end of one for just these changes, well or not; starts it where there is none under way. */
  ended(by: { id: string; name: string }, changes: readonly FileChange[]): Promise<void>
  /** One of this editor's. */
  get(by: { id: string }, id: string): Rehearsal | undefined
  /** Ends one of this editor's; false where there is none. */
  cancel(by: { id: string }, id: string): boolean
  /** The newest that ended well for just these changes, whoever asked for it. */
  of(changes: readonly FileChange[]): (Rehearsal & { state: { kind: 'done' } }) | undefined
  close(): Promise<void>
}

/** The part of the record that questions of customers are taken from. */
export interface RehearsalStore {
  /** Conversations in which the assistant answered from the articles, those with the newest answer first. */
  lastAnswered(limit: number): Promise<{ conversationId: string; at: Iso }[]>
}
