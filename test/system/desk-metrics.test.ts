/** How waits were, held against what customers were told. */
import { Registry } from 'prom-client'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { release, resolve } from '../../src/desk/assignment.ts'
import { doInBulk, summaryOf, undo } from '../../src/desk/bulk.ts'
import { claim } from '../../src/desk/claim.ts'
import { escalate } from '../../src/desk/escalate.ts'
import { arrive } from '../../src/desk/presence.ts'
import { countDesk } from '../../src/system/desk-metrics.ts'
import { hired, type Member, openDesk, opened, type TestDesk } from '../fixtures/desk.ts'

let desk: TestDesk
let ann: Member
let registry: Registry
beforeEach(async () => {
  desk = await openDesk()
  ann = await hired(desk, 'Ann')
  registry = new Registry()
  desk.fanout.subscribe(countDesk(desk, [registry]).heard)
  await arrive(desk, ann)
})
afterEach(() => desk.close())

async function waits(): Promise<string> {
  const id = await opened(desk)
  await escalate(desk, id, { reason: 'customer_request', rule: 'button' })
  return id
}

async function served(): Promise<void> {
  const id = await waits()
  await desk.clock.advance(20_000)
  await claim(desk, id, ann)
  await resolve(desk, id, ann)
}

async function figures() {
  const { values } = (await registry.getSingleMetric('bellhop_wait_estimates_total')?.get()) ?? { values: [] }
  const [waited] = (await registry.getSingleMetric('bellhop_queue_wait_seconds')?.get())?.values.slice(-1) ?? []
  return {
    waits: waited?.value,
    ...Object.fromEntries(values.map(({ labels, value }) => [labels.outcome, value])),
  }
}

it('counts every wait, and those of which the customer was told something by how they were', async () => {
  for (let n = 0; n < 3; n++) await served()
  expect(await figures()).toEqual({ waits: 3, within: 0, shorter: 0, longer: 0 })
  await served()
  expect(await figures()).toEqual({ waits: 4, within: 1, shorter: 0, longer: 0 })
})

it('counts the wait of one that came back like any other', async () => {
  for (let n = 0; n < 3; n++) await served()
  const id = await waits()
  await claim(desk, id, ann)
  expect(await figures()).toEqual({ waits: 4, within: 0, shorter: 1, longer: 0 })
  await release(desk, id, ann)
  await desk.clock.advance(600_000)
  await claim(desk, id, ann)
  expect(await figures()).toEqual({ waits: 5, within: 0, shorter: 1, longer: 1 })
})

it('counts nothing where a conversation comes to its agent again because something is taken back', async () => {
  const id = await waits()
  await claim(desk, id, ann)
  const before = await figures()
  desk.set({ teams: [{ id: 'pay', name: 'Payments', agentIds: [], languages: ['de'], categories: [] }] })
  const { done } = summaryOf(await doInBulk(desk, ann, [id], { do: 'assign', teamId: 'pay' }))
  for (const one of done) expect(await undo(desk, ann, one)).toMatchObject({ events: [{}] })
  expect(await figures()).toEqual(before)
})
