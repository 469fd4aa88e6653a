/** A knowledge base on trial: as it would be with some of its files in place, or gone, and nothing on disk changed. */
import type { Article } from '../domain/articles.ts'
import type { Iso } from '../domain/events.ts'
import type { Retriever } from './knowledge.ts'

/** A file as it is meant to be. */
export interface FileChange {
  /** From the base's root, with forward slashes, e.g. `billing/refunds.md`. */
  path: string
  /** Undefined where the file is to be gone. */
  text: string | undefined
}

/** What a judge knows of a base: how its neighbours score by language, and how it was fitted to its own questions. */
export interface Fit {
  neighbours: [lang: string, level: number][]
  calibration?: { slope: number; offset: number }
}

export interface TrialOptions {
  /** Whether the changed articles are taken for no drafts, and as published by now; internal ones stay so. Default false. */
  shown?: boolean
  /** ISO 8601, UTC: the moment at which is asked what customers may see; default: now. */
  at?: Iso
}

export interface Trial extends Retriever {
  /** The articles that customers may see. */
  articles(): readonly Article[]
  /** What stands at a path, also where customers may not see it; undefined where nothing can be read there. */
  held(path: string): Article | undefined
}

/** What can be tried out, beside being searched. */
export interface Trials {
  /**
   * The base with some files in place. Costs the changed articles and a shard for each; all else is shared with the
   * base as it is, and so is what the judge knows of it: how its neighbours score and how it was fitted to its
   * questions stay those of the last study, as they would for the first minutes after the change.
   * @throws whatever kept it from being put together; the base itself stays as it is
   */
  trial(changes: readonly FileChange[], options?: TrialOptions): Promise<Trial>
  /** Names what the base answers from: another wherever an article, a redirect or a synonym is another. Hex. */
  stamp(): string
  /** What the judge knows of the base by now. */
  fit(): Fit
}
