/** What the model at the provider does with the next draft, and what customers write. */
import type { DraftFault, DraftRequest } from '../../src/ports/drafting.ts'
import type { TestDesk } from '../fixtures/desk.ts'
import { failing, saying } from '../fixtures/scripted.ts'
import { SECRET } from './readers.ts'

const faults = ['timeout', 'stalled', 'truncated', 'refused', 'rate_limited', 'unreachable', 'breaker_open'] as const

export const moods = [
  'slow',
  'slower',
  'stalls',
  'deaf',
  'empty',
  'invents',
  'invents ids',
  'breaks',
  ...faults,
] as const
export type Mood = (typeof moods)[number]

/** Sets what the next draft will be. */
export function inMood(desk: TestDesk, mood: Mood): void {
  desk.drafter.next(scriptOf(desk, mood))
}

function scriptOf(desk: TestDesk, mood: Mood): (request: DraftRequest) => AsyncIterable<string> {
  switch (mood) {
    case 'slow':
      return later(desk, 3_000)
    case 'slower':
      return later(desk, 15_000)
    case 'stalls':
      return async function* ({ signal }) {
        yield 'You can '
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
      }
    case 'deaf':
      return async function* () {
        yield 'You can '
        await new Promise(() => {})
      }
    case 'empty':
      return saying('')
    case 'invents': {
      // Twice: the repair is no better.
      const invented = saying(`We pay 512 euros for every ${SECRET} cup. [1]`)
      desk.drafter.next(invented)
      return invented
    }
    case 'invents ids':
      return saying('You can send an order back within 30 days of delivery. [99]')
    case 'breaks':
      return async function* () {
        yield 'You '
        throw new TypeError('a defect of ours')
      }
    default:
      return failing(mood satisfies DraftFault, 'You can ')
  }
}

function later(desk: TestDesk, ms: number): () => AsyncIterable<string> {
  return async function* () {
    yield 'You can send an order back '
    await new Promise<void>((resolve) => desk.clock.after(ms, resolve))
    yield 'within 30 days of delivery. [1]'
  }
}

/** Each brings the assistant to something else: an answer, a question back, a person, a courtesy. */
export const texts = [
  'can I send it back?',
  'what does gift wrapping cost?',
  'which of the two is meant?',
  'who won the world cup?',
  'why is my invoice wrong?',
  'hi',
  'thank you',
  'yes',
  'I want to speak to a human',
  'my lawyer will sue you',
  'this is ridiculous, I am furious! where is it?',
] as const

export function understood(desk: TestDesk): void {
  desk.retriever.decides('clarify', 'which of the two')
  desk.retriever.decides('decline', 'world cup')
  desk.retriever.decides('handoff', 'invoice')
}
