import { describe, expect, it } from 'vitest'
import type { AuditLine } from '../../../src/protocol/audit.ts'
import { auditGroups, sentenceOf } from '../../../web/console/pure/audit.ts'
import { auditQuery, conversationIn, everything } from '../../../web/console/pure/audit-filter.ts'
import { sourcesIn } from '../../rules/sources.ts'

const at = '2026-03-02T09:00:00.000Z'
const id = '01890a5d-ac96-774b-bcce-b302099a8057'
const ana: AuditLine['actor'] = { kind: 'staff', id: 'ana', name: 'Ana' }
const names = new Map([
  ['bo', 'Bo'],
  ['pay', 'Payments'],
])

/** The sentence as it is read, with a conversation as ‹…›. */
function read(entry: Partial<AuditLine>): string {
  return sentenceOf({ at, actor: ana, action: 'claim', outcome: 'done', ...entry }, (each) => names.get(each))
    .map((piece) => Object.entries(piece).map(([kind, text]) => (kind === 'conversation' ? '‹…›' : text))[0])
    .join('')
}

describe('a line of the audit log', () => {
  it.each<[string, Partial<AuditLine>]>([
    ['Ana took over ‹…›', { conversationId: id }],
    ['Ana transferred ‹…› to Payments', { action: 'transfer', conversationId: id, target: 'pay' }],
    ['Ana resolved ‹…› (not solved)', { action: 'resolve', conversationId: id, detail: { outcome: 'not_solved' } }],
    ['Ana wrote in ‹…›', { action: 'send', conversationId: id }],
    ['Ana assigned ‹…› to Bo', { action: 'assign', conversationId: id, target: 'bo' }],
    ['Ana tried the handoff rules', { action: 'settings.try' }],
    ['Ana wrote a note in ‹…›', { action: 'send', conversationId: id, detail: { note: true } }],
    ['Ana disabled Bo', { action: 'staff.disable', target: 'bo' }],
    ['Ana disabled somebody who is gone', { action: 'staff.disable', target: 'x' }],
    [
      'Ana changed the account of Bo: roles to agent, editor, capacity to 5, languages',
      {
        action: 'staff.change',
        target: 'bo',
        detail: { changed: 'roles, capacity, languages', roles: 'agent, editor', capacity: 5 },
      },
    ],
    ['Ana joined by a link from Bo', { action: 'staff.join', target: 'bo' }],
    ['Ana made a link to join as agent', { action: 'invite.make', detail: { roles: 'agent' } }],
    ['Ana changed the settings: queue, teams', { action: 'settings.save', detail: { changed: 'queue, teams' } }],
    ['Ana saved the settings without a change', { action: 'settings.save', detail: { changed: '' } }],
    ['Ana erased the data of 2 visitors', { action: 'privacy.erase', detail: { visitors: 2, confirmed: true } }],
    ['Ana looked up what is kept of a contact', { action: 'privacy.erase', detail: { visitors: 0, confirmed: false } }],
    [
      'The operator erased the data of a visitor with 1 conversation',
      { actor: { kind: 'operator' }, action: 'erase', target: 'v', detail: { conversations: 1 } },
    ],
    ['Ana published billing/refunds', { action: 'article.publish', target: 'billing/refunds.md' }],
    [
      'Ana reviewed billing/refunds: it still holds',
      { action: 'article.review', target: 'billing/refunds.md', detail: { did: 'reviewed', reviewBy: '2027-01-01' } },
    ],
    [
      'Ana put the review of billing/refunds off to 2027-01-01',
      { action: 'article.review', target: 'billing/refunds.md', detail: { did: 'postponed', reviewBy: '2027-01-01' } },
    ],
    [
      'Ana put billing/refunds into the bin, although 1 answer would be lost',
      { action: 'article.bin', target: 'billing/refunds.md', detail: { lost: 1, overruled: true } },
    ],
    [
      'Ana imported articles: 3 new, 1 updated',
      { action: 'articles.import', detail: { created: 3, updated: 1, unchanged: 9 } },
    ],
    [
      'The operator added Bo to the staff as agent',
      { actor: { kind: 'operator' }, action: 'staff.add', target: 'bo', detail: { roles: 'agent' } },
    ],
  ])('says: %s', (sentence, entry) => {
    expect(read(entry)).toBe(sentence)
  })

  it.each<[string, Partial<AuditLine>]>([
    ['Ana tried to take over ‹…›: refused, a colleague was first', { detail: { code: 'already_claimed' } }],
    ['Ana tried to give ‹…› back to the assistant: refused', { action: 'return' }],
    [
      'A visitor asked for what is not theirs (GET /api/queue): refused, that is not allowed',
      { actor: { kind: 'visitor', id: 'v' }, action: 'GET /api/queue', detail: { code: 'forbidden' } },
    ],
  ])('says what was refused and why: %s', (sentence, entry) => {
    expect(read({ conversationId: id, outcome: 'refused', ...entry })).toBe(sentence)
  })

  it('says who nobody could be', () => {
    const failed = { actor: { kind: 'nobody' as const }, action: 'sign_in', outcome: 'refused' as const }
    expect(read({ ...failed, target: 'bo', detail: { code: 'unauthenticated' } })).toBe(
      'Somebody who was not signed in tried to sign in as Bo: refused, email and password did not match',
    )
    expect(read(failed)).toBe('Somebody who was not signed in tried to sign in as somebody: refused')
  })

  it('is readable also where nobody has words for it yet', () => {
    expect(read({ action: 'tags.{c}', conversationId: id })).toBe('Ana did “tags c” in ‹…›')
    expect(read({ action: '__proto__', outcome: 'refused' })).toBe('Ana tried “proto”: refused')
  })

  it('keeps the conversation apart, so that it can be a link', () => {
    const entry: AuditLine = { at, actor: ana, action: 'claim', outcome: 'done', conversationId: id }
    expect(sentenceOf(entry, () => undefined)).toContainEqual({ conversation: id })
  })

  it('has words for every call that is recorded', () => {
    const recorded = sourcesIn('src/http').flatMap(({ text }) =>
      [...text.matchAll(/audited: '([^']+)'/g)].map(([, name]) => name),
    )
    expect(recorded.length).toBeGreaterThan(20)
    const worded = new Set(auditGroups.flatMap(({ actions }) => actions.map(({ id: action }) => action)))
    expect(
      [...recorded, 'tag', 'priority', 'assign', 'merge', 'undo'].filter((name) => name && !worded.has(name)),
    ).toEqual([])
  })

  it('can be looked for by everything that has words', () => {
    const all = auditGroups.flatMap(({ actions }) => actions.map(({ id: action }) => action))
    expect(new Set(all).size).toBe(all.length)
    expect(all).toContain('staff.disable')
  })
})

describe('what of the audit log is asked for', () => {
  const now = Date.parse(at)
  it('is all of it where nothing was chosen', () => {
    expect(auditQuery(everything, now)).toBe('')
  })

  it('is what was chosen, from the page after the last', () => {
    const filter = { action: 'claim', actor: 'ana', since: 'day' as const, conversation: id }
    expect(Object.fromEntries(new URLSearchParams(auditQuery(filter, now, '42')))).toEqual({
      action: 'claim',
      actor: 'ana',
      since: '2026-03-01T09:00:00.000Z',
      conversationId: id,
      cursor: '42',
    })
  })

  it('takes a conversation by its id or its address', () => {
    expect(conversationIn(`  ${id.toUpperCase()} `)).toBe(id)
    expect(conversationIn(`https://desk.example/console/#/mine/${id}/brief`)).toBe(id)
    expect(conversationIn(' ')).toBe('')
    expect(conversationIn('the one with Wanda')).toBeUndefined()
  })
})
