/** How upset a message sounds. */
import { fold } from '../domain/text.ts'
import { lexica } from './words/all.ts'

/** What typing adds to words: each is the chance that it means anger on its own. */
const shouting = 0.3
const exclaiming = 0.15
const exclaimingHard = 0.35
const perRepeat = 0.12

const negatedCalm =
  /\b(?:not|isn't|is not|no longer|never been|nicht|pas|nisam|no estoy) (?:\w+ )?(?:angry|mad|upset|annoyed|frustrated|wutend|sauer|enerve|fache|ljut|ljuta|enfadad[oa]|enojad[oa])\b/

/**
 * 0…1: words of anger (each weight is taken as an independent chance, 1 − Π(1 − w)), capitals, exclamation marks and
 * asking again. The lexica's weights put plain anger above 0.6, disappointment below.
 * @param repeats how many times in a row this was asked, this one included
 */
export function upsetScore(text: string, repeats = 1): number {
  const line = fold(text.normalize('NFKC')).replace(/\s+/g, ' ').replace(negatedCalm, ' ')
  const weights = lexica().flatMap(({ anger }) =>
    anger.flatMap(([weight, pattern]) => (pattern.test(line) ? [weight] : [])),
  )
  if (isShouted(text)) weights.push(shouting)
  const runs = (text.match(/[!?]+/g) ?? []).filter((run) => run.includes('!'))
  const marks = runs.reduce((most, run) => Math.max(most, run.length), 0)
  if (marks >= 3) weights.push(exclaimingHard)
  else if (marks > 0 && weights.length > 0) weights.push(exclaiming)
  for (let again = 1; again < Math.min(repeats, 4); again++) weights.push(perRepeat)
  return 1 - weights.reduce((calm, weight) => calm * (1 - weight), 1)
}

/** Mostly capitals over several words: an acronym or a board's name is not shouting. */
function isShouted(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0
  const loud = text.match(/(?<![\p{L}\p{N}])\p{Lu}{3,}(?![\p{L}\p{N}])/gu)?.length ?? 0
  return loud >= 3 && capitals / Math.max(1, letters) > 0.7
}
