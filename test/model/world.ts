/**
 * The desk as it runs: a real database, one process at a time that may die at any moment, a disk that may fail, a
 * wall clock that may jump while timers go on, and a model that does as it is told.
 */
import { setImmediate } from 'node:timers/promises'
import { keepAssigning } from '../../src/desk/assign.ts'
import type { Desk } from '../../src/desk/desk.ts'
import { keepClocks } from '../../src/desk/keep-clocks.ts'
import { keepPatience } from '../../src/desk/patience.ts'
import { keepSweeping } from '../../src/desk/sweep.ts'
import { type Store, StoreUnavailable } from '../../src/ports/store.ts'
import { defaultSettings, type Settings } from '../../src/protocol/settings.ts'
import { type ManualClock, manualClock, settled } from '../fixtures/clock.ts'
import { openDesk, type TestDesk } from '../fixtures/desk.ts'
import { temporaryStore } from '../fixtures/store.ts'

export const CAPACITY = 2
/** Shorter than any life, so that lives go through them. */
export const PATIENCE = { widenSeconds: 20, laterSeconds: 40, unansweredMinutes: 1 }
export const GRACE_MS = defaultSettings.queue.graceSeconds * 1_000

export interface World {
  /** The record itself, for looking: it neither fails nor dies. */
  store: Store
  /** The process that serves now. */
  desk: TestDesk
  /** Milliseconds since the beginning, by a clock that never jumps. */
  elapsed(): number
  /** The wall clock, ISO 8601. */
  wall(): string
  /** Moves the wall clock alone; timers go on as they were. */
  jump(ms: number): void
  advance(ms: number): Promise<void>
  /** After this many more operations of the store, the next ones are refused, this many of them. */
  failDisk(after: number, times: number): void
  /** At this many operations of the store from now, the process is gone: before the operation or right after it. */
  dieAt(operations: number, after: boolean): void
  /** What became of something that the process was asked to do. */
  attempt<T>(act: (desk: Desk) => Promise<T>): Promise<{ result: T } | 'failed' | 'died'>
  /** The process is gone, as with kill -9, and another starts on the same record. */
  restart(): Promise<void>
  alive(): boolean
  setHours(open: boolean): void
  setAssigning(automatic: boolean): void
  heal(): void
  close(): Promise<void>
}

const always = defaultSettings.hours
const never = { ...always, weekly: {} }

export async function openWorld(team: { id: string; agentIds: string[] }): Promise<World> {
  const temporary = await temporaryStore()
  const clock = manualClock()
  const started = Date.parse(clock.now())
  const settings: Partial<Settings> = {
    queue: { ...defaultSettings.queue, ...PATIENCE, capacity: CAPACITY, email: true },
    teams: [{ ...team, name: team.id, languages: [], categories: [] }],
  }
  let offset = 0
  let failing = { after: 0, times: 0 }
  let deadly: { in: number; after: boolean } | undefined
  let processes = 0
  let life: Life = lifetime()

  const wall = () => new Date(Date.parse(clock.now()) + offset).toISOString()

  /** The record as one process sees it. */
  const recordOf = (mine: Life): Store =>
    new Proxy(temporary.store, {
      get(store, name: keyof Store) {
        return async (...args: unknown[]) => {
          if (!mine.alive) return forever()
          if (failing.times > 0 && failing.after-- <= 0) {
            failing.times--
            throw new StoreUnavailable('The disk is full, for a test.')
          }
          const dies = deadly && deadly.in-- <= 0 ? deadly : undefined
          if (dies && !dies.after) return mine.end()
          const result = await (store[name] as (...args: unknown[]) => Promise<unknown>)(...args)
          return dies ? mine.end() : result
        }
      },
    })

  const jump = (ms: number) => {
    offset += ms
  }

  const timersOf = (mine: Life): ManualClock => ({
    now: wall,
    after: (ms, task) => clock.after(ms, () => mine.alive && task()),
    advance: clock.advance,
    jump,
  })

  /** As the program does it at its start. */
  const begin = async () => {
    life = lifetime()
    const name = String.fromCharCode('a'.charCodeAt(0) + processes++)
    const desk = await openDesk({ store: recordOf(life), clock: timersOf(life), name })
    await temporary.store.freeLeases()
    await temporary.store.disconnectAll(wall())
    desk.set(settings)
    keepSweeping(desk)
    keepClocks(desk)
    await Promise.race([Promise.all([keepPatience(desk), keepAssigning(desk)]), life.ended])
    return desk
  }

  const world: World = {
    store: temporary.store,
    desk: await begin(),
    elapsed: () => Date.parse(clock.now()) - started,
    wall,
    jump,
    async advance(ms) {
      await clock.advance(ms)
      await settled()
    },
    failDisk(after, times) {
      failing = { after, times }
    },
    dieAt(operations, after) {
      deadly = { in: operations, after }
    },
    async attempt(act) {
      const mine = life
      const tried = act(world.desk).then(
        (result) => ({ result }),
        (error: unknown) => {
          if (error instanceof StoreUnavailable) return 'failed' as const
          throw error
        },
      )
      const became = await Promise.race([tried, mine.ended.then(() => 'died' as const)])
      await settled()
      return became
    },
    async restart() {
      deadly = undefined
      life.end().catch(() => {})
      await setImmediate()
      world.desk = await begin()
    },
    alive: () => life.alive,
    setHours(open) {
      settings.hours = open ? always : never
      world.desk.set(settings)
    },
    setAssigning(automatic) {
      const queue = settings.queue ?? defaultSettings.queue
      settings.queue = { ...queue, assign: automatic ? 'automatic' : 'claim' }
      world.desk.set(settings)
    },
    heal() {
      failing = { after: 0, times: 0 }
      deadly = undefined
    },
    close: () => temporary.close(),
  }
  return world
}

interface Life {
  alive: boolean
  ended: Promise<void>
  /** Never comes back: nothing that the process was waiting for goes on. */
  end(): Promise<never>
}

function lifetime(): Life {
  let gone = () => {}
  const ended = new Promise<void>((resolve) => {
    gone = resolve
  })
  const life: Life = {
    alive: true,
    ended,
    end() {
      life.alive = false
      gone()
      return forever()
    },
  }
  return life
}

function forever(): Promise<never> {
  return new Promise(() => {})
}
