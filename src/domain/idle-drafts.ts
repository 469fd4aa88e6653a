/** Drafts that nobody is at work on any more, and who may discard a colleague's. */
import type { Iso } from './events.ts'

/** Days without a change after which any editor may discard a colleague's draft. */
export const IDLE_DRAFT_DAYS = 14

/**
 * Whether a colleague's draft may be discarded: an admin may at any time.
 * @param changed when it was written last
 */
export function mayDiscard(roles: readonly string[], changed: Iso, now: Iso): boolean {
  return roles.includes('admin') || Date.parse(now) - Date.parse(changed) >= IDLE_DRAFT_DAYS * 86_400_000
}
