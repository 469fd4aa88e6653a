/** What happens in a conversation, from hello to goodbye. Each step asks for the next one, some time later. */
import { giveBack, release, resolve, snooze, transfer } from '../../desk/assignment.ts'
import { rate, rateAnswer } from '../../desk/rate.ts'
import { sweep } from '../../desk/sweep.ts'
import { askForPerson, leaveQueue } from '../../desk/waiting.ts'
import type { Outcome } from '../../domain/events.ts'
import { comments, handingOn, type Matter, matters, questions, thanks, vague } from './script.ts'
import {
  type Cast,
  done,
  inMinutes,
  inSeconds,
  isWith,
  marks,
  type Newcomer,
  notes,
  opens,
  replies,
  type Stage,
  says,
  stateOf,
  taken,
} from './stage.ts'

/** How the visit of one customer goes. */
export type Plot = 'answered' | 'vague' | 'matter' | 'handed_on' | 'set_aside' | 'gave_up' | 'given_back'

/** Tries to find somebody for one who waits; after these, next morning. */
const TRIES = 6

/** One customer comes now, and everything follows from it. */
export async function visit(stage: Stage, plot: Plot, who: Newcomer): Promise<void> {
  const { clock, chance } = stage
  const id = await opens(stage, who)
  if (plot === 'answered' || plot === 'vague') {
    const asked = chance.pick(plot === 'vague' ? vague : (questions[who.lang] ?? questions.en ?? []))
    clock.at(inSeconds(stage, 5, 60), () => says(stage, id, asked))
    clock.at(inSeconds(stage, 90, 240), () => afterAnswer(stage, id, who, plot))
    return
  }
  const matter = chance.pick(matters.filter(({ lang }) => lang === who.lang))
  if (chance.happens(0.4)) {
    clock.at(inSeconds(stage, 5, 40), () => says(stage, id, chance.pick(questions[who.lang] ?? [])))
  }
  clock.at(inSeconds(stage, 60, 140), () => bringsUp(stage, id, matter, plot))
}

/** Content, or not: then it is put in other words, or a person is asked for. */
async function afterAnswer(stage: Stage, id: string, who: Newcomer, plot: Plot): Promise<void> {
  const { clock, chance, desk } = stage
  const { status, lastBotMessageId } = await stateOf(stage, id)
  if (status.kind === 'queued') return waits(stage, id, undefined, plot, who.lang)
  if (plot === 'vague') {
    await says(stage, id, chance.pick(questions[who.lang] ?? []))
    clock.at(inSeconds(stage, 60, 200), () => afterAnswer(stage, id, who, 'answered'))
    return
  }
  if (lastBotMessageId && chance.happens(0.55)) {
    await rateAnswer(desk, id, lastBotMessageId, { helpful: chance.happens(0.85) })
  }
  if (chance.happens(0.5)) await says(stage, id, chance.pick(thanks[who.lang] ?? []))
}

/** What the articles do not hold: the assistant brings somebody in, or the customer presses the button. */
async function bringsUp(stage: Stage, id: string, matter: Matter, plot: Plot): Promise<void> {
  await says(stage, id, matter.asks)
  stage.clock.at(inSeconds(stage, 20, 50), async () => {
    const { status } = await stateOf(stage, id)
    if (status.kind === 'answering') await askForPerson(stage.desk, id, {})
    await waits(stage, id, matter, plot, matter.lang)
  })
}

/** In the queue, until somebody has time, or the customer has not. */
async function waits(stage: Stage, id: string, matter: Matter | undefined, plot: Plot, lang: string): Promise<void> {
  if (plot === 'gave_up') {
    stage.clock.at(inMinutes(stage, 3, 9), async () => {
      if ((await stateOf(stage, id)).status.kind === 'queued') await leaveQueue(stage.desk, id)
    })
    return
  }
  await picksUp(stage, id, matter ?? stage.chance.pick(matters.filter((each) => each.lang === lang)), plot, TRIES)
}

async function picksUp(stage: Stage, id: string, matter: Matter, plot: Plot, tries: number): Promise<void> {
  const { clock } = stage
  const again = tries > 0 ? inSeconds(stage, 20, 150) : inMinutes(stage, 25, 60)
  clock.at(again, async () => {
    if ((await stateOf(stage, id)).status.kind !== 'queued') return
    const agent = await taken(stage, id, matter.lang)
    if (!agent) return picksUp(stage, id, matter, plot, tries - 1)
    clock.at(inSeconds(stage, 15, 70), () => answers(stage, id, agent, matter, plot))
  })
}

async function answers(stage: Stage, id: string, agent: Cast, matter: Matter, plot: Plot): Promise<void> {
  const { clock, chance, desk } = stage
  if (!(await isWith(stage, id, agent))) return
  await marks(stage, id, agent, { tags: matter.tags, ...(matter.upset && { priority: 1 }) })
  await replies(stage, id, agent, matter.answers[0] ?? '')
  if (matter.note && chance.happens(0.6)) {
    clock.at(inSeconds(stage, 20, 60), () => notes(stage, id, agent, matter.note ?? ''))
  }
  const next = inSeconds(stage, 70, 260)
  if (plot === 'handed_on') clock.at(next, () => handsOn(stage, id, agent, matter))
  else if (plot === 'set_aside') clock.at(next, () => setsAside(stage, id, agent, matter))
  else if (plot === 'given_back') {
    clock.at(next, async () => {
      if (!done(await giveBack(desk, id, agent))) await release(desk, id, agent)
    })
  } else clock.at(next, () => goesOn(stage, id, agent, matter))
}

/** To a colleague on duty, who reads it first. */
async function handsOn(stage: Stage, id: string, agent: Cast, matter: Matter): Promise<void> {
  const others = stage.onDuty().filter((other) => other.id !== agent.id)
  if (!(await isWith(stage, id, agent))) return
  const to = others.find(({ speaks }) => speaks.includes(matter.lang)) ?? others[0]
  if (!to) return goesOn(stage, id, agent, matter)
  await transfer(stage.desk, id, agent, { agentId: to.id, note: stage.chance.pick(handingOn) })
  stage.clock.at(inSeconds(stage, 30, 120), () => goesOn(stage, id, to, matter))
}

/** Until the customer writes, or until the next morning. */
async function setsAside(stage: Stage, id: string, agent: Cast, matter: Matter): Promise<void> {
  const { clock, chance, desk } = stage
  if (!(await isWith(stage, id, agent))) return
  const back = clock.ms() + chance.between(3, 20) * 3_600_000
  if (chance.happens(0.5)) {
    await snooze(desk, id, agent, new Date(back).toISOString())
    clock.at(back + 1_000, () => sweep(desk))
  } else await snooze(desk, id, agent)
  clock.at(back + 60_000, () => goesOn(stage, id, agent, matter))
}

/** The customer writes, the agent has the last word, and it is resolved; most say how it was. */
async function goesOn(stage: Stage, id: string, agent: Cast, matter: Matter): Promise<void> {
  const { clock, chance, desk } = stage
  if (!(await isWith(stage, id, agent))) return
  await says(stage, id, matter.replies[0] ?? '')
  clock.at(inSeconds(stage, 40, 200), () => replies(stage, id, agent, matter.answers[1] ?? ''))
  clock.at(inSeconds(stage, 220, 400), async () => {
    if (await isWith(stage, id, agent)) await says(stage, id, matter.replies[1] ?? '')
  })
  const outcome = chance.weighted<Outcome>({ solved: 82, not_solved: 7, no_answer: 8, duplicate: 3, spam: 0 })
  clock.at(inSeconds(stage, 420, 700), async () => {
    if (!done(await resolve(desk, id, agent, outcome)) || !chance.happens(0.6)) return
    clock.at(inMinutes(stage, 1, 30), () => rates(stage, id, outcome === 'solved'))
  })
}

async function rates({ desk, chance }: Stage, id: string, content: boolean): Promise<void> {
  const csat = content && chance.happens(0.9) ? chance.between(4, 5) : chance.between(1, 3)
  const comment = chance.happens(0.5) ? chance.pick(comments[csat > 3 ? 'good' : 'bad']) : ''
  await rate(desk, id, { csat, ...(comment && { comment }) })
}
