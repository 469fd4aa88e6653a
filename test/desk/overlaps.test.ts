import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dismissOverlap, listOverlaps, overlapsWhileWriting, restoreOverlap } from '../../src/desk/content/overlaps.ts'
import type { Overlap } from '../../src/domain/overlaps.ts'
import { emptyContent } from '../fixtures/content.ts'
import { openDesk, type TestDesk } from '../fixtures/desk.ts'

const place = (articleId: string, text: string) => ({
  ...{ articleId, title: articleId, trail: [], anchor: '', text },
  ...{ line: 5, column: 1 },
})
const overlap = (key: string): Overlap => ({
  ...{ key, kind: 'contradiction', lang: 'en', why: 'One says “a day”, the other “a week”.', also: [] },
  ...{ one: place('a', 'It takes a day.'), other: place('b', 'It takes a week.') },
})
const ana = { id: 'ana', name: 'Ana', roles: ['editor'] }

let desk: TestDesk
let found: Overlap[]
beforeEach(async () => {
  desk = await openDesk()
  found = [overlap('0000000000000001'), overlap('0000000000000002')]
  const finds = async () => found
  desk.content = { ...emptyContent(), inspector: { overlaps: finds, overlapsOf: finds } }
})
afterEach(() => desk.close())

describe('a finding that an editor lets be', () => {
  it('says so with the reason, and is no longer told while somebody writes', async () => {
    await dismissOverlap(desk, ana, '0000000000000001', 'two plans')
    const [first, second] = await listOverlaps(desk)
    const by = { id: 'ana', name: 'Ana' }
    expect(first).toEqual({ ...found[0], dismissed: { by, at: desk.clock.now(), reason: 'two plans' } })
    expect(second).toEqual(found[1])
    expect(await overlapsWhileWriting(desk, 'a.md', 'Text')).toEqual([found[1]])
  })

  it('comes back when a text changes, which makes it another finding, and when somebody wants it back', async () => {
    await dismissOverlap(desk, ana, '0000000000000001', '')
    found = [overlap('0000000000000003')]
    expect(await listOverlaps(desk)).toEqual(found)
    found = [overlap('0000000000000001')]
    expect(await restoreOverlap(desk, '0000000000000001')).toEqual({ key: '0000000000000001' })
    expect(await listOverlaps(desk)).toEqual(found)
    expect(await restoreOverlap(desk, '0000000000000001')).toEqual({ refused: 'notFound' })
  })

  it('has to be there', async () => {
    expect(await dismissOverlap(desk, ana, '00000000000000ff', '')).toEqual({ refused: 'notFound' })
    expect(await desk.store.dismissedOverlaps()).toEqual([])
  })
})
