/** The fake provider in a process of its own, writing at the pace of a model. Its first line is its address. */
import { dataIn, startFakeOpenAI } from '../../fake-openai/server.ts'

/** About what a short answer of a model takes: eight sentences in a second and a half. */
const SENTENCES = 8
/** More than the longest first sentence and what is looked at behind it, so that the pause is no part of the wait. */
const PIECE = 120
const PAUSE_MS = 250

const fake = await startFakeOpenAI()
fake.otherwise((request) => {
  const passages = (dataIn(request, 'passages') ?? []) as { n: number; text: string }[]
  const n = passages[0]?.n ?? 1
  const sentence = (passages[0]?.text ?? '').replace(/\s+/g, ' ').split(/(?<=[.;]) /)[0] ?? ''
  const text = Array.from({ length: SENTENCES }, () => `${sentence.replace(/;$/, '.')} [${n}]`).join(' ')
  // Nothing that a bench holds on to may grow with it.
  fake.requests.length = 0
  return { text, piece: PIECE, delayMs: PAUSE_MS }
})
process.stdout.write(`${fake.url}\n`)
