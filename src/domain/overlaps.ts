/** Passages that say the same in two articles, and facts that contradict each other. */

export const overlapKinds = ['duplicate', 'contradiction'] as const
export type OverlapKind = (typeof overlapKinds)[number]

/** Two places of a knowledge base that an editor should look at side by side. */
export interface Overlap {
  /** The same as long as both texts are, wherever their lines move: 16 letters and digits. */
  key: string
  kind: OverlapKind
  lang: string
  /** What differs or repeats, in a sentence. */
  why: string
  one: OverlapPlace
  other: OverlapPlace
  /** Further articles that hold the same passage, in order. */
  also: string[]
}

/** A sentence or passage with where it stands. */
export interface OverlapPlace {
  articleId: string
  title: string
  /** Headings above it, the outermost first. */
  trail: string[]
  /** The fragment of the nearest heading; empty above the first. */
  anchor: string
  /** 1-based in the file; 0 where it was not found there. */
  line: number
  column: number
  /** Plain text. */
  text: string
}
