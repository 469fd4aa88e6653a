/** How made-up people are told from real ones. Nobody outside can make such a mark: it is no hash of any token. */
import type { Conversation } from '../domain/conversation.ts'

const mark = 'demo:'

/** What stands in the place of the token's hash of a visitor of the demo. */
export function demoToken(visitorId: string): string {
  return mark + visitorId
}

/** The first and the last text that such a mark can be, for looking them up in order. */
export const demoTokens = { from: mark, before: 'demo;' }

/** Where the demo's staff have their addresses: a name that nobody can ever have (RFC 2606). */
export const DEMO_HOST = 'demo.invalid'

/** What the demo made, and what it left behind when it was taken away. */
export interface DemoRemoved {
  /** As they were before. */
  conversations: Conversation[]
  visitors: number
  /** Staff who are gone; those who hold a conversation with a real customer are disabled instead, so that it goes back. */
  removed: number
  disabled: number
}

/** Demo data, by its marks. */
export interface DemoStore {
  /** How many conversations the demo made are still there, and whether there are others. */
  demo(): Promise<{ conversations: number; others: boolean }>
  /** Takes all of the demo away, as if it had never been: no tombstones. What real people wrote stays. */
  removeDemo(): Promise<DemoRemoved>
}
