import { describe, expect, it } from 'vitest'
import { discardDraft, discardedOf, forgetDiscarded } from '../../../src/desk/content/discarded.ts'
import { saveDraft } from '../../../src/desk/content/drafts.ts'
import { openArticle } from '../../../src/desk/content/open.ts'
import { mayDiscard } from '../../../src/domain/idle-drafts.ts'
import { editing, must } from './editing.ts'

const at = editing()
const path = 'billing/refunds.md'
const day = 86_400_000
const editor = () => ({ ...at.mira, roles: ['editor'] })
const admin = () => ({ ...at.mira, roles: ['agent', 'admin'] })

async function eveWrites(text = 'By Eve.') {
  must(await saveDraft(at.desk, at.eve, { path, text, base: await at.revision(path) }))
  return { path, staffId: at.eve.id, why: 'She left' }
}

describe('A colleague’s draft', () => {
  it('is discarded by an admin at any time, and by an editor once it was left alone for 14 days', async () => {
    const given = await eveWrites()
    expect(await discardDraft(at.desk, editor(), given)).toMatchObject({ refused: 'draftInUse', name: 'Eve', days: 14 })
    await at.desk.clock.advance(14 * day - 1)
    expect(await discardDraft(at.desk, editor(), given)).toMatchObject({ refused: 'draftInUse' })
    await at.desk.clock.advance(1)
    must(await discardDraft(at.desk, editor(), given))
    must(await discardDraft(at.desk, admin(), await eveWrites('Again.')))
    expect(await at.desk.store.draftsOf(path)).toEqual([])
    expect(await discardDraft(at.desk, admin(), given)).toEqual({ refused: 'noDraft' })
  })

  it('is told of to whoever has the article open, and to its owner with the reason when they open it', async () => {
    const { discardId } = must(await discardDraft(at.desk, admin(), await eveWrites()))
    expect(at.desk.notices.at(-1)).toEqual({ kind: 'article_drafts', path })
    const { draft, discarded } = must(await openArticle(at.desk, at.eve, path))
    expect(draft).toBeUndefined()
    expect(discarded).toMatchObject({ id: discardId, text: 'By Eve.', why: 'She left', by: { name: 'Mira' } })
    const days = at.desk.settings().articles.binDays
    expect(Date.parse(discarded?.until ?? '') - Date.parse(discarded?.at ?? '')).toBe(days * day)
    expect(must(await openArticle(at.desk, at.mira, path)).discarded).toBeUndefined()
  })

  it('of a file that was never published can still be opened by its owner, until they let it go', async () => {
    const fresh = 'billing/new.md'
    must(await saveDraft(at.desk, at.eve, { path: fresh, text: 'New.', base: null }))
    const given = { path: fresh, staffId: at.eve.id, why: 'Twice' }
    const { discardId } = must(await discardDraft(at.desk, admin(), given))
    expect(must(await openArticle(at.desk, at.eve, fresh))).toMatchObject({
      revision: null,
      discarded: { text: 'New.' },
    })
    expect(await openArticle(at.desk, at.mira, fresh)).toEqual({ refused: 'noArticle' })
    expect(await discardedOf(at.desk, at.eve)).toMatchObject([{ path: fresh }])
    expect(await forgetDiscarded(at.desk, at.mira, discardId)).toEqual({ refused: 'notFound' })
    must(await forgetDiscarded(at.desk, at.eve, discardId))
    expect(await openArticle(at.desk, at.eve, fresh)).toEqual({ refused: 'noArticle' })
  })
})

it('A clock that was set back makes no draft of today an old one', () => {
  expect(mayDiscard(['editor'], '2026-03-02T10:00:00Z', '2026-02-02T10:00:00Z')).toBe(false)
})
