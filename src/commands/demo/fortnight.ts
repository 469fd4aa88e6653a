/** Two weeks of customers, up to this minute: when they come, and who is there for them. */
import { snooze } from '../../desk/assignment.ts'
import { arrive, leave } from '../../desk/presence.ts'
import { askForPerson, leaveQueue } from '../../desk/waiting.ts'
import { customers, pages } from './cast.ts'
import type { Chance } from './random.ts'
import { type Plot, visit } from './scenes.ts'
import { matters, questions } from './script.ts'
import { type Cast, marks, type Newcomer, opens, replies, type Stage, says, taken } from './stage.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

export const DAYS = 14
/** The desk of the story is open then, in the hours of UTC; some write before and after. */
export const OPEN = { from: 7, to: 18 }

/** How many come in each hour of a working day, on average: two crests and a lunch between them. */
const curve = [
  0, 0, 0, 0, 0, 0.1, 0.4, 0.9, 1.6, 2.3, 2.4, 1.9, 1.3, 1.5, 2.1, 1.8, 1.2, 0.7, 0.4, 0.4, 0.3, 0.2, 0.1, 0,
]
/** And on a Saturday or Sunday, against a working day. */
const WEEKEND = 0.25

/** The last story begun before the present; what is going on now is set up by itself. */
const LULL_MS = 3 * HOUR_MS

const plots: Record<Plot, number> = {
  answered: 46,
  vague: 8,
  matter: 27,
  handed_on: 6,
  set_aside: 5,
  gave_up: 5,
  given_back: 3,
}
const languages = { en: 62, de: 16, sr: 10, es: 6, fr: 6 }

/** Puts a fortnight of visits on the clock. @param present milliseconds since the epoch */
export function fortnight(stage: Stage, team: readonly Cast[], duty: Set<Cast>, present: number): void {
  const { clock, chance } = stage
  const begin = present - DAYS * DAY_MS
  for (let hour = Math.ceil(begin / HOUR_MS) * HOUR_MS; hour < present; hour += HOUR_MS) {
    const day = new Date(hour)
    const weekend = day.getUTCDay() === 0 || day.getUTCDay() === 6
    if (day.getUTCHours() === OPEN.from && !weekend) clock.at(hour, () => begins(stage, team, duty))
    if (day.getUTCHours() === OPEN.to) clock.at(hour, () => ends(stage, duty))
    for (const at of arrivals(chance, hour, (curve[day.getUTCHours()] ?? 0) * (weekend ? WEEKEND : 1))) {
      if (at < present - LULL_MS) clock.at(at, () => visit(stage, chance.weighted(plots), newcomer(chance)))
    }
  }
}

/** What is going on at this very moment: four wait, one of them urgently; five are held; two are with the assistant. */
export function present(stage: Stage, team: readonly Cast[], duty: Set<Cast>, now: number): void {
  const { clock, chance } = stage
  clock.at(now - 2 * HOUR_MS, () => begins(stage, team, duty))
  const open = matters.filter(({ upset }) => !upset)
  for (const [at, agent] of team.entries()) {
    const matter = open.find(({ lang }) => lang === agent.speaks[0]) ?? open[at]
    if (matter) clock.at(now - (95 - at * 13) * MINUTE_MS, () => held(stage, agent, matter, at))
  }
  const waiting = [
    { minutes: 24, matter: matters[7] },
    { minutes: 11, matter: matters[1] },
    { minutes: 6, matter: open.find(({ lang }) => lang === 'de') },
    { minutes: 2, matter: matters[5] },
  ]
  for (const { minutes, matter } of waiting) {
    if (!matter) continue
    clock.at(now - minutes * MINUTE_MS, async () => {
      const id = await opens(stage, newcomer(chance, matter.lang))
      await says(stage, id, matter.asks)
      clock.at(clock.ms() + 15_000, async () => {
        await askForPerson(stage.desk, id, {})
        if (matter.upset && team[0]) await marks(stage, id, team[0], { priority: 1, tags: matter.tags })
      })
    })
  }
  for (const [lang, minutes] of [
    ['en', 4],
    ['fr', 1],
  ] as const) {
    clock.at(now - minutes * MINUTE_MS, async () => {
      const id = await opens(stage, newcomer(chance, lang))
      await says(stage, id, chance.pick(questions[lang] ?? []))
    })
  }
  clock.at(now, async () => {
    await settles(stage, now)
    await ends(stage, duty)
  })
}

/** Who waited before the four lost patience; what somebody holds is at rest, so that nobody has to be there for it. */
async function settles({ desk }: Stage, now: number): Promise<void> {
  for (const { id, status } of await desk.store.queued()) {
    if (status.kind === 'queued' && Date.parse(status.since) < now - 30 * MINUTE_MS) await leaveQueue(desk, id)
  }
  const { conversations } = await desk.store.conversations({ status: 'assigned', limit: 200 })
  for (const { id, status } of conversations) {
    if (status.kind !== 'assigned' || status.snoozedUntil) continue
    await snooze(desk, id, { id: status.agentId, name: status.agentName })
  }
}

/** Held, and at rest: the customer is to write next, or it is for tomorrow. Nobody has to be there for that. */
async function held(stage: Stage, agent: Cast, matter: (typeof matters)[number], at: number): Promise<void> {
  const { clock, chance, desk } = stage
  const lang = agent.speaks[0] ?? 'en'
  const id = await opens(stage, newcomer(chance, matter.lang))
  await says(stage, id, matter.asks)
  clock.at(clock.ms() + 20_000, () => askForPerson(desk, id, {}))
  clock.at(clock.ms() + 90_000, async () => {
    const taker = await taken({ ...stage, onDuty: () => [agent] }, id, lang)
    if (!taker) return
    await replies(stage, id, taker, matter.answers[0] ?? '')
    await marks(stage, id, taker, { tags: matter.tags })
    const tomorrow = new Date(clock.ms() + DAY_MS)
    tomorrow.setUTCHours(8, 0, 0, 0)
    await snooze(desk, id, taker, at % 2 ? tomorrow.toISOString() : undefined)
  })
}

async function begins({ desk }: Stage, team: readonly Cast[], duty: Set<Cast>): Promise<void> {
  for (const agent of team) {
    duty.add(agent)
    await arrive(desk, agent, 'online')
  }
}

async function ends({ desk }: Stage, duty: Set<Cast>): Promise<void> {
  for (const agent of duty) await leave(desk, agent)
  duty.clear()
}

/** The moments of a Poisson stream within an hour. @param rate arrivals an hour */
function arrivals(chance: Chance, hour: number, rate: number): number[] {
  const found: number[] = []
  const gap = () => (-Math.log(1 - chance.next()) / rate) * HOUR_MS
  for (let at = gap(); at < HOUR_MS; at += gap()) found.push(hour + at)
  return found
}

function newcomer(chance: Chance, lang: string = chance.weighted(languages)): Newcomer {
  const { first, last } = customers[lang] ?? { first: ['Kim'], last: ['Park'] }
  const [given, family] = [chance.pick(first), chance.pick(last)]
  const page = chance.happens(0.8) ? chance.pick(pages) : undefined
  const known = chance.weighted({ full: 60, first: 25, nobody: 15 })
  const name = known === 'full' ? `${given} ${family}` : known === 'first' ? given : ''
  const address = `${given}.${family}`
    .normalize('NFD')
    .replace(/[^A-Za-z.]/g, '')
    .toLowerCase()
  const email = known === 'full' && chance.happens(0.6) ? `${address}@example.com` : ''
  return { lang, ...(name && { name }), ...(email && { email }), ...(page && { page }) }
}
