/** Nothing is published that loses answers unseen. */
import type { FileChange } from '../../ports/trials.ts'
import type { Desk, RehearsalDenied } from '../desk.ts'

/** Characters of a reason for losing answers, at least. */
export const FEWEST_REASON_CHARACTERS = 10

export interface Passed {
  /** How many answers are lost by it, and why that is meant; where none are, nothing. */
  overruled?: { lost: number; why: string }
}

/**
 * Whether a change of the articles may go live: these very texts were rehearsed on the articles as they are by now, and
 * lose no answer, or whoever publishes says why they may.
 * @param overrule a reason, of 10 characters or more
 */
export function gate(desk: Desk, changes: readonly FileChange[], overrule = ''): Passed | RehearsalDenied {
  const { rehearsals, trials } = desk
  // A desk that is only played on serves nobody.
  if (!rehearsals || !trials) return {}
  const rehearsal = rehearsals.of(changes)
  if (!rehearsal) return { refused: 'notRehearsed', moved: false }
  if (rehearsal.state.stamp !== trials.stamp()) return { refused: 'notRehearsed', moved: true }
  const lost = rehearsal.state.rows.filter(({ verdict }) => verdict === 'lost')
  if (lost.length === 0) return {}
  const why = overrule.trim()
  if (why.length < FEWEST_REASON_CHARACTERS) return { refused: 'losesAnswers', lost }
  return { overruled: { lost: lost.length, why } }
}

export function isHeld(result: Passed | RehearsalDenied): result is RehearsalDenied {
  return 'refused' in result
}
