/**
 * Whether an Origin is this server's own: the public address, or the very host that was asked.
 * A missing or `null` Origin is not.
 */
export function ownOriginOf(origin: string | undefined, host: string | undefined, publicUrl: string): boolean {
  if (!origin || !URL.canParse(origin)) return false
  const asked = new URL(origin)
  return asked.origin === new URL(publicUrl).origin || (host !== undefined && asked.host === host.toLowerCase())
}
