import { expect, it } from 'vitest'
import type { AuditEntry, AuditQuery } from '../../../src/ports/audit.ts'
import { BadCursor, type Store } from '../../../src/ports/store.ts'
import { moment } from '../../fixtures/events.ts'
import type { Subject } from '../store.ts'

const ann = { kind: 'staff' as const, id: 'ann', name: 'Ann' }
const visitor = { kind: 'visitor' as const, id: 'v' }
const operator = { kind: 'operator' as const }

const entries: AuditEntry[] = [
  { at: moment(0), actor: operator, action: 'staff.add', target: 'ann', outcome: 'done', detail: { roles: 'agent' } },
  { at: moment(1), actor: ann, action: 'claim', conversationId: 'c', outcome: 'done' },
  {
    at: moment(2),
    actor: visitor,
    action: 'claim',
    conversationId: 'c',
    outcome: 'refused',
    detail: { code: 'forbidden' },
  },
  { at: moment(3), actor: ann, action: 'send', conversationId: 'd', outcome: 'done', detail: { note: true } },
  { at: moment(3), actor: { kind: 'nobody' }, action: 'sign_in', target: 'ann', outcome: 'refused' },
]

export function auditContract(subject: Subject): void {
  it('keeps every entry as it was, newest first', async () => {
    const { store, reopen } = subject()
    for (const entry of entries) await store.addAudit(entry)
    expect(await (await reopen()).auditEntries({})).toEqual({ entries: entries.toReversed(), next: null })
  })

  it.each<[AuditQuery, number[]]>([
    [{ actor: 'ann' }, [3, 1]],
    [{ action: 'claim' }, [2, 1]],
    [{ conversationId: 'c' }, [2, 1]],
    [{ since: moment(2) }, [4, 3, 2]],
    [{ actor: 'ann', action: 'claim', conversationId: 'c', since: moment(0) }, [1]],
    [{ actor: "' or 1=1 --" }, []],
    [{ actor: 'nobody' }, []],
  ])('finds by %j', async (query, found) => {
    const { store } = subject()
    for (const entry of entries) await store.addAudit(entry)
    expect((await store.auditEntries(query)).entries).toEqual(found.map((at) => entries[at]))
  })

  it('comes in pages that neither miss nor repeat an entry, also while more are written', async () => {
    const { store } = subject()
    for (let n = 0; n < 25; n++) await store.addAudit(numbered(n))
    const seen: unknown[] = []
    for (let cursor: string | undefined, pages = 0; pages < 20; pages++) {
      const page = await store.auditEntries({ action: 'claim', limit: 4, ...(cursor && { cursor }) })
      await store.addAudit(numbered(100 + pages))
      seen.push(...page.entries.map(({ target }) => target))
      if (page.next === null) break
      cursor = page.next
    }
    expect(seen).toEqual(Array.from({ length: 25 }, (_, n) => String(24 - n)))
  })

  it('holds the size of a page to 1…200, and is 50 where none is asked for', async () => {
    const { store } = subject()
    for (let n = 0; n < 205; n++) await store.addAudit(numbered(n))
    const sizes = await Promise.all([undefined, -1, 0, 1, 1_000].map((limit) => size(store, limit)))
    expect(sizes).toEqual([50, 1, 1, 1, 200])
  })

  it.each(['', '0', '-1', '1 or 1', '1e3', 'abc', '9'.repeat(40)])('refuses the cursor %j', async (cursor) => {
    await expect(subject().store.auditEntries({ cursor })).rejects.toThrow(BadCursor)
  })
}

function numbered(n: number): AuditEntry {
  return { at: moment(n), actor: ann, action: 'claim', target: String(n), outcome: 'done' }
}

async function size(store: Store, limit: number | undefined): Promise<number> {
  return (await store.auditEntries(limit === undefined ? {} : { limit })).entries.length
}
