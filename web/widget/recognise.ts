/**
 * Makes this browser the person whom the embedding page vouches for. Loaded only where a page does. The JWT stays in
 * memory; what is kept is a digest of what it says, so that the server is asked once a person and not on every page.
 */
import { ApiError, api } from '../shared/api.ts'
import { waitAfter } from '../shared/backoff.ts'
import { serverNow } from '../shared/time.ts'
import type { Earlier } from './earlier.ts'
import type { Known, Session } from './session.ts'

export interface Recognising {
  session: Pick<Session, 'known' | 'keep'>
  /** Whether this is still the identity that counts. */
  still(): boolean
  /** The server is being asked: until it answers nobody knows whose conversation is open here. */
  asking(): void
  /** What this browser holds is another person's: all of it goes. */
  someoneElse(): void
  /** Says to the page's developers why the customer stays anonymous. */
  warn(text: string): void
}

type Person = Required<Pick<Known, 'person' | 'claims'>>

/** Resolves when it is settled whose panel this is, also where the identity is refused. Goes on asking while nobody answers. */
export async function recognise(jwt: string, on: Recognising): Promise<void> {
  const claimed = await claimedBy(jwt)
  const before = on.session.known()
  if (!on.still()) return
  if (before?.person && claimed) {
    if (before.person !== claimed.person) on.someoneElse()
    else if (before.claims === claimed.claims) return
  }
  on.asking()
  for (let failures = 0; on.still(); failures++) {
    try {
      await become(jwt, claimed, on)
      return
    } catch (error) {
      const passing = error instanceof ApiError && error.passing && error.status !== 429
      if (!passing) {
        const why = error instanceof Error ? error.message : String(error)
        return on.still() ? on.warn(`the identity was not accepted, the customer stays anonymous. ${why}`) : undefined
      }
      await new Promise((resolve) => setTimeout(resolve, waitAfter(failures, Math.random())))
    }
  }
}

/** @throws ApiError where the server refuses the identity or cannot be reached */
async function become(jwt: string, claimed: Person | undefined, { session, still, someoneElse }: Recognising) {
  const ask = (as: string | null) =>
    api<{ token: string }>('POST', '/api/my/identity', { body: { identity: jwt }, token: as })
  const known = session.known()
  let ranOut = false
  const { token } = await ask(known?.token ?? null).catch((error) => {
    if (!known || !(error instanceof ApiError && error.status === 401)) throw error
    ranOut = true
    return ask(null)
  })
  if (!still()) return
  if (known && token !== known.token && !ranOut) someoneElse()
  // A conversation may have been started in another tab meanwhile.
  const now = session.known()
  const samePerson = now?.token === token || (ranOut && now?.person !== undefined && now.person === claimed?.person)
  const here = samePerson ? now?.conversationId : undefined
  const conversationId = here || (await goingOn(token))
  if (still()) session.keep({ ...claimed, token, conversationId })
}

/** A conversation with the assistant alone counts as going on for so long after the last word. */
const LATELY_MS = 24 * 3_600_000

/** What this person is in the middle of on another device; empty where there is nothing, or nobody answers. */
async function goingOn(token: string): Promise<string> {
  try {
    const { conversations } = await api<{ conversations: Earlier[] }>('GET', '/api/my/conversations', { token })
    const open = conversations.find(({ status, startedAt, lastMessage }) => {
      if (status === 'queued' || status === 'assigned') return true
      return status === 'answering' && +serverNow() - Date.parse(lastMessage?.at ?? startedAt) < LATELY_MS
    })
    return open?.conversationId ?? ''
  } catch {
    return ''
  }
}

/** Digests of who a JWT names and of all it says of them, unchecked; nothing where it is none, or no digest can be had. */
export async function claimedBy(jwt: string): Promise<Person | undefined> {
  try {
    const base64 = (jwt.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/')
    const payload = new TextDecoder().decode(Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)))
    const { sub, email, name } = JSON.parse(payload) as Record<string, unknown>
    const who = sub === undefined ? ['email', String(email).toLowerCase()] : ['sub', sub]
    return { person: await digest(who), claims: await digest([...who, email, name]) }
  } catch {
    // Pages without https have no digests: there the server is asked each time.
    return undefined
  }
}

async function digest(of: unknown[]): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(of)))
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
}
