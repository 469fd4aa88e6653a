/** Tags and priority by anybody on the team, and conversations given to whom they are for. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { claim } from '../../src/desk/claim.ts'
import { places } from '../../src/desk/queue.ts'
import { staffSnapshot } from '../../src/desk/snapshot.ts'
import { assign, changeTags, setPriority, setTags } from '../../src/desk/sorting.ts'
import { hired, type Member, openDesk, stateOf, statusOf, type TestDesk, waiting } from '../fixtures/desk.ts'

let desk: TestDesk
let ann: Member
let ben: Member
beforeEach(async () => {
  desk = await openDesk()
  desk.set({ teams: [{ id: 'billing', name: 'Billing', agentIds: [], languages: [], categories: [] }] })
  ann = await hired(desk, 'Ann')
  ben = await hired(desk, 'Ben')
})
afterEach(() => desk.close())

const waits = () => waiting(desk)

describe('tags', () => {
  it('take the spelling in which the team writes them already', async () => {
    const [first, second] = [await waits(), await waits()]
    await setTags(desk, first, ann, ['Wedding', 'VIP'])
    await setTags(desk, second, ben, ['vip', 'late'])
    expect((await stateOf(desk, second)).tags).toEqual(['VIP', 'late'])
    await changeTags(desk, second, ann, { add: ['WEDDING'], remove: ['Late'] })
    expect((await stateOf(desk, second)).tags).toEqual(['VIP', 'Wedding'])
    expect((await staffSnapshot(desk, await stateOf(desk, second))).tags).toEqual(['VIP', 'Wedding'])
  })
})

describe('priority', () => {
  it('moves those who wait past the others at once, and they are told', async () => {
    const [first, second] = [await waits(), await waits()]
    const positions = async () => [...(await places(desk)).entries()].map(([id, { position }]) => [id, position])
    expect(await positions()).toEqual([
      [first, 1],
      [second, 2],
    ])
    const before = desk.notices.length
    await setPriority(desk, second, ann, 2)
    expect(await positions()).toEqual([
      [second, 1],
      [first, 2],
    ])
    expect(desk.notices.slice(before).map(({ kind }) => kind)).toEqual(['events', 'queue'])
    expect((await staffSnapshot(desk, await stateOf(desk, second))).priority).toBe(2)
  })
})

describe('assigning', () => {
  it('gives to a colleague who is there to work, and never more than they may hold', async () => {
    const ids = [await waits(), await waits(), await waits(), await waits()]
    const given = await Promise.all(ids.map((id) => assign(desk, id, ann, { agentId: ben.id })))
    const refused = given.filter((result) => 'refused' in result)
    expect(refused).toEqual([{ refused: 'full', name: 'Ben', open: 3, capacity: 3 }])
    expect((await desk.store.openByAgent()).get(ben.id)).toHaveLength(3)
  })

  it('gives to a team, at the same place in the queue', async () => {
    const id = await waits()
    const { since } = (await statusOf(desk, id)) as { since: string }
    await assign(desk, id, ann, { teamId: 'billing' })
    expect(await statusOf(desk, id)).toMatchObject({ kind: 'queued', teamId: 'billing', since, front: false })
  })

  it('is refused to nobody, to who is disabled, and where a colleague holds it', async () => {
    const id = await waits()
    expect(await assign(desk, id, ann, { agentId: 'nobody' })).toEqual({ refused: 'notFound' })
    await desk.store.setDisabled(ben.id, true)
    expect(await assign(desk, id, ann, { agentId: ben.id })).toEqual({ refused: 'notFound' })
    await desk.store.setDisabled(ben.id, false)
    await claim(desk, id, ben)
    expect(await assign(desk, id, ann, { agentId: ann.id })).toEqual({ refused: 'alreadyClaimed', by: 'Ben' })
  })
})
