/** How many questions a second are answered by quoting 400 articles, asked over HTTP; beside the search alone. */
import { openLibrary } from '../../src/knowledge/library.ts'
import { systemClock } from '../../src/system/clock.ts'
import { openLog } from '../../src/system/log.ts'
import { helpCentre } from './articles.ts'
import { type Figure, noted, quantile } from './figures.ts'
import { type House, openHouse, processorMs, type SeededCustomer } from './house.ts'

/** Customers who ask, each again as soon as they have their answer. */
const ASKERS = 32
/** Questions that one conversation gets: a customer does not ask for ever, and a long history is another matter. */
const QUESTIONS_EACH = 4
/** The wait for the end of a burst is no work; it is left out, and said so. */
const env = { BELLHOP_LIMIT_BURST_MS: '1' }

export async function answers(seconds: number): Promise<Figure[]> {
  const { folder, articles, questions } = helpCentre()
  const house = await openHouse({ customers: 4_000, kb: folder, env })
  const until: { stopped: boolean } = { stopped: false }
  const counted = { answered: 0, other: 0 }
  const took: number[] = []
  const waiting = [...house.customers]
  const asking = Array.from({ length: ASKERS }, async () => {
    for (let customer = waiting.pop(); customer && !until.stopped; customer = waiting.pop()) {
      for (let n = 0; n < QUESTIONS_EACH && !until.stopped; n++) {
        const question = questions[(waiting.length * QUESTIONS_EACH + n) % questions.length] ?? ''
        const began = performance.now()
        const decision = await ask(house, customer, question)
        took.push(performance.now() - began)
        if (decision === 'answer') counted.answered++
        else counted.other++
      }
    }
  })
  await wait(1_000)
  const [from, used, began] = [counted.answered, await processorMs(house), performance.now()]
  await wait(seconds * 1_000)
  const perSecond = (counted.answered - from) / ((performance.now() - began) / 1_000)
  const each = ((await processorMs(house)) - used) / (counted.answered - from)
  until.stopped = true
  await Promise.all(asking)
  await house.server.stop()
  if (waiting.length === 0) throw new Error('The customers ran out before the time did.')
  if (counted.answered < counted.other * 9) {
    throw new Error(`Only ${counted.answered} of ${counted.answered + counted.other} questions were answered.`)
  }
  const search = await searchMs(folder, questions)
  const name = `quoted answers, ${articles} articles, ${ASKERS} askers over HTTP`
  return [
    goal(name, perSecond, 1_000 / search),
    noted('processor for a quoted answer', each, 'ms', [{ name: 'one search', value: search }]),
    noted('wait for a quoted answer p50 at that load', quantile(took, 0.5), 'ms', [
      { name: 'one search', value: search },
    ]),
  ]
}

function goal(name: string, value: number, searches: number): Figure {
  const verdict = value >= 400 ? 'aim' : value >= 150 ? 'reach' : 'below'
  const bare = [{ name: 'searches alone, one after the other', value: searches }]
  return { name, value, unit: '/s', bare, reach: '150 /s', aim: '400 /s', verdict }
}

async function ask({ server }: House, { id, token }: SeededCustomer, text: string): Promise<string | undefined> {
  const answer = await fetch(`${server.url}/api/conversations/${id}/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ clientMessageId: crypto.randomUUID(), text }),
  })
  const sent = (await answer.json()) as { reply?: { decision: string } }
  if (!answer.ok) throw new Error(`A question was answered with ${answer.status}: ${JSON.stringify(sent)}`)
  return sent.reply?.decision
}

async function searchMs(folder: string, questions: readonly string[]): Promise<number> {
  const log = openLog('silent')
  const library = await openLibrary({ folder, clock: systemClock, log, watch: false })
  for (const query of questions.slice(0, 100)) await library.search({ query, history: [] })
  const began = performance.now()
  for (const query of questions) await library.search({ query, history: [] })
  const ms = (performance.now() - began) / questions.length
  await library.close()
  return ms
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
