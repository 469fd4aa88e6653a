/** A model that finds no answer says so with one token, alone or after an apology. */
import { NO_ANSWER } from '../answering/prompt.ts'
import { DraftFailed } from '../ports/drafting.ts'

export interface Guard {
  feed(text: string): string
  end(): string
}

/**
 * Holds back what may become the token, and ends the draft when it does.
 * @throws DraftFailed `no_answer`, from `feed`
 */
export function noAnswerGuard(): Guard {
  let held = ''
  return {
    feed(text) {
      held += text
      if (held.includes(NO_ANSWER)) throw new DraftFailed('no_answer', 'the model finds no answer in the passages')
      let keep = Math.min(held.length, NO_ANSWER.length - 1)
      while (keep > 0 && !NO_ANSWER.startsWith(held.slice(-keep))) keep--
      const ready = held.slice(0, held.length - keep)
      held = held.slice(held.length - keep)
      return ready
    },
    end: () => held,
  }
}
