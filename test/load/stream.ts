/** How much later the first sentence of a model's answer is with the customer than the provider has said it. */
import { setTimeout as wait } from 'node:timers/promises'
import { buildMessages } from '../../src/answering/prompt.ts'
import { sentenceGate } from '../../src/answering/sentences.ts'
import { parseArticle } from '../../src/knowledge/article.ts'
import { helpCentre } from './articles.ts'
import { startChild } from './child.ts'
import { type Figure, quantile } from './figures.ts'
import { openHouse } from './house.ts'
import { joinCustomers, leave } from './sockets.ts'

const STREAMS = 50
/** About what one stream takes. */
const STREAM_MS = 1_500
/** Before each question a random pause up to this: streams that end together would otherwise go on in step. */
const PAUSE_MS = 500
const CUSTOMERS = 2_000
/** What is waited for more of the same message; taken off, because it is no relaying. */
const BURST_MS = 350

/** What keeps a desk's bill small would end the measuring. */
const MANY = '1000000000'
export const raisedBudgets: Record<string, string> = {
  BELLHOP_LIMIT_MODEL_REQUESTS_PER_DAY: MANY,
  BELLHOP_LIMIT_MODEL_TOKENS_PER_DAY: MANY,
  BELLHOP_LIMIT_VISITOR_MODEL_REQUESTS_PER_DAY: MANY,
  BELLHOP_LIMIT_VISITOR_MODEL_TOKENS_PER_DAY: MANY,
}

/** Milliseconds to the first whole sentence of one answer, once all of it is there; undefined where it was asked back. */
type Ask = (n: number) => Promise<number | undefined>

export async function stream(seconds: number): Promise<Figure[]> {
  const provider = await startChild('./bare/provider.ts')
  const proxy = await startChild('./bare/proxy.ts', [provider.url])
  const own = await firstSentences(over(`${provider.url}/chat/completions`), seconds)
  const bare = await firstSentences(over(proxy.url), seconds)
  const through = await throughBellhop(provider.url, seconds)
  for (const child of [proxy, provider]) await child.end()
  const added = through - own
  const added0 = bare - own
  const verdict = added <= added0 * 1.5 ? 'aim' : added <= added0 * 3 ? 'reach' : 'below'
  return [
    {
      name: `first sentence, added to the provider’s own ${own.toFixed(1)} ms, ${STREAMS} streams, p50`,
      value: added,
      unit: 'ms',
      bare: [{ name: 'a bare proxy on the SDK', value: added0 }],
      reach: '≤ 3 × bare',
      aim: '≤ 1.5 × bare',
      verdict,
    },
  ]
}

async function throughBellhop(url: string, seconds: number): Promise<number> {
  const { folder, questions } = helpCentre()
  const house = await openHouse({
    customers: CUSTOMERS,
    kb: folder,
    // Without the model's own help to search, which is no relaying.
    env: {
      OPENAI_BASE_URL: url,
      OPENAI_MODEL: 'fake',
      OPENAI_API_KEY: 'none',
      BELLHOP_LIMIT_BURST_MS: String(BURST_MS),
      BELLHOP_MODEL_SEARCH: '0',
      ...raisedBudgets,
    },
  })
  const customers = await joinCustomers(house, house.customers)
  let next = 0
  const p50 = await firstSentences(async (n) => {
    const at = next++
    const [client, customer] = [customers[at], house.customers[at]]
    if (!client || !customer) throw new Error('The customers ran out before the time did.')
    const began = performance.now()
    let first: number | undefined
    const done = new Promise<void>((resolve, reject) => {
      client.heard = (text) => {
        if (text.startsWith('{"type":"draft"')) first ??= performance.now() - began - BURST_MS
        if (text.includes('"state":"posted"') || text.includes('"decision":"clarify"')) resolve()
        if (/"decision":"(handoff|decline)"/.test(text)) reject(new Error(`An answer was not given: ${text}`))
      }
    })
    const text = questions[n % questions.length]
    client.send(JSON.stringify({ type: 'send', conversationId: customer.id, clientMessageId: `ask-${at}`, text }))
    await done
    client.heard = () => {}
    return first
  }, seconds)
  await leave(customers)
  await house.server.stop()
  return p50
}

/** Always so many at once. @returns the median of all but the first of each */
async function firstSentences(ask: Ask, seconds: number): Promise<number> {
  const took: number[] = []
  const until = performance.now() + seconds * 1_000 + STREAM_MS
  await Promise.all(
    Array.from({ length: STREAMS }, async (_, at) => {
      await wait((at * STREAM_MS) / STREAMS)
      await ask(at)
      for (let n = at + STREAMS; performance.now() < until; n += STREAMS) {
        await wait(Math.random() * PAUSE_MS)
        const first = await ask(n)
        if (first !== undefined) took.push(first)
      }
    }),
  )
  return quantile(took, 0.5)
}

/** Asks for a completion as Bellhop would, and reads it sentence by sentence as it does. */
function over(url: string): Ask {
  const file =
    '---\ntitle: How to reset the kettle\nlang: en\n---\n\nHold the power button for 9 seconds until it turns blue.\n'
  const passages = parseArticle('kettle/reset.md', Buffer.from(file)).article?.passages ?? []
  const request = {
    question: 'How do I reset my kettle?',
    query: 'reset kettle',
    history: [],
    passages: Array.from({ length: 5 }, (_, at) => ({ n: at + 1, passage: passages[0] as (typeof passages)[0] })),
    lang: 'en',
    signal: new AbortController().signal,
  }
  const body = JSON.stringify({ model: 'fake', stream: true, messages: buildMessages(request, 'k4n4ry') })
  return async () => {
    const began = performance.now()
    const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    if (!answer.ok || !answer.body) throw new Error(`A completion was answered with ${answer.status}.`)
    const gate = sentenceGate()
    let first: number | undefined
    let rest = ''
    for await (const piece of answer.body.pipeThrough(new TextDecoderStream())) {
      const lines = (rest + piece).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines.filter((each) => each.startsWith('data: {'))) {
        const chunk = JSON.parse(line.slice('data: '.length)) as { choices: { delta?: { content?: string } }[] }
        const sentences = gate.feed(chunk.choices[0]?.delta?.content ?? '')
        if (sentences.length > 0) first ??= performance.now() - began
      }
    }
    return first
  }
}
