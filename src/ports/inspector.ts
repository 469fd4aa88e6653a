/** Who finds faults in articles: in one text as somebody types, and across the whole knowledge base. */
import type { Problem } from '../domain/articles.ts'
import type { Iso } from '../domain/events.ts'
import type { Overlap } from '../domain/overlaps.ts'

/** A finding that an editor looked at and let be. */
export interface DismissedOverlap {
  /** Of the finding: it comes back when one of its texts changes. */
  key: string
  by: { id: string; name: string }
  at: Iso
  /** Empty where nobody said. */
  reason: string
}

/** What the store keeps of findings. */
export interface OverlapStore {
  /** A finding that is dismissed again has the newer reason. */
  dismissOverlap(dismissed: DismissedOverlap): Promise<void>
  /** Newest first. */
  dismissedOverlaps(): Promise<DismissedOverlap[]>
  /** Whether it was dismissed. */
  restoreOverlap(key: string): Promise<boolean>
}

export interface Inspector {
  /**
   * The problems of one text as it would stand in the base as it is now, by line; within milliseconds.
   * @param path from the base's root, with forward slashes, e.g. `billing/refunds.md`; its file need not be there
   * @param text the whole file; offsets of fixes are into it
   */
  inspect(path: string, text: string): Problem[]
  /**
   * The problems of every file as it lies on disk, by path; of those that are fine, an empty list. Kept for one
   * reading of the base, and what a change does not touch is not read again.
   */
  inspectAll(): Promise<ReadonlyMap<string, readonly Problem[]>>
  /**
   * Passages that two articles share, and facts that contradict each other, in two articles or in one; contradictions
   * first. Drafts are left out.
   * Kept for one reading of the base; the first call after a change takes up to seconds, and never holds the event loop.
   */
  overlaps(): Promise<readonly Overlap[]>
  /** Those of one text, against all other articles and itself, with it as `one`; quick enough for a pause in typing. */
  overlapsOf(path: string, text: string): Promise<readonly Overlap[]>
}
