/** What the team keeps about a customer beside their conversations. */
import type { Iso } from './events.ts'

/** A note about the customer, shown beside each of their conversations. Customers never see it. */
export interface ContactNote {
  id: string
  at: Iso
  by: { id: string; name: string }
  text: string
}

/** Names and values, e.g. `plan: team`. */
export type Attributes = Record<string, string>
