/** How made-up people are told from real ones. Nobody outside can make such a mark: it is no hash of any token. */

const mark = 'demo:'

/** What stands in the place of the token's hash of a visitor of the demo. */
export function demoToken(visitorId: string): string {
  return mark + visitorId
}

/** The first and the last text that such a mark can be, for looking them up in order. */
export const demoTokens = { from: mark, before: 'demo;' }

/** Where the demo's staff have their addresses: a name that nobody can ever have (RFC 2606). */
export const DEMO_HOST = 'demo.invalid'
