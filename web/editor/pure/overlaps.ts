/** Which findings are shown, and what stands above them. */
import type { Overlap } from '../../../src/domain/overlaps.ts'

/** A finding, with who let it be. */
export interface SeenOverlap extends Overlap {
  dismissed?: { by: { id: string; name: string }; at: string; reason: string }
}

export const shownKinds = ['all', 'contradiction', 'duplicate', 'dismissed'] as const
export type ShownKind = (typeof shownKinds)[number]

export const kindWords: Record<ShownKind, string> = {
  all: 'All',
  contradiction: 'Contradictions',
  duplicate: 'Duplicates',
  dismissed: 'Dismissed',
}

/** The filter of an address; anything else shows all. */
export function shownKind(name: string | undefined): ShownKind {
  return shownKinds.find((kind) => kind === name) ?? 'all'
}

export function shownOverlaps(overlaps: readonly SeenOverlap[], kind: ShownKind): SeenOverlap[] {
  if (kind === 'dismissed') return overlaps.filter(({ dismissed }) => dismissed)
  return overlaps.filter((overlap) => !overlap.dismissed && (kind === 'all' || overlap.kind === kind))
}

/** `Billing › Refunds › How long`: an article's title and the headings above a text. */
export function trailOf({ title, trail }: Pick<Overlap['one'], 'title' | 'trail'>): string {
  return [title, ...trail].join(' › ')
}
