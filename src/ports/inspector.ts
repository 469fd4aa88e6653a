/** Who finds faults in articles: in one text as somebody types, and across the whole knowledge base. */
import type { Problem } from '../domain/articles.ts'
import type { Overlap } from '../domain/overlaps.ts'

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
   * Passages and facts that two articles share or contradict each other in, contradictions first. Drafts are left out.
   * Kept for one reading of the base; the first call after a change takes up to seconds, and never holds the event loop.
   */
  overlaps(): Promise<readonly Overlap[]>
  /** Those of one text against all other articles, with the text as `one`; quick enough for a pause in typing. */
  overlapsOf(path: string, text: string): Promise<readonly Overlap[]>
}
