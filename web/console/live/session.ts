/** Who sits at this console. An expired session asks again over everything that is open; nothing is put away. */
import { signal } from '@preact/signals'
import type { Staff } from '../../../src/protocol/staff.ts'
import { ApiError, api, type Call } from '../../shared/api.ts'
import { inviteToken, setupToken } from './links.ts'

export type Session =
  | { is: 'asking' }
  | { is: 'unreachable'; message: string }
  /** Nobody is here yet; `token` is the one-time link's, where it was opened with one. */
  | { is: 'first'; token?: string }
  /** `why` where there is something to say above the form. */
  | { is: 'out'; why?: string }
  | { is: 'in'; me: Staff }
  | { is: 'expired'; me: Staff }

export const session = signal<Session>({ is: 'asking' })

const usedLink = 'This link has been used: there is an admin already. Sign in, or ask an admin for an account.'

/** Finds out who is here, at start and after the server could not be reached. */
export async function askWho() {
  session.value = { is: 'asking' }
  try {
    session.value = { is: 'in', me: await api<Staff>('GET', '/api/me') }
    setupToken.value = undefined
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) {
      session.value = { is: 'unreachable', message: wordsOf(error) }
      return
    }
    await askSetup()
  }
}

async function askSetup() {
  const token = setupToken.value
  try {
    const { needed } = await api<{ needed: boolean }>('GET', '/api/setup')
    if (needed) session.value = { is: 'first', ...(token ? { token } : {}) }
    else session.value = { is: 'out', ...(token ? { why: usedLink } : {}) }
  } catch (error) {
    session.value = { is: 'unreachable', message: wordsOf(error) }
  }
}

/** @throws ApiError with the server's words, e.g. that the password is wrong or that it was tried too often */
export async function signIn(email: string, password: string) {
  arrive(await api<Staff>('POST', '/api/session', { body: { email, password } }))
}

/** Makes the first admin and signs them in. @throws ApiError with `fields` */
export async function makeFirstAdmin(body: { token: string; name: string; email: string; password: string }) {
  arrive(await api<Staff>('POST', '/api/setup', { body }))
  setupToken.value = undefined
}

export async function signOut() {
  try {
    await api('DELETE', '/api/session')
  } catch (error) {
    if (error instanceof ApiError && error.status !== 401) throw error
  }
  // A fresh page: nothing of this agent's work stays in memory.
  location.reload()
}

/** A staff call; a session that has ended is noticed here, whatever was asked. @throws ApiError */
export async function staffCall<T>(method: string, path: string, call: Call = {}): Promise<T> {
  try {
    return await api<T>(method, path, call)
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) expire()
    throw error
  }
}

/** What was changed about one's own account shows at once. */
export function knowMe(who: Staff) {
  const now = session.value
  if (now.is === 'in' && now.me.id === who.id) session.value = { is: 'in', me: { ...now.me, ...who } }
}

/** Uses a link to join, or to set a new password, and comes in. @throws ApiError with `fields` */
export async function acceptInvite(body: { token: string; name?: string; password: string }) {
  const who = await api<Staff>('POST', '/api/invites/accept', { body })
  inviteToken.value = undefined
  // Somebody else may have been signed in here: nothing of theirs stays on the page.
  if (session.value.is === 'in' || session.value.is === 'expired') location.reload()
  else arrive(who)
}

/** The server does not know this session any more. */
export function expire() {
  if (session.value.is === 'in') session.value = { is: 'expired', me: session.value.me }
}

/** Resolves at once while signed in, or when the same agent has signed in again. */
export function signedIn(): Promise<void> {
  return new Promise((resolve) => {
    const stop = session.subscribe((value) => {
      if (value.is !== 'in') return
      resolve()
      queueMicrotask(() => stop())
    })
  })
}

/** The agent at work. @throws Error where nobody is signed in, which no part of the desk can reach */
export function me(): Staff {
  const now = session.value
  if (now.is === 'in' || now.is === 'expired') return now.me
  throw new Error('Nobody is signed in.')
}

/** A fault in words that may be shown, with what to do. */
export function wordsOf(error: unknown): string {
  if (!(error instanceof ApiError)) return 'Something went wrong in this page. Reload it; what you typed is kept.'
  if (error.code === 'offline') return 'The server cannot be reached. Check the network, or that Bellhop is running.'
  if (error.code === 'rate_limited') {
    return `Too many tries. Wait ${error.retryAfter ? `${error.retryAfter} seconds` : 'a minute'}, then try again.`
  }
  return error.message || 'The server could not do that. Try again in a moment.'
}

/** Somebody else on the same page must not find this agent's work: then everything starts anew. */
function arrive(who: Staff) {
  const before = session.value
  if (before.is === 'expired' && before.me.id !== who.id) location.reload()
  else session.value = { is: 'in', me: who }
}
