import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { v7 } from 'uuid'
import { databaseOf, openRehearsal, openStore } from '../compose.ts'
import { type Config, readConfig } from '../config.ts'
import { operator, record } from '../desk/audit.ts'
import { removeDemo } from '../desk/demo.ts'
import { addStaff } from '../desk/staff.ts'
import type { Store } from '../ports/store.ts'
import { serveAlone } from '../store/serving.ts'
import { systemClock } from '../system/clock.ts'
import { openLog } from '../system/log.ts'
import { argonPasswords, systemIds } from '../system/secrets.ts'
import { counted } from './counted.ts'
import { type Player, staff } from './demo/cast.ts'
import { storyClock } from './demo/clock.ts'
import { DAYS, fortnight, OPEN, present } from './demo/fortnight.ts'
import { chance } from './demo/random.ts'
import type { Cast } from './demo/stage.ts'
import { whileWaiting } from './progress.ts'
import { UsageError } from './usage.ts'

/** The same story every time, where no other is asked for. */
const SEED = 1

/** Fills a clean data folder with two weeks of made-up traffic, or takes it away again. */
export async function demo(args: string[]): Promise<number> {
  const { remove, seed } = parsed(args)
  const config = readConfig(process.env)
  return remove ? takeAway(config) : fill(config, seed)
}

function parsed(args: string[]): { remove: boolean; seed: number } {
  try {
    const { values } = parseArgs({ args, options: { remove: { type: 'boolean' }, seed: { type: 'string' } } })
    const seed = Number(values.seed ?? SEED)
    if (!Number.isSafeInteger(seed) || seed < 0) throw new Error('--seed takes a whole number.')
    return { remove: values.remove ?? false, seed }
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

async function fill(config: Config, seed: number): Promise<number> {
  const endService = serveAlone(databaseOf(config))
  const store = await openStore(config, { hurried: true })
  try {
    const found = await store.demo()
    if (found.conversations > 0 || found.others) {
      process.stderr.write(found.others ? realThere : demoThere)
      return 1
    }
    const password = readable()
    const team = await hire(store, password)
    await whileWaiting('playing two weeks', play(config, store, team, seed))
    const { conversations } = await store.demo()
    process.stdout.write(welcome(counted(conversations, 'conversation'), password))
    return 0
  } finally {
    await store.close()
    endService()
  }
}

const realThere =
  'There are conversations in this data folder already, and the demo is not mixed with them. Point BELLHOP_DATA at\n' +
  'another folder, e.g. BELLHOP_DATA=./demo-data npm run demo\n'
const demoThere = 'The demo is here already. Take it away first: bellhop demo --remove\n'

async function play(config: Config, store: Store, team: Cast[], seed: number): Promise<void> {
  const now = Date.now()
  const clock = storyClock(now - DAYS * 86_400_000)
  const settings = await store.settings()
  const closed = { timeZone: 'UTC', weekly: weekly(), holidays: [] }
  const { desk, close } = await openRehearsal(config, openLog('silent'), {
    store,
    clock,
    ids: { ...systemIds, next: () => v7({ msecs: clock.ms() }) },
    // What is going on now is under the hours that the desk really has.
    hours: () => (clock.ms() < now - 2 * 3_600_000 ? closed : settings?.hours),
  })
  try {
    const duty = new Set<Cast>()
    const stage = { desk, clock, chance: chance(seed), onDuty: () => [...duty] }
    fortnight(stage, team, duty, now)
    present(stage, team, duty, now)
    await clock.play(now, () => desk.runs.drained())
  } finally {
    await close()
  }
}

function weekly() {
  const span: [string, string] = [hour(OPEN.from), hour(OPEN.to)]
  return { mon: [span], tue: [span], wed: [span], thu: [span], fri: [span] }
}

function hour(of: number): string {
  return `${String(of).padStart(2, '0')}:00`
}

async function hire(store: Store, password: string): Promise<Cast[]> {
  const desk = { store, ids: systemIds, passwords: argonPasswords, clock: systemClock }
  const hireOne = async ({ name, email, roles, speaks }: Player) => {
    const member = (await store.staffByEmail(email)) ?? (await addStaff(desk, { name, email, password, roles }))
    if (!member) throw new Error(`${email} could not be added`)
    return { id: member.id, name, speaks }
  }
  const team: Cast[] = []
  for (const player of staff) team.push(await hireOne(player))
  return team
}

/** A password that can be typed from a screen: it opens nothing but made-up conversations, and still nobody guesses it. */
function readable(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return [group(), group(), group()].join('-')
}

function welcome(conversations: string, password: string): string {
  const [chief, ...others] = staff
  return `
The demo is ready: ${conversations} of the last two weeks, all made up, with five of the staff.

  1. Start Bellhop         npm start
  2. Open the console      the address that it prints
  3. Sign in as            ${chief?.email}   (${chief?.name}, admin)
     with the password     ${password}
     The same password is for ${others.map(({ email }) => email).join(', ')}.

The console says that this is demo data, and removes it with one click; so does: bellhop demo --remove
What real customers write meanwhile stays.
`
}

async function takeAway(config: Config): Promise<number> {
  const store = await openStore(config)
  try {
    const found = await store.demo()
    const { conversations, removed, disabled } = await removeDemo({ store, clock: systemClock })
    if (found.conversations + removed + disabled === 0) {
      process.stdout.write('There is no demo data here.\n')
      return 0
    }
    await record(
      { store, clock: systemClock },
      { actor: operator, action: 'demo.remove', outcome: 'done', detail: { conversations, removed, disabled } },
    )
    process.stdout.write(
      `The demo is gone: ${counted(conversations, 'conversation')} and ${counted(removed + disabled, 'member')} of its staff.\n`,
    )
    if (disabled > 0) process.stdout.write(stillHeld)
    return 0
  } finally {
    await store.close()
  }
}

const stillHeld =
  'Somebody of the demo holds conversations of real customers; these go back to the queue within a minute of\n' +
  'Bellhop running.\n'
