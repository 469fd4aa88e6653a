/** The sites that may show the customer's window. */

/** What stands in a policy as it is: no sign in it could end the address and begin another rule. */
const plainOrigin = /^https?:\/\/(?:(?:\*\.)?[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\])(?::\d+)?$/

/**
 * The origin of an http or https address, e.g. `https://shop.example` for `https://Shop.example/cart`; a host may begin
 * with `*.` for all names below it. Undefined for anything else.
 */
export function siteOf(address: string): string | undefined {
  const trimmed = address.trim()
  if (!URL.canParse(trimmed)) return undefined
  const { origin } = new URL(trimmed)
  return plainOrigin.test(origin) ? origin : undefined
}

/** Whether an address is on one of these sites; one that begins with `*.` stands for all names below it. */
export function isOnSite(address: string, sites: readonly string[]): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host, origin } = new URL(address)
  return sites.some((site) => {
    const [scheme, below] = site.split('//*.')
    return site === origin || (below !== undefined && scheme === protocol && host.endsWith(`.${below}`))
  })
}
