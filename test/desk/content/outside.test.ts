import { afterEach, describe, expect, it } from 'vitest'
import { bin } from '../../../src/desk/content/bin.ts'
import { saveDraft } from '../../../src/desk/content/drafts.ts'
import { move } from '../../../src/desk/content/move.ts'
import { openArticle } from '../../../src/desk/content/open.ts'
import { keepRevisions } from '../../../src/desk/content/outside.ts'
import { publish } from '../../../src/desk/content/publish.ts'
import { review } from '../../../src/desk/content/review.ts'
import { remindOwners } from '../../../src/desk/content/review-mail.ts'
import { reviews } from '../../../src/desk/content/reviews.ts'
import { revisionsOf, rollBack } from '../../../src/desk/content/revisions.ts'
import { keepSchedule } from '../../../src/desk/content/schedule.ts'
import type { History } from '../../../src/ports/content.ts'
import type { Letter } from '../../../src/ports/mail.ts'
import { editing, must, refunds } from './editing.ts'

const at = editing()
const path = 'billing/refunds.md'
const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

function keeps() {
  const keeper = keepRevisions(at.desk)
  ends.push(keeper.stop)
  return keeper
}

/** Git as it would tell. */
function tells(history: Partial<History>) {
  const silent: History = {
    commit: async () => ({ commit: '' }),
    lastCommit: async () => undefined,
    formerPath: async () => undefined,
  }
  at.desk.content = { ...at.desk.content, history: { ...silent, ...history } }
}

describe('What the base says', () => {
  it('when it is first read can be found again, and a second start writes nothing twice', async () => {
    await keeps().settled()
    const revision = await at.revision(path)
    expect(await at.desk.store.textOf(revision)).toBe(refunds)
    expect(await revisionsOf(at.desk, path)).toMatchObject([{ kind: 'outside', by: { name: 'On disk' }, revision }])
    await keeps().settled()
    expect(await revisionsOf(at.desk, path)).toHaveLength(1)
  })

  it('after a change on disk is written down with whoever git names', async () => {
    const keeper = keeps()
    await keeper.settled()
    tells({ lastCommit: async () => ({ name: 'Jo', at: at.desk.clock.now(), message: 'Longer' }) })
    at.base.put(path, refunds.replace('14', '30'))
    await at.read()
    await keeper.settled()
    expect((await revisionsOf(at.desk, path))[0]).toMatchObject({ kind: 'outside', by: { name: 'Jo' }, why: 'Longer' })
    expect(at.desk.notices).toContainEqual({ kind: 'articles', paths: [path] })
  })

  it('after an editor’s own change is not written down again', async () => {
    const keeper = keeps()
    await keeper.settled()
    const base = await at.revision(path)
    must(await publish(at.desk, at.mira, { path, text: `${refunds}More.\n`, base, why: '' }))
    await keeper.settled()
    expect((await revisionsOf(at.desk, path)).map(({ kind }) => kind)).toEqual(['published', 'outside'])
  })

  it('is not written down behind a change that an editor made while it was being read', async () => {
    const base = await at.revision(path)
    const { files } = at.desk.content
    let published = false
    const read: typeof files.read = async (asked) => {
      const file = await files.read(asked)
      if (asked === path && !published) {
        published = true
        must(await publish(at.desk, at.mira, { path, text: `${refunds}More.\n`, base, why: '' }))
      }
      return file
    }
    at.desk.content = { ...at.desk.content, files: { ...files, read } }
    await keeps().settled()
    const changes = await revisionsOf(at.desk, path)
    expect(changes.map(({ kind }) => kind)).toEqual(['published', 'outside'])
    expect(await at.desk.store.textOf(base)).toBe(refunds)
  })
})

describe('A file that went outside', () => {
  const elsewhere = 'money/refunds.md'
  const kinds = async (path: string) => (await revisionsOf(at.desk, path)).map(({ kind }) => kind)
  async function changed(keeper: ReturnType<typeof keeps>, change: () => void) {
    change()
    await at.read()
    await keeper.settled()
  }
  async function settled() {
    const keeper = keeps()
    await keeper.settled()
    return keeper
  }

  it('is a change with whoever git names and what it said, and is brought back from there', async () => {
    const keeper = await settled()
    const revision = await at.revision(path)
    tells({ lastCommit: async () => ({ name: 'Jo', at: at.desk.clock.now(), message: 'Tidy up' }) })
    await changed(keeper, () => at.base.take(path))
    const [gone] = await revisionsOf(at.desk, path)
    expect(gone).toMatchObject({ kind: 'removed', by: { name: 'Jo' }, why: 'Tidy up', revision })
    expect(await at.desk.store.removedArticles(10)).toMatchObject([{ path, kind: 'removed' }])
    const back = { path, revisionId: gone?.revisionId ?? '', base: null, why: 'Needed after all' }
    must(await rollBack(at.desk, at.mira, back))
    await keeper.settled()
    expect(at.base.onDisk(path)).toBe(refunds)
    expect(await kinds(path)).toEqual(['published', 'removed', 'outside'])
    expect(await at.desk.store.removedArticles(10)).toEqual([])
  })

  it('while Bellhop was not running is written down at its next start, once', async () => {
    await settled()
    await changed(await settled(), () => {})
    for (const end of ends.splice(0)) end()
    at.base.take(path)
    await at.read()
    await settled()
    await settled()
    expect(await kinds(path)).toEqual(['removed', 'outside'])
  })

  it('and comes back as it was is there again', async () => {
    const keeper = await settled()
    await changed(keeper, () => at.base.take(path))
    await changed(keeper, () => at.base.put(path, refunds))
    await changed(keeper, () => at.base.take(path))
    expect(await kinds(path)).toEqual(['removed', 'outside', 'removed', 'outside'])
  })

  it('under another path with the same content has moved, with its past and its drafts', async () => {
    const keeper = await settled()
    await saveDraft(at.desk, at.eve, { path, text: 'Hers', base: await at.revision(path) })
    await changed(keeper, () => {
      at.base.take(path)
      at.base.put(elsewhere, refunds)
    })
    expect(await revisionsOf(at.desk, elsewhere)).toMatchObject([
      { kind: 'moved', formerPath: path, by: { name: 'On disk' } },
      { kind: 'outside', path },
    ])
    expect(await at.desk.store.draftsOf(elsewhere)).toMatchObject([{ text: 'Hers' }])
    expect(await kinds(path)).toEqual(['outside'])
    await changed(keeper, () => at.base.put(elsewhere, `${refunds}More.\n`))
    expect(await kinds(elsewhere)).toEqual(['outside', 'moved', 'outside'])
  })

  it('has moved where the front matter of another names its former path, whatever else changed', async () => {
    const keeper = await settled()
    await changed(keeper, () => {
      at.base.take(path)
      at.base.put(elsewhere, '---\nredirectFrom: [billing/refunds]\n---\nWritten anew.\n')
    })
    expect(await kinds(elsewhere)).toEqual(['moved', 'outside'])
  })

  it('has moved where git says so', async () => {
    const keeper = await settled()
    tells({ formerPath: async (asked) => (asked === elsewhere ? path : undefined) })
    await changed(keeper, () => {
      at.base.take(path)
      at.base.put(elsewhere, refunds.replace('14', '30'))
    })
    expect(await kinds(elsewhere)).toEqual(['moved', 'outside'])
  })

  it('is gone where two others hold what it said: nobody can tell which of them it is', async () => {
    const keeper = await settled()
    await changed(keeper, () => {
      at.base.take(path)
      at.base.put(elsewhere, refunds)
      at.base.put('copy.md', refunds)
    })
    expect(await kinds(elsewhere)).toEqual(['outside'])
    expect(await kinds('copy.md')).toEqual(['outside'])
    expect(await kinds(path)).toEqual(['removed', 'outside'])
  })

  it('is none of those that an editor put into the bin or moved, however soon that is seen', async () => {
    const keeper = await settled()
    const { store } = at.desk
    /** The folder is read between the file’s going and the note of it. */
    const seen: typeof store.addToBin = async (entry) => {
      await at.read()
      await keeper.settled()
      return store.addToBin(entry)
    }
    at.desk.store = { ...store, addToBin: seen }
    must(await bin(at.desk, at.mira, { path, base: await at.revision(path), why: '' }))
    const returns = 'orders/returns.md'
    const base = await at.revision(returns)
    must(await move(at.desk, at.mira, { path: returns, to: 'returns.md', base, why: '', rewriteLinks: true }))
    await keeper.settled()
    for (const end of ends.splice(0)) end()
    await settled()
    expect(await kinds(path)).toEqual(['binned', 'outside'])
    expect(await kinds('returns.md')).toEqual(['moved', 'outside'])
    expect(await kinds(returns)).toEqual(['outside'])
  })

  it('is none where the file is there and only left out', async () => {
    const keeper = await settled()
    await changed(keeper, () => at.base.put(path, '---\ntitle: [\n---\nBroken.\n'))
    expect(await kinds(path)).toEqual(['outside', 'outside'])
  })
})

it('An article whose moment comes is told of to everybody, once', async () => {
  at.base.put('later.md', '---\npublishAt: 2026-03-03T10:00:00Z\n---\nLater.\n')
  await at.read()
  const told = () => at.desk.notices.filter(({ kind }) => kind === 'articles')
  ends.push(keepSchedule(at.desk))
  await at.desk.clock.advance(23 * 3_600_000)
  expect(told()).toEqual([])
  await at.desk.clock.advance(2 * 3_600_000)
  expect(told()).toEqual([{ kind: 'articles', paths: ['later.md'] }])
  await at.desk.clock.advance(72 * 3_600_000)
  expect(told()).toHaveLength(1)
})

describe('Reviews', () => {
  const owned = (reviewBy: string, owner = 'mira@desk.example') =>
    `---\nowner: ${owner}\nreviewBy: ${reviewBy}\n---\nText.\n`

  it('are listed by owner: what is overdue, and what is due within 30 days', async () => {
    at.base.put('a.md', owned('2026-03-01'))
    at.base.put('b.md', owned('2026-03-02'))
    at.base.put('c.md', owned('2026-04-02'))
    at.base.put('d.md', owned('2026-03-20', 'Accounts'))
    await at.read()
    expect(await reviews(at.desk)).toMatchObject([
      {
        owner: 'mira@desk.example',
        member: { name: 'Mira' },
        overdue: [{ path: 'a.md', days: -1 }],
        soon: [{ path: 'b.md', days: 0 }],
      },
      { owner: 'Accounts', overdue: [], soon: [{ path: 'd.md', days: 18 }] },
    ])
  })

  it('that are answered get their next day and nothing else, with a reason, and unpublished text stays', async () => {
    const due = owned('2026-03-01')
    at.base.put('a.md', due)
    await at.read()
    const [base, text] = [await at.revision('a.md'), `${due}More.\n`]
    await saveDraft(at.desk, at.mira, { path: 'a.md', text, base })
    const answer = { path: 'a.md', base, reviewBy: '2026-09-01', did: 'reviewed' as const }
    must(await review(at.desk, at.mira, answer))
    expect(at.base.onDisk('a.md')).toBe(owned('2026-09-01'))
    expect(await reviews(at.desk)).toEqual([])
    expect((await revisionsOf(at.desk, 'a.md'))[0]).toMatchObject({
      by: { name: 'Mira' },
      why: 'Reviewed: it still holds. Next review by 2026-09-01.',
    })
    expect(must(await openArticle(at.desk, at.mira, 'a.md')).draft?.text).toBe(text)
  })

  it('of a text that somebody changed meanwhile are not answered: it may not hold any more', async () => {
    at.base.put('a.md', owned('2026-03-01'))
    await at.read()
    const base = await at.revision('a.md')
    at.base.put('a.md', `${owned('2026-03-01')}More.\n`)
    const answer = { path: 'a.md', base, reviewBy: '2026-09-01', did: 'reviewed' as const }
    expect(await review(at.desk, at.mira, answer)).toMatchObject({ refused: 'articleChanged' })
    expect(at.base.onDisk('a.md')).toContain('More.')
    expect(await review(at.desk, at.mira, { ...answer, path: 'none.md' })).toEqual({ refused: 'noArticle' })
  })

  it('that are overdue are mailed to an owner on the staff, once a week', async () => {
    const sent: Letter[] = []
    at.desk.mailer = { domain: 'desk.example', answersRead: false, send: async (letter) => void sent.push(letter) }
    at.base.put('a.md', owned('2026-03-01'))
    at.base.put('b.md', owned('2026-02-01', 'Accounts'))
    await at.read()
    expect(await remindOwners(at.desk)).toBe(1)
    expect(sent).toMatchObject([{ to: 'mira@desk.example', automatic: true }])
    expect(sent[0]?.text).toContain('A (a.md), due 2026-03-01')
    expect(await remindOwners(at.desk)).toBe(0)
    await at.desk.clock.advance(7 * 24 * 3_600_000 + 1)
    expect(await remindOwners(at.desk)).toBe(1)
  })
})
