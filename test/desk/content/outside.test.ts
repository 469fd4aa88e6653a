import { afterEach, describe, expect, it } from 'vitest'
import { saveDraft } from '../../../src/desk/content/drafts.ts'
import { openArticle } from '../../../src/desk/content/open.ts'
import { keepRevisions } from '../../../src/desk/content/outside.ts'
import { publish } from '../../../src/desk/content/publish.ts'
import { review } from '../../../src/desk/content/review.ts'
import { remindOwners } from '../../../src/desk/content/review-mail.ts'
import { reviews } from '../../../src/desk/content/reviews.ts'
import { revisionsOf } from '../../../src/desk/content/revisions.ts'
import { keepSchedule } from '../../../src/desk/content/schedule.ts'
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
    const lastCommit = async () => ({ name: 'Jo', at: at.desk.clock.now(), message: 'Longer' })
    at.desk.content = { ...at.desk.content, history: { lastCommit, commit: async () => ({ commit: '' }) } }
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
