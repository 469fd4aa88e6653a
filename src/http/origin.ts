/** Where a request comes from: its address, and whether a page of our own sent it. */

/**
 * Whether an Origin is this server's own: the public address, or the very host that was asked.
 * A missing or `null` Origin is not.
 */
export function ownOriginOf(origin: string | undefined, host: string | undefined, publicUrl: string): boolean {
  if (!origin || !URL.canParse(origin)) return false
  const asked = new URL(origin)
  return asked.origin === new URL(publicUrl).origin || (host !== undefined && asked.host === host.toLowerCase())
}

/**
 * The address that limits are counted by: the connection's, or the last one that a trusted proxy in front named.
 * @param forwarded the header `X-Forwarded-For`, to which each proxy appends whom it saw
 */
export function addressFrom(remote: string | undefined, forwarded: string | undefined, trustProxy: boolean): string {
  const named = trustProxy ? forwarded?.split(',').at(-1)?.trim() : undefined
  return named || remote || 'unknown'
}
