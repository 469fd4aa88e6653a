/** Everything that can happen to the desk, as fast-check commands: people, the world around them, and time. */
import fc from 'fast-check'
import { inMood, moods } from './moods.ts'
import { restarted } from './shift.ts'
import { type Step, step } from './stepping.ts'
import { presences, sorting, working } from './steps-agents.ts'
import { beside, writing } from './steps-customers.ts'
import { look, type Shift } from './watch.ts'
import type { World } from './world.ts'

const surroundings: fc.Arbitrary<Step>[] = [
  fc.constantFrom(...moods).map((mood) =>
    step(`the model: ${mood}`, async (_shift, world) => {
      inMood(world.desk, mood)
    }),
  ),
  fc.boolean().map((works) =>
    step(`searching ${works ? 'works' : 'breaks'}`, async (_shift, world) => {
      world.desk.retriever.breaks(works ? undefined : new Error('no index'))
    }),
  ),
  fc.integer({ min: -7_200, max: 7_200 }).map((seconds) =>
    step(`the wall clock jumps by ${seconds} s`, async (shift, world) => {
      world.jump(seconds * 1_000)
      shift.disturbedAt = world.elapsed()
      shift.jumped = true
    }),
  ),
  fc.boolean().map((automatic) =>
    step(`the desk ${automatic ? 'gives out' : 'leaves it to agents to choose'}`, async (shift, world) => {
      shift.automatic = automatic
      world.setAssigning(automatic)
      await world.advance(0)
      await cutOrLook(world, shift)
    }),
  ),
  fc.boolean().map((open) =>
    step(`the desk ${open ? 'opens' : 'closes'}`, async (shift, world) => {
      shift.open = open
      world.setHours(open)
    }),
  ),
  fc.tuple(fc.nat({ max: 12 }), fc.integer({ min: 1, max: 6 })).map(([after, times]) =>
    step(`the disk fails after ${after} operations, ${times} times`, async (shift, world) => {
      world.failDisk(after, times)
      shift.disturbedAt = world.elapsed()
    }),
  ),
  fc.tuple(fc.nat({ max: 20 }), fc.boolean()).map(([operations, after]) =>
    step(`the process dies ${after ? 'after' : 'before'} operation ${operations}`, async (shift, world) => {
      world.dieAt(operations, after)
      shift.disturbedAt = world.elapsed()
    }),
  ),
  fc.constant(
    step('the process is killed', async (shift, world) => {
      await restarted(world, shift)
      await look(world, shift)
    }),
  ),
]

const times: fc.Arbitrary<Step>[] = [
  fc.constantFrom(50, 400, 1_000, 5_000, 20_000, 45_000).map((ms) =>
    step(`${ms} ms pass`, async (shift, world) => {
      await world.advance(ms)
      await cutOrLook(world, shift)
    }),
  ),
]

async function cutOrLook(world: World, shift: Shift): Promise<void> {
  if (!world.alive()) await restarted(world, shift)
  await look(world, shift)
}

/** What happens more often in a day happens more often here. */
export const anyStep: fc.Arbitrary<Step>[] = [
  ...repeated(writing, 5),
  ...beside,
  ...repeated(times, 12),
  ...repeated(working.slice(0, 1), 3),
  ...working,
  ...sorting,
  ...repeated(working.slice(-3, -1), 2),
  ...repeated(working.slice(-1), 3),
  ...repeated(presences.slice(0, 2), 4),
  ...presences.slice(2),
  ...surroundings,
]

function repeated<T>(list: readonly T[], times: number): T[] {
  return Array.from({ length: times }, () => list).flat()
}
