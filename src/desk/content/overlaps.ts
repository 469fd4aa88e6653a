/** What two articles say twice, or against each other, and what an editor let be of it. */
import type { Overlap } from '../../domain/overlaps.ts'
import type { DismissedOverlap } from '../../ports/inspector.ts'
import type { Desk, NotFound } from '../desk.ts'

/** A finding, with who let it be, if anybody did. */
export type SeenOverlap = Overlap & { dismissed?: Omit<DismissedOverlap, 'key'> }

/** Every finding of the base as it is now, contradictions first; those that were dismissed say so. */
export async function listOverlaps(desk: Desk): Promise<SeenOverlap[]> {
  const [overlaps, dismissed] = await Promise.all([desk.content.inspector.overlaps(), desk.store.dismissedOverlaps()])
  const known = new Map(dismissed.map(({ key, ...rest }) => [key, rest]))
  return overlaps.map((overlap) => {
    const rest = known.get(overlap.key)
    return rest ? { ...overlap, dismissed: rest } : overlap
  })
}

/** Those of a text that is being written, without what was dismissed. */
export async function overlapsWhileWriting(desk: Desk, path: string, text: string): Promise<Overlap[]> {
  const [overlaps, dismissed] = await Promise.all([
    desk.content.inspector.overlapsOf(path, text),
    desk.store.dismissedOverlaps(),
  ])
  const known = new Set(dismissed.map(({ key }) => key))
  return overlaps.filter(({ key }) => !known.has(key))
}

/** Lets a finding be; it comes back when one of its two texts changes. */
export async function dismissOverlap(
  desk: Desk,
  by: { id: string; name: string },
  key: string,
  reason: string,
): Promise<DismissedOverlap | NotFound> {
  const overlaps = await desk.content.inspector.overlaps()
  if (!overlaps.some((overlap) => overlap.key === key)) return { refused: 'notFound' }
  const dismissed = { key, by: { id: by.id, name: by.name }, at: desk.clock.now(), reason }
  await desk.store.dismissOverlap(dismissed)
  return dismissed
}

/** Shows a dismissed finding again. */
export async function restoreOverlap(desk: Desk, key: string): Promise<{ key: string } | NotFound> {
  return (await desk.store.restoreOverlap(key)) ? { key } : { refused: 'notFound' }
}
