/** Addresses that climb: with `..` among their parts, as no browser sends them. */
import type { Context, Next } from 'hono'
import { notFound } from './errors.ts'

/** Whether a request's target, as it was sent, has a step up in its path; one in the query is only a text. */
export function climbs(target: string): boolean {
  const [path = ''] = target.split('?', 1)
  return /(?:^|\/)(?:\.|%2e){2}(?:\/|$)/i.test(path)
}

/** Looked at as it was sent: by the time that routes see an address, its steps up have been taken. */
export async function leadsNowhere(c: Context, next: Next): Promise<void> {
  // Requests made in tests without a server have no connection.
  const { incoming } = (c.env ?? {}) as { incoming?: { url?: string } }
  if (climbs(incoming?.url ?? '')) throw notFound()
  await next()
}
