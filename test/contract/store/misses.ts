import { expect, it } from 'vitest'
import type { NewEvent } from '../../../src/domain/events.ts'
import { demoTokens } from '../../../src/ports/demo.ts'
import type { MissCluster } from '../../../src/ports/misses.ts'
import type { Store } from '../../../src/ports/store.ts'
import { conversationOf, moment, started } from '../../fixtures/events.ts'
import { asked, claimed, handed, replied, thumb } from '../../fixtures/missed.ts'
import type { Subject } from '../store.ts'

const late = moment(86_400)

export function missContract(subject: Subject): void {
  it('folds the log into misses, whole conversations, and goes on where it stopped', async () => {
    const { store, reopen } = subject()
    await conversationOf(store, 'a', missed('m1', 'Can I pay with shells?'))
    expect(await store.foldMisses(moment(60), 2)).toMatchObject({ more: true, misses: 1 })
    expect(await settled(store)).toEqual(['m1-reply'])
    const after = await reopen()
    await conversationOf(after, 'b', missed('m2', 'Can I pay with pearls?', 50))
    expect(await settled(after)).toEqual(['m2-reply', 'm1-reply'])
    expect(await after.foldMisses(moment(60), 100)).toEqual({ more: false, misses: 0 })
  })

  it('keeps up with what happens to a miss, and lets go of one that is none any more', async () => {
    const { store } = subject()
    await conversationOf(store, 'a', [...missed('m1', 'Can I pay with shells?')])
    await conversationOf(store, 'b', [...asked('m2', 'How long?'), thumb('m2', false, 5)])
    await settled(store)
    await cluster(store, 'k', ['m1-reply', 'm2-reply'])
    const seq = (await store.conversation('a'))?.seq ?? 0
    await store.append('a', seq, [claimed(20), replied('At the pier they are.', 50)])
    await store.append('b', 5, [thumb('m2', true, 30)])
    expect(await settled(store)).toEqual(['m1-reply'])
    expect(await store.misses({ clusterId: 'k', limit: 9 })).toMatchObject([
      { id: 'm1-reply', conversationId: 'a', clusterId: 'k', handlingSeconds: 30, replies: ['At the pier they are.'] },
    ])
  })

  it('makes a miss of who left once it is time, though nothing is written', async () => {
    const { store } = subject()
    await conversationOf(store, 'a', asked('m1', 'It does not work', { decision: 'clarify' }))
    expect(await store.foldMisses(moment(60), 100)).toMatchObject({ misses: 0 })
    expect(await store.foldMisses(late, 100)).toMatchObject({ misses: 1 })
    expect(await store.missFacts(moment(0))).toMatchObject([{ id: 'm1-reply', kind: 'left' }])
    expect(await store.foldMisses(late, 100)).toEqual({ more: false, misses: 0 })
  })

  it('names open questions once each, the newest first, without those that are settled', async () => {
    const { store } = subject()
    await conversationOf(store, 'a', missed('m1', 'Can I pay with shells?'))
    await conversationOf(store, 'b', missed('m2', 'Can I pay with pearls?', 10))
    await conversationOf(store, 'c', missed('m3', 'Can I pay with shells?', 20))
    await conversationOf(store, 'd', missed('m4', 'Where is my parcel?', 30))
    await settled(store)
    await cluster(store, 'k', ['m1-reply', 'm3-reply'])
    await cluster(store, 'l', ['m4-reply'])
    await store.changeClusters({ patch: [{ id: 'l', state: 'dismissed' }] })
    expect(await store.openMisses(10)).toEqual([
      { missId: 'm3-reply', clusterId: 'k', question: 'Can I pay with shells?', lang: 'en' },
      { missId: 'm2-reply', clusterId: null, question: 'Can I pay with pearls?', lang: 'en' },
    ])
    expect(await store.openMisses(1)).toHaveLength(1)
  })

  it('writes changes to clusters together, or none of them where one was changed meanwhile', async () => {
    const { store, reopen } = subject()
    await cluster(store, 'k', [])
    const by = { id: 'ed', name: 'Ed' }
    const close = {
      patch: [{ id: 'k', state: 'closed' as const, since: moment(5), sizeThen: 3, articleIds: ['pay/shells'] }],
      deeds: [{ clusterId: 'k', at: moment(5), by, deed: { did: 'dismissed' as const, why: 'Not ours' } }],
    }
    expect(await store.changeClusters(close, { id: 'k', state: ['dismissed'] })).toBe(false)
    expect(await store.missCluster('k')).toMatchObject({ state: 'open' })
    expect(await store.changeClusters(close, { id: 'k', state: ['open'] })).toBe(true)
    const after = await reopen()
    expect(await after.missClusters(['closed'])).toMatchObject([{ id: 'k', sizeThen: 3, articleIds: ['pay/shells'] }])
    expect(await after.clusterHistory('k')).toEqual(close.deeds)
    expect(await after.missClusters(['open'])).toEqual([])
  })

  it('keeps where an editor put a miss, through folding anew, and lets go of where it came from when it is moved on', async () => {
    const { store, reopen } = subject()
    await conversationOf(store, 'a', missed('m1', 'Can I pay with shells?'))
    await settled(store)
    await cluster(store, 'k', ['m1-reply'])
    await cluster(store, 'l', [], { held: true })
    await store.changeClusters({ move: [{ missId: 'm1-reply', clusterId: 'l', cameFrom: 'k' }] })
    await store.append('a', 6, [claimed(20), replied('At the pier they are.', 50)])
    await settled(store)
    const after = await reopen()
    expect(await after.misses({ clusterId: 'l', limit: 9 })).toMatchObject([{ id: 'm1-reply', cameFrom: 'k' }])
    expect(await after.missCluster('l')).toMatchObject({ held: true })
    await after.changeClusters({ move: [{ missId: 'm1-reply', clusterId: 'k' }] })
    expect(await after.misses({ clusterId: 'k', limit: 9 })).toMatchObject([{ cameFrom: null }])
  })

  it('keeps what asking again brought beside a miss', async () => {
    const { store } = subject()
    await conversationOf(store, 'a', missed('m1', 'Can I pay with shells?'))
    await settled(store)
    const again = { at: moment(9), answered: true, confidence: 0.9, articleIds: ['pay/shells'] }
    await store.saveAgain([{ missId: 'm1-reply', again }])
    await store.append('a', 6, [claimed(20)])
    await settled(store)
    expect((await store.misses({ limit: 1 }))[0]?.again).toEqual(again)
  })

  it('keeps alarms until they end, and who acknowledged them first', async () => {
    const { store } = subject()
    await cluster(store, 'k', [])
    const none = { acknowledgedBy: null, acknowledgedAt: null, endedAt: null }
    const alarm = { id: 'x', clusterId: 'k', at: moment(1), window: 'hour' as const, count: 12, expected: 0.4, ...none }
    await store.addAlarm(alarm)
    await store.addAlarm({ ...alarm, id: 'y', clusterId: null, at: moment(2) })
    expect((await store.missAlarms()).map(({ id }) => id)).toEqual(['y', 'x'])
    expect(await store.acknowledgeAlarm('x', { id: 'ed', name: 'Ed' }, moment(3))).toBe(true)
    expect(await store.acknowledgeAlarm('x', { id: 'jo', name: 'Jo' }, moment(4))).toBe(false)
    await store.endAlarm('y', moment(5))
    expect(await store.missAlarms()).toEqual([
      { ...alarm, acknowledgedBy: { id: 'ed', name: 'Ed' }, acknowledgedAt: moment(3) },
    ])
  })

  it('[P15] leaves nothing of who is erased, neither as a miss nor in the words of its cluster', async () => {
    const { store } = subject()
    const word = 'kanariq7x'
    await conversationOf(store, 'a', missed('m1', `Can I pay with ${word}?`))
    await conversationOf(store, 'b', missed('m2', 'Can I pay with shells?'))
    await settled(store)
    await cluster(store, 'k', ['m1-reply', 'm2-reply'], { label: `Can I pay with ${word}?`, terms: [word] })
    await store.eraseConversation('a', moment(9))
    await settled(store)
    expect(await store.misses({ limit: 9 })).toMatchObject([{ id: 'm2-reply' }])
    expect(await store.missCluster('k')).toMatchObject({ label: 'Can I pay with shells?', terms: [] })
    await store.eraseVisitor('visitor-of-b', moment(10))
    expect(await store.missCluster('k')).toMatchObject({ label: '', terms: [] })
  })

  it('goes with the demo, clusters and all, and misses nothing that is written in its place', async () => {
    const { store } = subject()
    await store.addVisitor({ id: 'v', contact: { verified: false }, tokenHash: `${demoTokens.from}1`, at: moment(0) })
    await store.create('made-up', [started('v'), ...missed('m1', 'Can I pay with shells?')])
    await settled(store)
    await cluster(store, 'k', ['m1-reply'])
    await store.removeDemo()
    expect(await store.misses({ limit: 9 })).toEqual([])
    expect(await store.missCluster('k')).toBeUndefined()
    await conversationOf(store, 'real', missed('m2', 'Can I pay with pearls?'))
    expect(await settled(store)).toEqual(['m2-reply'])
  })
}

function missed(id: string, question: string, at = 0): NewEvent[] {
  return [...asked(id, question, { decision: 'handoff' }, at), ...handed('low_confidence', at + 1)]
}

/** All that is there by then, newest first. */
async function settled(store: Store): Promise<string[]> {
  while ((await store.foldMisses(late, 100)).more);
  return (await store.misses({ limit: 100 })).map(({ id }) => id)
}

async function cluster(store: Store, id: string, missIds: string[], more: Partial<MissCluster> = {}): Promise<void> {
  const fresh: MissCluster = {
    id,
    state: 'open',
    label: 'Something',
    terms: [],
    articleIds: [],
    at: moment(0),
    since: moment(0),
    sizeThen: 0,
    into: null,
    held: false,
    ...more,
  }
  await store.changeClusters({ add: [fresh], move: missIds.map((missId) => ({ missId, clusterId: id })) })
}
