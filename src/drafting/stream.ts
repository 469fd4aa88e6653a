/** The stream of an answer, checked as it comes: how it ended decides whether it was one. */
import { APIError } from 'openai'
import { DraftFailed } from '../ports/drafting.ts'
import { type Ask, type Calls, closed, type Opened } from './call.ts'

/**
 * The text in pieces; an abort ends it quietly.
 * @throws DraftFailed where it is no whole answer
 */
export async function* read(calls: Calls, { signal }: Ask, opened: Opened): AsyncIterable<string> {
  const { limits, timing, tell } = calls
  const { stream, watch, bill, askedAt } = opened
  let finish: string | null | undefined
  let received = 0
  let choices = 0
  let otherModel = false
  try {
    for await (const chunk of stream) {
      watch.expect(limits.idleMs, () => new DraftFailed('stalled', 'the model stopped in the middle of its answer'))
      otherModel ||= differs(calls, chunk.model)
      if (chunk.usage) bill.told(chunk.usage)
      const choice = chunk.choices?.[0]
      if (!choice) continue
      choices++
      if (choice.delta?.refusal) throw new DraftFailed('filtered', 'the model declines to answer this')
      const text = choice.delta?.content ?? ''
      if (text && received === 0) tell({ kind: 'began', afterMs: timing.now() - askedAt })
      received += text.length
      bill.came(text.length)
      if (received > limits.outputChars)
        throw new DraftFailed('too_long', 'the model’s answer is longer than it may be')
      if (text) yield text
      finish = choice.finish_reason ?? finish
    }
    if (signal.aborted) return
    const stopped = watch.fault()
    if (stopped) throw stopped
    ended(finish, received, choices)
  } catch (error) {
    if (signal.aborted) return
    throw watch.fault() ?? (error instanceof DraftFailed ? error : midStream(error))
  } finally {
    watch.stop()
    await closed(calls, opened)
    if (otherModel) calls.log?.warn({ asked: calls.model }, 'the provider answers with another model')
  }
}

function ended(finish: string | null | undefined, received: number, choices: number): void {
  if (finish === 'content_filter') throw new DraftFailed('filtered', 'the provider’s filter stopped the answer')
  if (finish === 'length') throw new DraftFailed('too_long', 'the answer did not fit into the tokens it may have')
  if (choices === 0) throw new DraftFailed('malformed', 'the model’s server sent a stream without any answer')
  if (received === 0) throw new DraftFailed('empty', 'the model answered nothing')
  if (!finish) throw new DraftFailed('truncated', 'the model’s answer was cut off')
  if (finish !== 'stop') throw new DraftFailed('malformed', `the model stopped for another reason: ${finish}`)
}

function midStream(error: unknown): DraftFailed {
  if (error instanceof APIError || error instanceof SyntaxError) {
    return new DraftFailed('malformed', 'the model’s server sent something that is not the protocol', { cause: error })
  }
  return new DraftFailed('truncated', 'the connection to the model broke', { cause: error })
}

/** `gpt-4o-mini` is also answered by `gpt-4o-mini-2024-07-18` or `openai/gpt-4o-mini`. */
function differs({ model }: Calls, answered: string | undefined): boolean {
  const base = model.split('/').at(-1)?.split(':')[0] ?? model
  return !!answered && !answered.includes(base)
}
