/** What an answer may take. */
import { DraftFailed } from '../ports/drafting.ts'
import type { Desk } from './desk.ts'
import type { Drafted } from './draft.ts'
import type { Run } from './runs.ts'

/**
 * One budget for advice, the draft and its repair; past it, a person.
 * @param began when looking things up began, in milliseconds of the desk's clock: it counts against the budget
 * @throws DraftFailed `timeout`
 */
export async function inTime(
  desk: Desk,
  run: Pick<Run, 'signal'>,
  began: number,
  work: (signal: AbortSignal) => Promise<Drafted>,
): Promise<Drafted> {
  const late = new AbortController()
  let callOff = () => {}
  // A drafter that does not heed its signal must not hold the customer.
  const timeout = new Promise<never>((_, reject) => {
    const spent = Math.min(desk.limits.ANSWER_MS, Math.max(0, Date.parse(desk.clock.now()) - began))
    callOff = desk.clock.after(desk.limits.ANSWER_MS - spent, () => {
      late.abort()
      reject(new DraftFailed('timeout', `no whole answer within ${desk.limits.ANSWER_MS} ms`))
    })
  })
  try {
    return await Promise.race([work(AbortSignal.any([run.signal, late.signal])), timeout])
  } finally {
    callOff()
  }
}
