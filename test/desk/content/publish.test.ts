import { describe, expect, it } from 'vitest'
import { saveDraft } from '../../../src/desk/content/drafts.ts'
import { listArticles } from '../../../src/desk/content/list.ts'
import { openArticle } from '../../../src/desk/content/open.ts'
import { publish } from '../../../src/desk/content/publish.ts'
import { revisionsOf, rollBack } from '../../../src/desk/content/revisions.ts'
import { editing, must, refunds } from './editing.ts'

const at = editing()
const path = 'billing/refunds.md'
const changed = refunds.replace('14 days', '30 days')

async function publishes(text: string, by = at.mira, why = 'New rule') {
  return publish(at.desk, by, { path, text, base: await at.revision(path), why })
}

describe('Publishing', () => {
  it('writes the file, is answered from, and stands in the revisions with who and why', async () => {
    const { revision } = must(await publishes(changed))
    expect(at.base.onDisk(path)).toBe(changed)
    expect(at.desk.content.articles.all().get('billing/refunds')?.body).toContain('30 days')
    const [newest] = await revisionsOf(at.desk, path)
    expect(newest).toMatchObject({ revision, by: { name: 'Mira' }, why: 'New rule', kind: 'published', cited: 0 })
    expect(at.desk.notices).toContainEqual({ kind: 'articles', paths: [path] })
  })

  it('[S43] over a colleague’s newer text is refused with that text and their name, and both texts are kept', async () => {
    const base = await at.revision(path)
    await saveDraft(at.desk, at.eve, { path, text: 'Eve’s text', base })
    must(await publishes(changed))
    const refused = await publish(at.desk, at.eve, { path, text: 'Eve’s text', base, why: '' })
    expect(refused).toMatchObject({ refused: 'articleChanged', newer: { text: changed, by: { name: 'Mira' } } })
    expect(at.base.onDisk(path)).toBe(changed)
    expect(must(await openArticle(at.desk, at.eve, path)).draft?.text).toBe('Eve’s text')
  })

  it('[S43] over a change on disk is refused in the same way, also before anybody noticed it', async () => {
    const base = await at.revision(path)
    at.base.put(path, 'By git.')
    const refused = await publish(at.desk, at.mira, { path, text: changed, base, why: '' })
    expect(refused).toMatchObject({ refused: 'articleChanged', newer: { text: 'By git.', by: { name: 'On disk' } } })
    expect(at.base.onDisk(path)).toBe('By git.')
  })

  it('[S43] by 50 editors at once lets one win each time, and every winner’s text is kept', async () => {
    const texts = Array.from({ length: 50 }, (_, n) => `${refunds}\nEditor ${n}\n`)
    const base = await at.revision(path)
    const done = await Promise.all(texts.map((text) => publish(at.desk, at.mira, { path, text, base, why: '' })))
    const won = done.flatMap((each) => ('revision' in each ? [each.revision] : []))
    expect(won).toHaveLength(1)
    expect(done.filter((each) => 'refused' in each && each.refused === 'articleChanged')).toHaveLength(49)
    const kept = await at.desk.store.textOf(won[0] as string)
    expect(at.base.onDisk(path)).toBe(kept)
    expect(texts).toContain(kept)
  })

  it('a text that the base would leave out is refused with its faults, and the file stays', async () => {
    const refused = await publishes('---\naudience: everybody\n---\nText')
    expect(refused).toMatchObject({ refused: 'faultyArticle', faults: [{ line: 2 }] })
    expect(at.base.onDisk(path)).toBe(refunds)
  })

  it('keeps the line breaks and the byte order mark of the file, which no editor in a browser knows', async () => {
    const windows = `\uFEFF${refunds.replaceAll('\n', '\r\n')}`
    at.base.put(path, windows)
    must(await publishes(windows))
    await at.desk.store.addRevisions([
      {
        id: at.desk.ids.next(),
        path,
        revision: await at.revision(path),
        text: windows,
        by: { name: 'On disk' },
        at: at.desk.clock.now(),
        why: '',
        kind: 'outside',
      },
    ])
    must(await publishes(changed))
    expect(at.base.onDisk(path)).toBe(`\uFEFF${changed.replaceAll('\n', '\r\n')}`)
  })

  it('ends the draft, and the proposal that it came from is done', async () => {
    await saveDraft(at.desk, at.mira, {
      path: 'new.md',
      text: 'Text',
      base: null,
      cause: { kind: 'proposal', id: 'p1' },
    })
    await saveDraft(at.desk, at.mira, { path: 'new.md', text: 'More text', base: null })
    expect((await at.desk.store.draftsOf('new.md'))[0]).toMatchObject({ cause: { kind: 'proposal', id: 'p1' } })
    expect((await listArticles(at.desk, at.mira)).drafts).toMatchObject([{ path: 'new.md', mine: true }])
    must(await publish(at.desk, at.mira, { path: 'new.md', text: 'More text', base: null, why: '' }))
    expect(await at.desk.store.draftsOf('new.md')).toEqual([])
    expect((await listArticles(at.desk, at.mira)).articles.map((each) => each.path)).toContain('new.md')
  })

  it('what stands there already is no change, and ends the draft', async () => {
    const base = await at.revision(path)
    await saveDraft(at.desk, at.mira, { path, text: refunds, base })
    expect(must(await publishes(refunds))).toEqual({ revision: base })
    expect(await at.desk.store.draftsOf(path)).toEqual([])
    expect(await revisionsOf(at.desk, path)).toMatchObject([
      { kind: 'outside', by: { name: 'On disk' }, revision: base },
    ])
  })

  it('with the settings for git off asks nothing of git', async () => {
    let asked = 0
    at.desk.content = {
      ...at.desk.content,
      history: {
        commit: async () => ({ commit: String(++asked) }),
        lastCommit: async () => undefined,
        formerPath: async () => undefined,
      },
    }
    expect(must(await publishes(changed)).git).toBeUndefined()
    at.desk.set({ articles: { git: true, answerStale: true, binDays: 90 } })
    expect(must(await publishes(refunds)).git).toEqual({ commit: '1' })
  })

  it('what git refuses is told, and the file stays written', async () => {
    const history = {
      commit: async () => ({ failed: 'hook' as const, why: 'not today' }),
      lastCommit: async () => undefined,
      formerPath: async () => undefined,
    }
    at.desk.content = { ...at.desk.content, history }
    at.desk.set({ articles: { git: true, answerStale: true, binDays: 90 } })
    expect(must(await publishes(changed)).git).toEqual({ failed: 'hook', why: 'not today' })
    expect(at.base.onDisk(path)).toBe(changed)
  })
})

it('Rolling back publishes what the article said as a change of its own, with a reason that says so', async () => {
  must(await publishes(changed))
  must(await publishes(refunds))
  const [, older] = await revisionsOf(at.desk, path)
  const given = { path, revisionId: older?.revisionId ?? '', base: await at.revision(path), why: '' }
  must(await rollBack(at.desk, at.eve, given))
  expect(at.base.onDisk(path)).toBe(changed)
  const [newest, ...rest] = await revisionsOf(at.desk, path)
  expect(newest).toMatchObject({ by: { name: 'Eve' }, why: 'Back to what it said on 2026-03-02 (New rule)' })
  expect(rest.map(({ kind }) => kind)).toEqual(['published', 'published', 'outside'])
})
