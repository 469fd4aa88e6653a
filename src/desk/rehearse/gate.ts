/** Nothing is published that loses answers unseen. */
import type { FileChange } from '../../ports/trials.ts'
import { type Desk, isDenied, type RehearsalDenied } from '../desk.ts'

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

/** A change of one file that is there, or is new. */
export interface Live {
  path: string
  /** The revision that is changed; null for a new file. */
  base: string | null
  /** All that changes with it. */
  changes: readonly FileChange[]
  /** Why it goes live although answers are lost. */
  overrule?: string | undefined
}

/**
 * `gate`, for a file that is still the one that was changed. Where somebody else changed it meanwhile, or it cannot be
 * written, whoever writes it hears of that first. What was not rehearsed, or on other articles, is rehearsed now: that
 * takes as long as it takes, and is quick where most is known.
 */
export async function mayGoLive(
  desk: Desk,
  by: { id: string; name: string },
  { path, base, changes, overrule }: Live,
): Promise<Passed | RehearsalDenied> {
  const file = await desk.content.files.read(path)
  if (file && isDenied(file)) return {}
  if ((file?.revision ?? null) !== base) return {}
  const passed = gate(desk, changes, overrule)
  if (!isDenied(passed) || passed.refused !== 'notRehearsed') return passed
  await desk.rehearsals?.ended(by, changes)
  return gate(desk, changes, overrule)
}

/** Why a change was made, with why it was made although answers are lost by it. */
export function reasonOf(why: string, { overruled }: Passed): string {
  if (!overruled) return why
  const lost = `${overruled.lost === 1 ? 'One answer is' : `${overruled.lost} answers are`} lost by it: ${overruled.why}`
  return why ? `${why} (${lost})` : lost
}
