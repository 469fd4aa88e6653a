/** What waits for somebody who opens the editor: their own unpublished work, and articles that something is wrong with. */
import { type Item, is, type ShownState } from './list.ts'

/** Drafts that are listed; the rest is found by the filter. */
const MOST_DRAFTS = 6
/** Worst first. */
const faults = ['left-out', 'failing', 'problems', 'stale'] as const satisfies readonly ShownState[]

export interface Waiting {
  /** What this member has written and not published, the newest first. */
  drafts: Item[]
  /** How many more of these there are. */
  moreDrafts: number
  /** States that somebody should look at, with how many articles are in each. */
  faults: { state: ShownState; count: number }[]
}

export function waitingIn(items: readonly Item[]): Waiting {
  const drafts = items
    .filter(({ draft }) => draft?.mine)
    .sort((one, other) => ((one.draft?.at ?? '') < (other.draft?.at ?? '') ? 1 : -1))
  return {
    drafts: drafts.slice(0, MOST_DRAFTS),
    moreDrafts: Math.max(0, drafts.length - MOST_DRAFTS),
    faults: faults
      .map((state) => ({ state, count: items.filter((item) => is(item, state)).length }))
      .filter(({ count }) => count > 0),
  }
}
