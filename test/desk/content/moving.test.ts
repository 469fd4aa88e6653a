import { describe, expect, it } from 'vitest'
import { bin, binned, restore, restoreChanges } from '../../../src/desk/content/bin.ts'
import { saveDraft } from '../../../src/desk/content/drafts.ts'
import { move } from '../../../src/desk/content/move.ts'
import { revisionsOf } from '../../../src/desk/content/revisions.ts'
import { openRehearsals } from '../../../src/desk/rehearse/rehearsals.ts'
import type { RehearsedQuestion } from '../../../src/domain/rehearsal.ts'
import type { RehearsalJob } from '../../../src/ports/rehearsals.ts'
import { editing, must, refunds } from './editing.ts'

const at = editing()
const path = 'billing/refunds.md'
const to = 'orders/refunds.md'

async function moves(more: { rewriteLinks: boolean } = { rewriteLinks: true }) {
  return move(at.desk, at.mira, { path, to, base: await at.revision(path), why: 'Better there', ...more })
}

describe('Moving an article', () => {
  it('leads on from its old path, keeps its links and writes those to it anew', async () => {
    const done = must(await moves())
    expect(done).toMatchObject({ path: to, relinked: ['orders/returns.md'] })
    expect(at.base.onDisk(path)).toBeUndefined()
    expect(at.base.onDisk(to)).toBe(
      '---\ntitle: Refunds\nredirectFrom:\n  - billing/refunds\n---\nWe pay back within 14 days. See [returns](returns.md).\n',
    )
    expect(at.base.onDisk('orders/returns.md')).toContain('[Refunds](refunds.md#when)')
    expect(at.desk.content.articles.redirect('billing/refunds')).toBe('orders/refunds')
  })

  it('leaves links in others to be led on where that is wanted', async () => {
    expect(must(await moves({ rewriteLinks: false })).relinked).toEqual([])
    expect(at.base.onDisk('orders/returns.md')).toContain('[Refunds](../billing/refunds.md#when)')
  })

  it('takes its past and its drafts along', async () => {
    await saveDraft(at.desk, at.eve, { path, text: 'Hers', base: await at.revision(path) })
    must(await moves())
    expect(await at.desk.store.draftsOf(to)).toMatchObject([{ text: 'Hers' }])
    const [moved] = await revisionsOf(at.desk, to)
    expect(moved).toMatchObject({ kind: 'moved', formerPath: path, why: 'Better there' })
  })

  it('there and back again leads to itself from nowhere', async () => {
    must(await moves())
    const base = await at.revision(to)
    must(await move(at.desk, at.mira, { path: to, to: path, base, why: '', rewriteLinks: true }))
    expect(at.base.onDisk(path)).toContain('redirectFrom:\n  - orders/refunds\n')
    expect(at.base.onDisk('orders/returns.md')).toContain('[Refunds](../billing/refunds.md#when)')
    expect((await revisionsOf(at.desk, path)).map(({ kind }) => kind)).toEqual(['moved', 'moved'])
  })

  it('over another one is refused, and nothing changes', async () => {
    const base = await at.revision(path)
    const given = { path, to: 'orders/returns.md', base, why: '', rewriteLinks: true }
    expect(await move(at.desk, at.mira, given)).toEqual({ refused: 'taken', path: 'orders/returns.md' })
    expect(at.base.onDisk(path)).toBe(refunds)
  })
})

describe('The bin', () => {
  const png = String.fromCharCode(0x89)
  const outcome = { decision: 'answer' as const, articles: [], confidence: 1, byRule: false, text: '', passages: [] }
  const lostRow: RehearsedQuestion = {
    source: 'listed',
    question: 'How?',
    gold: ['orders/returns'],
    before: outcome,
    after: outcome,
    verdict: 'lost',
    fails: false,
  }
  const withPictures = `${refunds}\n![a till](till.png)\n\n![both](../both.png)\n`

  async function bins() {
    at.base.put(path, withPictures)
    at.base.put('billing/till.png', png)
    at.base.put('both.png', png)
    at.base.put('orders/returns.md', 'Text\n\n![both](../both.png)\n')
    await at.read()
    return must(await bin(at.desk, at.mira, { path, base: await at.revision(path), why: 'Out of date' }))
  }

  it('holds the article and the pictures that it alone shows, with who, when and why', async () => {
    const { binId } = await bins()
    expect([at.base.onDisk(path), at.base.onDisk('billing/till.png')]).toEqual([undefined, undefined])
    expect(at.base.onDisk('both.png')).toBeDefined()
    expect(await binned(at.desk)).toMatchObject([
      { id: binId, path, title: 'Refunds', by: { name: 'Mira' }, why: 'Out of date', pictures: ['billing/till.png'] },
    ])
    expect(at.desk.content.articles.all().has('billing/refunds')).toBe(false)
  })

  it('gives both back where they were, once', async () => {
    const { binId } = await bins()
    expect(must(await restore(at.desk, at.eve, { binId, why: '' }))).toMatchObject({ path })
    expect(at.base.onDisk(path)).toBe(withPictures)
    expect(at.base.onDisk('billing/till.png')).toBeDefined()
    expect((await revisionsOf(at.desk, path)).map(({ kind }) => kind)).toEqual(['restored', 'binned'])
    expect(await restore(at.desk, at.eve, { binId, why: '' })).toEqual({ refused: 'notInBin' })
  })

  it('gives it back under another path, with links that lead where they led; never over another file', async () => {
    const { binId } = await bins()
    expect(await restore(at.desk, at.eve, { binId, to: 'orders/returns.md', why: '' })).toMatchObject({
      refused: 'taken',
    })
    must(await restore(at.desk, at.eve, { binId, to: 'money.md', why: '' }))
    expect(at.base.onDisk('money.md')).toContain('[returns](orders/returns.md)')
    expect(at.base.onDisk('money.md')).toContain('![a till](billing/till.png)\n\n![both](both.png)')
  })

  it('holds back what would take an answer from another article, until somebody says why', async () => {
    const { binId } = await bins()
    const asked: RehearsalJob['changes'][] = []
    const trials = {
      fit: () => ({ neighbours: [] }),
      stamp: () => 'base',
      trial: () => Promise.reject(new Error('unused')),
    }
    const rehearser = {
      rehearse: async ({ changes }: RehearsalJob) => {
        asked.push(changes)
        return { stamp: 'base', rows: [lostRow] }
      },
      aside: false,
      close: async () => {},
    }
    at.desk.rehearsals = openRehearsals(() => at.desk, { rehearser, trials, turn: async () => {} })
    at.desk.trials = trials
    expect(must(await restoreChanges(at.desk, { binId }))).toEqual([{ path, text: withPictures }])
    expect(await restore(at.desk, at.eve, { binId, why: '' })).toMatchObject({ refused: 'losesAnswers' })
    expect(at.base.onDisk(path)).toBeUndefined()
    expect(asked).toEqual([[{ path, text: withPictures }]])
    const overrule = 'The other one is going next.'
    expect(must(await restore(at.desk, at.eve, { binId, why: 'Back', overrule }))).toMatchObject({ path, lost: 1 })
    expect((await revisionsOf(at.desk, path))[0]?.why).toBe(`Back (One answer is lost by it: ${overrule})`)
  })

  it('is emptied of what lay there as long as the settings say', async () => {
    await bins()
    const old = new Date(Date.parse(at.desk.clock.now()) + 1_000).toISOString()
    expect(await at.desk.store.removeOutdated({ binnedBefore: old }, 10)).toBe(1)
    expect(await binned(at.desk)).toEqual([])
  })
})
