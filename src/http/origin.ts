/** Where a request comes from: its address, and whether a page of our own sent it. */
import { isIPv6 } from 'node:net'

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
 * The address that limits are counted by: the connection's, or the last one that a trusted proxy in front named. Of
 * an IPv6 address its /64, because one household or one rented machine has all of it to send from.
 * @param forwarded the header `X-Forwarded-For`, to which each proxy appends whom it saw
 */
export function addressFrom(remote: string | undefined, forwarded: string | undefined, trustProxy: boolean): string {
  const named = trustProxy ? forwarded?.split(',').at(-1)?.trim() : undefined
  return networkOf(named || remote || 'unknown')
}

function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped?.[1]) return mapped[1]
  // The URL parser writes it one way, with numbers where an IPv4 address ends it; a zone is the machine's own matter.
  const plain = new URL(`http://[${address.split('%')[0]}]`).hostname.slice(1, -1)
  const [head = '', tail = ''] = plain.split('::')
  const groups = head.split(':').filter(Boolean)
  if (plain.includes('::')) {
    const after = tail.split(':').filter(Boolean)
    groups.push(...Array.from({ length: 8 - groups.length - after.length }, () => '0'), ...after)
  }
  return `${groups.slice(0, 4).join(':')}::/64`
}
