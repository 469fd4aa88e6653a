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
  editor: [401, 403, 403, 403, 403, 0, 0, 401, 401, 401, 401],
  member: [401, 403, 403, 403, 0, 0, 0, 401, 401, 401, 401],
  signedIn: [401, 401, 401, 401, 0, 0, 0, 401, 401, 401, 401],
  /** Needs our own Origin, which only the staff's browsers send here. */
  ownOrigin: [403, 403, 403, 403, 0, 0, 0, 0, 0, 0, 401],
  /** A form of a public page: our own Origin, whoever sends it. */
  ourPage: [403, 403, 403, 403, 0, 0, 0, 0, 0, 0, 403],
} satisfies Record<string, number[]>

export interface Row {
  who: keyof typeof classes
  success?: number
  body?: (to: { agent: Agent; colleague: Agent; conversationId: string }) => unknown
  /** What the conversation is like; assigned to the asker where that is an agent or admin. */
  when?: 'queued' | 'assigned' | 'answered' | 'resolved'
  /** Changes nothing, though it is no GET: what was written does not belong into an address. */
  looks?: true
}

const text = () => ({ clientMessageId: randomUUID(), text: 'Hello' })
export const rows: Record<string, Row> = {
  'GET /': { who: 'page' },
  'GET /console': { who: 'page', success: 302 },
  'GET /console/': { who: 'page' },
  'GET /editor': { who: 'page', success: 302 },
  'GET /editor/': { who: 'page' },
  'GET /widget': { who: 'page', success: 302 },
  'GET /widget/': { who: 'page' },
  'GET /widget/states': { who: 'page' },
  'GET /widget/states/one': { who: 'page' },
  'GET /widget/states/page': { who: 'page' },
  'GET /chat': { who: 'page' },
  'GET /chat/': { who: 'page', success: 302 },
  'GET /widget.js': { who: 'page' },
  'GET /assets/*': { who: 'page' },
  // None is set here.
  'GET /logo/:name': { who: 'page', success: 404 },
  'GET /help': { who: 'page' },
  'GET /help/': { who: 'page', success: 301 },
  'GET /help/feed.xml': { who: 'page' },
  'GET /help/sitemap.xml': { who: 'page' },
  'GET /help/:part{sitemap-[0-9]+\\.xml}': { who: 'page' },
  // The site has no colour of its own here.
  'GET /help/:sheet{theme-[0-9a-f]+\\.css}': { who: 'page', success: 404 },
  'GET /help/llms.txt': { who: 'page' },
  'GET /help/llms-full.txt': { who: 'page' },
  'GET /help/:articleId{.+}': { who: 'page' },
  // From our own pages, whoever reads them; and then told that this is no form.
  'POST /help/:articleId{.+}': { who: 'ourPage', success: 400 },
  'GET /sitemap.xml': { who: 'page' },
  'GET /robots.txt': { who: 'page' },
  'GET /llms.txt': { who: 'page' },
  'GET /llms-full.txt': { who: 'page' },
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
  'GET /api/conversations/:id/stream': { who: 'visitor' },
  'GET /api/conversations/:id/transcript': { who: 'party' },
  'POST /api/conversations/:id/messages': { who: 'party', body: text, when: 'assigned' },
  'GET /api/conversations/:id/files': { who: 'party' },
  // The body is the file itself.
  'POST /api/conversations/:id/files': { who: 'party', success: 201, body: () => 'A line of text.', when: 'assigned' },
  'GET /api/conversations/:id/files/:fileId': { who: 'party' },
  'DELETE /api/conversations/:id/files/:fileId': { who: 'party' },
  'POST /api/conversations/:id/stop': { who: 'visitor' },
  'POST /api/conversations/:id/handoff': { who: 'visitor' },
  'DELETE /api/conversations/:id/handoff': { who: 'visitor', when: 'queued' },
  'POST /api/conversations/:id/assistant': { who: 'visitor', when: 'queued' },
  'POST /api/conversations/:id/email': { who: 'visitor', when: 'queued', body: () => ({ email: 'jo@example.org' }) },
  'POST /api/conversations/:id/brief': { who: 'visitor', body: () => ({ text: 'So' }), when: 'queued' },
  'PATCH /api/conversations/:id/contact': { who: 'visitor', body: () => ({ name: 'M' }) },
  'POST /api/conversations/:id/rating': { who: 'visitor', body: () => ({ csat: 4 }) },
  'POST /api/conversations/:id/solved': { who: 'visitor' },
  // To a mailbox of its own each time: one gets a few copies a day.
  'POST /api/conversations/:id/transcript': {
    who: 'visitor',
    success: 202,
    body: () => ({ email: `${randomUUID()}@example.org` }),
  },
  // The message is none of the assistant's; who may ask is told apart before that.
  // There is no such message; who may ask is told apart before that.
  'PATCH /api/conversations/:id/messages/:messageId': { who: 'visitor', success: 404, body: () => ({ text: 'Hi' }) },
  'POST /api/conversations/:id/messages/:messageId/rating': {
    who: 'visitor',
    success: 404,
    body: () => ({ helpful: true }),
  },
  'POST /api/conversations/:id/read': { who: 'visitor', body: () => ({ seq: 1 }) },
  'GET /api/macros': { who: 'staff' },
  'GET /api/articles/search': { who: 'staff' },
  'POST /api/preview': { who: 'staff', body: () => ({ text: 'Hello' }), looks: true },
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
  'GET /api/staff/all': { who: 'admin' },
  'PATCH /api/staff/:memberId': { who: 'admin', body: () => ({ capacity: 4 }) },
  'POST /api/staff/:memberId/password-link': { who: 'admin' },
  'POST /api/invites': {
    who: 'admin',
    success: 201,
    body: () => ({ email: `${randomUUID()}@shop.example`, name: 'New', roles: ['agent'] }),
  },
  // Let in, and then told that there is no such link.
  'DELETE /api/invites/:inviteId': { who: 'admin', success: 404 },
  'POST /api/invites/look': { who: 'anyone', success: 403, body: () => ({ token: 'guessed' }) },
  'POST /api/invites/accept': {
    who: 'anyone',
    success: 403,
    body: () => ({ token: 'guessed', password: 'a long password' }),
  },
  'GET /api/writing': { who: 'staff' },
  'POST /api/conversations/:id/suggestion': { who: 'staff', looks: true },
  'DELETE /api/conversations/:id/suggestion/:suggestionId': { who: 'staff' },
  // Let in, and then told that there is no model here.
  'POST /api/conversations/:id/rewrite': {
    who: 'staff',
    success: 403,
    looks: true,
    body: () => ({ text: 'Hello', how: 'shorter' }),
  },
  'POST /api/conversations/:id/article': { who: 'staff', when: 'answered', looks: true },
  'GET /api/contacts/:visitorId': { who: 'staff' },
  'PUT /api/contacts/:visitorId/attributes': { who: 'staff', body: () => ({ attributes: { plan: 'team' } }) },
  'POST /api/contacts/:visitorId/notes': { who: 'staff', body: () => ({ text: 'Calls on Mondays' }) },
  'DELETE /api/contacts/:visitorId/notes/:noteId': { who: 'staff' },
  'POST /api/proposals': {
    who: 'staff',
    success: 201,
    body: ({ conversationId }) => ({ conversationId, title: 'Returns', body: 'Send it back.' }),
  },
  'GET /api/editor/misses': { who: 'editor' },
  // Nothing was missed in it; who may ask is told apart before that.
  'GET /api/editor/misses/:clusterId': { who: 'editor', success: 404 },
  'POST /api/editor/misses/:clusterId/dismiss': { who: 'editor', body: () => ({ why: 'Not ours' }) },
  'POST /api/editor/misses/:clusterId/reopen': { who: 'editor' },
  'POST /api/editor/misses/:clusterId/link': { who: 'editor', body: () => ({ articleId: 'orders/delivery' }) },
  'POST /api/editor/misses/:clusterId/draft': { who: 'editor' },
  'POST /api/editor/misses/:clusterId/ask': { who: 'editor' },
  // There is no other cluster and nothing in this one; who may ask is told apart before that.
  'POST /api/editor/misses/:clusterId/join': { who: 'editor', success: 404, body: () => ({ into: 'other' }) },
  'POST /api/editor/misses/:clusterId/apart': { who: 'editor', success: 404, body: () => ({ from: 'other' }) },
  'POST /api/editor/misses/:clusterId/take-out': { who: 'editor', success: 404, body: () => ({ missId: 'some' }) },
  'POST /api/editor/proposals/:proposalId/draft': { who: 'editor' },
  'GET /api/editor/unhelpful-pages': { who: 'editor' },
  'GET /api/misses/alarms': { who: 'member' },
  'POST /api/misses/alarms/:alarmId/acknowledge': { who: 'member' },
  // There is nothing of articles in what is sent; who may ask is told apart before that.
  'POST /api/editor/import': { who: 'editor', success: 400, body: () => 'no article', looks: true },
  'POST /api/editor/import/:importId/apply': { who: 'editor', success: 404 },
  'POST /api/editor/from-html': { who: 'editor', body: () => ({ html: '<p>Words' }), looks: true },
  'GET /api/editor/export': { who: 'editor' },
  'GET /api/proposals': { who: 'editor' },
  'PATCH /api/proposals/:proposalId': { who: 'editor', body: () => ({ state: 'done' }) },
  'GET /api/editor/articles': { who: 'editor' },
  // Let in, and then told that there is no such article.
  'GET /api/editor/file': { who: 'editor', success: 400 },
  'PUT /api/editor/drafts': { who: 'editor', body: () => ({ path: 'a/b.md', base: null, text: 'Hello' }), looks: true },
  'DELETE /api/editor/drafts': { who: 'editor', success: 400 },
  'POST /api/editor/drafts/discard': {
    who: 'editor',
    success: 404,
    body: () => ({ path: 'a/b.md', staffId: 'nobody', why: 'They left' }),
  },
  'DELETE /api/editor/drafts/discarded/:discardId': { who: 'editor', success: 404 },
  'GET /api/editor/search': { who: 'editor' },
  'POST /api/editor/preview': { who: 'editor', body: () => ({ path: 'a/b.md', text: 'Hello' }), looks: true },
  'POST /api/editor/inspect': { who: 'editor', body: () => ({ path: 'a/b.md', text: 'Hello' }), looks: true },
  'POST /api/editor/ask': {
    who: 'editor',
    body: () => ({ question: 'How?', changes: [{ path: 'a/b.md', text: 'Hello' }] }),
    looks: true,
  },
  'POST /api/editor/rehearsals': {
    who: 'editor',
    success: 201,
    body: () => ({ changes: [{ path: 'a/b.md', text: 'Hello' }] }),
    looks: true,
  },
  // Let in, and then told that there is no such rehearsal of theirs.
  'GET /api/editor/rehearsals/:rehearsalId': { who: 'editor', success: 404 },
  'GET /api/editor/rehearsals/:rehearsalId/questions/:n': { who: 'editor', success: 404 },
  'DELETE /api/editor/rehearsals/:rehearsalId': { who: 'editor', success: 404, looks: true },
  'POST /api/editor/front': { who: 'editor', body: () => ({ text: 'Hello', change: { draft: true } }), looks: true },
  // Let in, and then told that no file of the knowledge base lies there.
  'POST /api/editor/move': {
    who: 'editor',
    success: 400,
    body: () => ({ path: '../away.md', to: 'there.md', base: '0'.repeat(64) }),
  },
  'POST /api/editor/bin': { who: 'editor', success: 400, body: () => ({ path: '../away.md', base: '0'.repeat(64) }) },
  'GET /api/editor/bin': { who: 'editor' },
  'POST /api/editor/bin/restore': { who: 'editor', success: 400, body: () => ({ binId: 'none' }) },
  'GET /api/editor/revisions': { who: 'editor', success: 400 },
  'GET /api/editor/revisions/:revisionId': { who: 'editor', success: 404 },
  'POST /api/editor/rollback': { who: 'editor', success: 400, body: () => ({ path: 'a.md', revisionId: 'none' }) },
  'POST /api/editor/pictures': { who: 'editor', success: 400, body: () => 'no picture' },
  'GET /api/editor/pictures': { who: 'editor', success: 400 },
  'GET /api/editor/reviews': { who: 'editor' },
  'POST /api/editor/reviews': {
    who: 'editor',
    success: 400,
    body: () => ({ path: '../away.md', base: '0'.repeat(64), reviewBy: '2030-01-01', did: 'reviewed' }),
  },
  'GET /api/editor/answers/:messageId': { who: 'editor', success: 404 },
  'GET /api/editor/news': { who: 'editor' },
  'GET /api/editor/overlaps': { who: 'editor' },
  'POST /api/editor/overlaps/writing': {
    who: 'editor',
    body: () => ({ path: 'a/b.md', text: 'Hello' }),
    looks: true,
  },
  // A finding that is not there.
  'POST /api/editor/overlaps/dismiss': { who: 'editor', success: 404, body: () => ({ key: '0123456789abcdef' }) },
  'POST /api/editor/overlaps/restore': { who: 'editor', success: 404, body: () => ({ key: '0123456789abcdef' }) },
  // Let in, and then told that this was changed by somebody else.
  'POST /api/editor/publish': {
    who: 'editor',
    success: 400,
    body: () => ({ path: '../away.md', base: null, text: 'Hello' }),
  },
  'POST /api/conversations/:id/tags': { who: 'staff', body: () => ({ tags: ['VIP'] }) },
  'POST /api/conversations/:id/priority': { who: 'staff', body: () => ({ priority: 2 }) },
  // Let in, and then told that this names no conversation.
  'POST /api/conversations/:id/merge': { who: 'staff', success: 400, body: () => ({ into: 'another' }) },
  'GET /api/lists': { who: 'staff' },
  'GET /api/tags': { who: 'staff' },
  'POST /api/bulk': {
    who: 'staff',
    body: () => ({ conversationIds: [randomUUID()], action: { do: 'priority', priority: 1 } }),
  },
  'POST /api/bulk/undo': { who: 'staff', body: () => ({ done: [{ conversationId: randomUUID(), from: 1, seq: 2 }] }) },
  'GET /api/audit': { who: 'admin' },
  'GET /api/demo': { who: 'staff' },
  'DELETE /api/demo': { who: 'admin' },
  'POST /api/privacy/export': { who: 'admin', body: () => ({ contact: 'nobody@example.org' }) },
  'POST /api/privacy/erase': { who: 'admin', body: () => ({ contact: 'nobody@example.org' }) },
  'GET /api/settings': { who: 'admin' },
  'GET /api/settings/saved': { who: 'admin' },
  'GET /api/settings/sites': { who: 'admin' },
  'POST /api/settings/try': { who: 'admin', body: () => ({ text: 'Hello' }) },
  // Let in, and then told to name the version.
  'PATCH /api/settings': { who: 'admin', success: 400, body: () => ({ queue: { capacity: 50 } }) },
  'GET /api/assistant': { who: 'admin' },
  'POST /api/assistant/test': { who: 'admin' },
  'PUT /api/settings': { who: 'admin', body: () => ({ queue: { capacity: 50 } }) },
}
