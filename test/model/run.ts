/** One life of the desk: some steps, then rest, then what must be true of everything that happened. */
import fc from 'fast-check'
import { leave } from '../../src/desk/presence.ts'
import { receive } from '../../src/desk/receive.ts'
import { understood } from './moods.ts'
import { hires, opens, perform, restarted } from './shift.ts'
import { anyStep } from './steps.ts'
import { TEAM } from './steps-agents.ts'
import { atRest, look, type Shift } from './watch.ts'
import { openWorld, type World } from './world.ts'

/** Steps and events that were lived through, for the counts that are printed. */
export const lived = { runs: 0, steps: 0, events: new Map<string, number>() }

/** Long enough for what hangs to be found: leases, graces, sweeps and the longest answer, one after another. */
const REST_MS = 240_000
const REST_STEPS = 8

/**
 * The property that any life of the desk is to have.
 * @param replayPath as fast-check prints it with a failure
 */
export function anyLife(maxCommands: number, replayPath?: string) {
  const steps = fc.commands(anyStep, { maxCommands, size: 'max', ...(replayPath && { replayPath }) })
  return fc.asyncProperty(steps, async (taken) => {
    const world = await openWorld({ id: TEAM, agentIds: [] })
    try {
      const shift = await begin(world)
      await fc.asyncModelRun(() => ({ model: shift, real: world }), taken)
      await rest(world, shift)
      remember(shift, [...taken].length)
    } finally {
      await world.close()
    }
  })
}

export async function begin(world: World): Promise<Shift> {
  const members = await hires(world, 'Ann', 'Ben', 'Cy')
  understood(world.desk)
  const shift: Shift = { conversations: [], members, disturbedAt: 0, jumped: false, open: true, automatic: false }
  for (let n = 0; n < 2; n++) await opens(world, shift)
  return shift
}

/** Everything works again, whoever waited for an answer asks once more, everyone goes home, and time passes. */
export async function rest(world: World, shift: Shift): Promise<void> {
  world.heal()
  if (!world.alive()) await restarted(world, shift)
  for (const one of shift.conversations) {
    for (const sent of one.sent.values()) {
      if (sent.by !== 'customer' || sent.first) continue
      const again = { clientMessageId: sent.clientId, text: sent.text }
      const became = await perform(world, shift, 'receive', (desk) => receive(desk, one.id, again))
      if (became === 'cut off' || 'refused' in became) throw new Error('a message cannot be sent again')
      sent.first = JSON.stringify(became.result.message)
    }
  }
  for (const member of shift.members) {
    if (!member.connected) continue
    member.connected = false
    member.seenAt = world.elapsed()
    await leave(world.desk, member)
  }
  for (let n = 0; n < REST_STEPS; n++) {
    await world.advance(REST_MS / REST_STEPS)
    await look(world, shift)
  }
  await atRest(world, shift)
}

function remember({ conversations }: Shift, steps: number): void {
  lived.runs++
  lived.steps += steps
  for (const { view } of conversations) {
    for (const { type } of view.events) lived.events.set(type, (lived.events.get(type) ?? 0) + 1)
  }
}
