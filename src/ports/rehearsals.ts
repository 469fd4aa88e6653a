/** Playing questions on the articles as they are and as they would be, aside from whoever is being served. */
import type { Iso } from '../domain/events.ts'
import type { RehearsalQuestion, RehearsedQuestion } from '../domain/rehearsal.ts'
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
