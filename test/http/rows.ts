/** Every call of the server, and what each kind of asker gets for an answer. */
import { randomUUID } from 'node:crypto'
import type { Agent } from './client.ts'
import { identityOf } from './signed.ts'

/** `kin` is the owner on another device, as whom the site vouches for them; `idle` was away for too long. */
export const actors = [
  'nobody',
  'owner',
  'kin',
  'other',
  'agent',
  'admin',
  'editor',
  'disabled',
  'expired',
  'idle',
  'forged',
] as const
export type Actor = (typeof actors)[number]

/** Statuses in the order of `actors`; 0 stands for the success of that row. */
export const classes = {
  anyone: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 401],
  page: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  customer: [401, 0, 0, 0, 403, 403, 403, 401, 401, 401, 401],
  visitor: [401, 0, 0, 404, 403, 403, 403, 401, 401, 401, 401],
  party: [401, 0, 0, 404, 0, 0, 403, 401, 401, 401, 401],
  staff: [401, 403, 403, 403, 0, 0, 403, 401, 401, 401, 401],
  admin: [401, 403, 403, 403, 403, 0, 403, 401, 401, 401, 401],
  member: [401, 403, 403, 403, 0, 0, 0, 401, 401, 401, 401],
  signedIn: [401, 401, 401, 401, 0, 0, 0, 401, 401, 401, 401],
  /** Needs our own Origin, which only the staff's browsers send here. */
  ownOrigin: [403, 403, 403, 403, 0, 0, 0, 0, 0, 0, 401],
} satisfies Record<string, number[]>

export interface Row {
  who: keyof typeof classes
  success?: number
  body?: (to: { agent: Agent; colleague: Agent }) => unknown
  /** What the conversation is like; assigned to the asker where that is an agent or admin. */
  when?: 'queued' | 'assigned' | 'resolved'
}

const text = () => ({ clientMessageId: randomUUID(), text: 'Hello' })
export const rows: Record<string, Row> = {
  'GET /': { who: 'page' },
  'GET /console': { who: 'page', success: 302 },
  'GET /console/': { who: 'page' },
  'GET /widget': { who: 'page', success: 302 },
  'GET /widget/': { who: 'page' },
  'GET /widget.js': { who: 'page' },
  'GET /assets/*': { who: 'page' },
  'GET /help/:articleId{.+}': { who: 'page' },
  'GET /healthz': { who: 'page' },
  'GET /readyz': { who: 'page' },
  'GET /metrics': { who: 'page' },
  'GET /api/openapi.json': { who: 'page' },
  'GET /api/articles/public/:articleId{.+}': { who: 'anyone' },
  'GET /api/welcome': { who: 'anyone' },
  'GET /api/setup': { who: 'anyone' },
  'POST /api/setup': {
    who: 'anyone',
    success: 403,
    body: () => ({ token: 'guessed', name: 'X', email: 'x@example.org', password: 'a long password' }),
  },
  'POST /api/session': { who: 'anyone', body: ({ agent: { email, password } }) => ({ email, password }) },
  'DELETE /api/session': { who: 'ownOrigin' },
  'GET /api/me': { who: 'signedIn' },
  // Let in, and then told that the new password is none.
  'POST /api/me/password': {
    who: 'member',
    success: 400,
    body: ({ agent: { password } }) => ({ current: password, next: 'short' }),
  },
  'POST /api/conversations': { who: 'anyone', success: 201, body: () => ({}) },
  'GET /api/my/conversations': { who: 'customer' },
  // A person of their own each time: nobody here becomes the owner by asking.
  'POST /api/my/identity': { who: 'anyone', body: () => ({ identity: identityOf({ sub: randomUUID() }) }) },
  'GET /api/conversations/:id': { who: 'party' },
  'GET /api/conversations/:id/events': { who: 'party' },
  'GET /api/conversations/:id/transcript': { who: 'party' },
  'POST /api/conversations/:id/messages': { who: 'party', body: text, when: 'assigned' },
  'POST /api/conversations/:id/stop': { who: 'visitor' },
  'POST /api/conversations/:id/handoff': { who: 'visitor' },
  'DELETE /api/conversations/:id/handoff': { who: 'visitor', when: 'queued' },
  'POST /api/conversations/:id/assistant': { who: 'visitor', when: 'queued' },
  'POST /api/conversations/:id/email': { who: 'visitor', when: 'queued', body: () => ({ email: 'jo@example.org' }) },
  'POST /api/conversations/:id/brief': { who: 'visitor', body: () => ({ text: 'So' }), when: 'queued' },
  'PATCH /api/conversations/:id/contact': { who: 'visitor', body: () => ({ name: 'M' }) },
  'POST /api/conversations/:id/rating': { who: 'visitor', body: () => ({ csat: 4 }) },
  // The message is none of the assistant's; who may ask is told apart before that.
  'POST /api/conversations/:id/messages/:messageId/rating': {
    who: 'visitor',
    success: 404,
    body: () => ({ helpful: true }),
  },
  'GET /api/conversations': { who: 'staff' },
  'GET /api/queue': { who: 'staff' },
  'GET /api/staff': { who: 'staff' },
  'POST /api/conversations/:id/claim': { who: 'staff', when: 'queued' },
  'POST /api/conversations/:id/release': { who: 'staff', when: 'assigned' },
  'POST /api/conversations/:id/transfer': {
    who: 'staff',
    when: 'assigned',
    body: ({ colleague }) => ({ agentId: colleague.id, note: 'Yours' }),
  },
  'POST /api/conversations/:id/return': { who: 'staff', when: 'assigned' },
  'POST /api/conversations/:id/snooze': { who: 'staff', when: 'assigned' },
  'POST /api/conversations/:id/resolve': { who: 'staff', when: 'assigned' },
  'POST /api/conversations/:id/reopen': { who: 'staff', when: 'resolved' },
  'GET /api/audit': { who: 'admin' },
  'POST /api/privacy/export': { who: 'admin', body: () => ({ contact: 'nobody@example.org' }) },
  'POST /api/privacy/erase': { who: 'admin', body: () => ({ contact: 'nobody@example.org' }) },
  'GET /api/settings': { who: 'admin' },
  'PUT /api/settings': { who: 'admin', body: () => ({ queue: { capacity: 50 } }) },
}
