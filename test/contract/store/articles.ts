import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import type { ArticleDraft, ArticleRevision } from '../../../src/ports/content.ts'
import { bot, conversationOf, posted } from '../../fixtures/events.ts'
import type { Subject } from '../store.ts'

const mira = { id: 'mira', name: 'Mira' }
const eve = { id: 'eve', name: 'Eve' }
const at = (minute: number) => `2026-03-02T10:${String(minute).padStart(2, '0')}:00.000Z`
const sha = (name: string) => name.repeat(64).slice(0, 64)

function draft(more: Partial<ArticleDraft> = {}): ArticleDraft {
  return { path: 'a.md', by: mira, text: 'Text', base: null, at: at(1), ...more }
}

function change(more: Partial<ArticleRevision & { text: string }> = {}): ArticleRevision & { text: string } {
  const plain = {
    path: 'a.md',
    revision: sha('a'),
    text: 'Text',
    by: mira,
    at: at(1),
    why: '',
    kind: 'published' as const,
  }
  return { id: randomUUID(), ...plain, ...more }
}

/** What the store keeps of articles. */
export function articleContract(subject: Subject): void {
  it('keeps one draft for each editor and path, the newest, over a restart', async () => {
    const { store } = subject()
    await store.saveDraft(draft({ cause: { kind: 'cluster', id: 'c1' } }))
    await store.saveDraft(draft({ by: eve, text: 'Hers', base: sha('b'), at: at(2) }))
    await store.saveDraft(draft({ text: 'More', at: at(3) }))
    const again = await subject().reopen()
    expect(await again.draftsOf('a.md')).toEqual([
      draft({ text: 'More', at: at(3) }),
      draft({ by: eve, text: 'Hers', base: sha('b'), at: at(2) }),
    ])
    const { text: _, ...note } = draft({ text: 'More', at: at(3) })
    expect((await again.drafts())[0]).toEqual(note)
    expect(await again.dropDraft('a.md', 'mira')).toBe(true)
    expect(await again.dropDraft('a.md', 'mira')).toBe(false)
    expect((await again.draftsOf('a.md')).map(({ by }) => by)).toEqual([eve])
  })

  it('moves drafts with their file, and loses none where its editor has one there already', async () => {
    const { store } = subject()
    await store.saveDraft(draft())
    await store.saveDraft(draft({ by: eve }))
    await store.saveDraft(draft({ by: eve, path: 'b.md', text: 'Other' }))
    await store.moveDrafts('a.md', 'b.md')
    const moved = new Map((await store.draftsOf('b.md')).map(({ by, text }) => [by.id, text]))
    expect(moved).toEqual(
      new Map([
        ['eve', 'Other'],
        ['mira', 'Text'],
      ]),
    )
    expect((await store.draftsOf('a.md')).map(({ by }) => by.id)).toEqual(['eve'])
  })

  it('keeps a draft that a colleague discarded for its owner alone, over a restart, and moves it with its file', async () => {
    const { store } = subject()
    const cause = { kind: 'cluster' as const, id: 'c1' }
    await store.saveDraft(draft({ by: eve, base: sha('b'), cause }))
    await store.saveDraft(draft({ text: 'His' }))
    const deed = { id: randomUUID(), by: mira, at: at(5), why: 'She left' }
    expect(await store.discardDraft('a.md', 'eve', deed)).toBe(true)
    expect(await store.discardDraft('a.md', 'eve', { ...deed, id: randomUUID() })).toBe(false)
    expect((await store.draftsOf('a.md')).map(({ by }) => by.id)).toEqual(['mira'])
    await store.moveDrafts('a.md', 'b.md')
    const again = await subject().reopen()
    expect(await again.discardedDrafts('mira')).toEqual([])
    expect(await again.discardedDrafts('eve')).toEqual([
      { path: 'b.md', text: 'Text', base: sha('b'), cause, savedAt: at(1), ...deed },
    ])
    expect(await again.dropDiscarded(deed.id, 'mira')).toBe(false)
    expect(await again.dropDiscarded(deed.id, 'eve')).toBe(true)
    expect(await again.discardedDrafts('eve')).toEqual([])
  })

  it('removes discarded drafts with what lay in the bin as long', async () => {
    const { store } = subject()
    for (const minute of [1, 3]) {
      await store.saveDraft(draft())
      await store.discardDraft('a.md', 'mira', { id: randomUUID(), by: eve, at: at(minute), why: 'Old' })
    }
    expect(await store.removeOutdated({ binnedBefore: at(2) }, 10)).toBe(1)
    expect((await store.discardedDrafts('mira')).map(({ at: when }) => when)).toEqual([at(3)])
  })

  it('keeps every change with the text that it led to, newest first, also from where the file was before', async () => {
    const { store } = subject()
    const [first, moved] = [change(), change({ path: 'b.md', formerPath: 'a.md', kind: 'moved', at: at(2) })]
    const other = change({ path: 'a.md', revision: sha('c'), text: 'Another file', at: at(3) })
    const last = change({
      path: 'b.md',
      revision: sha('d'),
      text: 'Ünï\uFEFF\r\n🙂',
      by: { name: 'On disk' },
      kind: 'outside',
      at: at(4),
    })
    await store.addRevisions([first, moved])
    await store.addRevisions([other, last])
    const bare = ({ text: _, ...rest }: ReturnType<typeof change>) => rest
    expect(await store.revisionsOf('b.md', 10)).toEqual([last, moved, first].map(bare))
    expect(await store.revisionsOf('b.md', 2)).toEqual([last, moved].map(bare))
    expect(await store.revisionsOf('a.md', 10)).toEqual([other, first].map(bare))
    expect(await store.revision(last.id)).toEqual(last)
    expect(await store.revision('none')).toBeUndefined()
    expect(await store.textOf(sha('d'))).toBe(last.text)
    expect(await store.changeTo('b.md', sha('a'))).toEqual(bare(moved))
    expect(await store.latestRevisions()).toEqual(
      new Map([
        ['a.md', sha('c')],
        ['b.md', sha('d')],
      ]),
    )
    expect(await store.textsMissing([sha('a'), sha('x')])).toEqual([sha('x')])
  })

  it('knows at which paths a file lies, and which went outside, the last first', async () => {
    const { store } = subject()
    const went = change({ path: 'gone.md', kind: 'removed', at: at(4) })
    await store.addRevisions([
      change({ path: 'binned.md' }),
      change({ path: 'binned.md', kind: 'binned' }),
      change({ path: 'gone.md' }),
      went,
      change({ path: 'back.md', kind: 'removed' }),
      change({ path: 'back.md', kind: 'outside', revision: sha('b'), text: 'Back' }),
      change({ path: 'was.md' }),
      change({ path: 'is.md', kind: 'moved', formerPath: 'was.md' }),
      change({ path: 'last.md', kind: 'removed', at: at(5) }),
    ])
    const there = new Map([
      ['back.md', sha('b')],
      ['is.md', sha('a')],
    ])
    expect(await store.latestRevisions()).toEqual(there)
    expect(await store.latestRevisions(['was.md', 'back.md', 'none.md'])).toEqual(new Map([['back.md', sha('b')]]))
    expect((await store.removedArticles(10)).map(({ path }) => path)).toEqual(['last.md', 'gone.md'])
    expect(await store.removedArticles(1)).toHaveLength(1)
    await store.addRevisions([change({ path: 'new.md', kind: 'moved', formerPath: 'last.md' })])
    expect((await store.removedArticles(10)).map(({ path }) => path)).toEqual(['gone.md'])
  })

  it('remembers after its old changes are gone that a file moved', async () => {
    const { store } = subject()
    await store.addRevisions([
      change({ path: 'was.md' }),
      change({ path: 'is.md', kind: 'moved', formerPath: 'was.md' }),
      change({ path: 'is.md', revision: sha('b'), text: 'B', at: at(2) }),
    ])
    await store.removeOutdated({ revisionsBefore: at(30) }, 10)
    expect(await store.latestRevisions()).toEqual(new Map([['is.md', sha('b')]]))
  })

  it('removes old changes and their texts, but for the newest of each path', async () => {
    const { store } = subject()
    await store.addRevisions([
      change({ at: at(1) }),
      change({ revision: sha('b'), text: 'B', at: at(2) }),
      change({ path: 'b.md', revision: sha('c'), text: 'C', at: at(1) }),
    ])
    expect(await store.removeOutdated({ revisionsBefore: at(30) }, 10)).toBe(1)
    expect(await store.textsMissing([sha('a'), sha('b'), sha('c')])).toEqual([sha('a')])
  })

  it('counts answers by the revision that they cited, and of an erased conversation nothing else stays', async () => {
    const { store } = subject()
    const answered = async (name: string) => {
      const citation = { n: 1, articleId: 'a', title: 'A', url: '/help/a', revision: sha('a') }
      const citations = [citation, { ...citation, n: 2, heading: 'Further down' }]
      const data = { id: `answer-${name}`, author: bot, citations }
      await conversationOf(store, name, [posted('How?'), posted('So. [1]', data)])
      return { conversationId: name, messageId: data.id }
    }
    const [one, two] = [await answered('one'), await answered('two')]
    expect(await store.citedCounts([sha('a'), sha('b')])).toEqual(new Map([[sha('a'), 2]]))
    expect((await store.citedIn(sha('a'), 10)).map(({ messageId }) => messageId)).toEqual([
      two.messageId,
      one.messageId,
    ])
    expect(await store.conversationOfAnswer(one.messageId)).toBe(one.conversationId)
    await store.eraseConversation(one.conversationId, at(30))
    expect(await store.citedCounts([sha('a')])).toEqual(new Map([[sha('a'), 2]]))
    expect((await store.citedIn(sha('a'), 10))[1]).toMatchObject({ messageId: null, conversationId: null })
    expect(await store.conversationOfAnswer(one.messageId)).toBeUndefined()
  })

  it('keeps what is in the bin with its pictures until it is taken out or kept long enough', async () => {
    const { store } = subject()
    const entry = { path: 'a.md', title: 'A', revision: sha('a'), text: 'Text', by: mira, why: 'Old' }
    const pictures = [{ path: 'a.png', bytes: new Uint8Array([0, 255, 1]) }]
    const [one, two] = [randomUUID(), randomUUID()]
    await store.addToBin({ ...entry, id: one, at: at(1), pictures })
    await store.addToBin({ ...entry, id: two, at: at(2), pictures: [] })
    expect((await store.bin()).map(({ id, pictures: names }) => [id, names])).toEqual([
      [two, []],
      [one, ['a.png']],
    ])
    const kept = await store.binned(one)
    expect(kept).toMatchObject({ ...entry, id: one })
    expect([...(kept?.pictures[0]?.bytes ?? [])]).toEqual([0, 255, 1])
    expect(await store.removeOutdated({ binnedBefore: at(2) }, 10)).toBe(1)
    expect(await store.binned(one)).toBeUndefined()
    expect([await store.takeFromBin(two), await store.takeFromBin(two)]).toEqual([true, false])
  })
}
