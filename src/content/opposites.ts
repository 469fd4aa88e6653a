/** Whether two statements allow and forbid, ask and do not ask for, or switch on and off the same thing. */
import { holds, named, parallel, sameArticle, TELLING, type Tongue } from './sameness.ts'
import type { Statement } from './statements.ts'

/** The share of what both are about that they have to have in common: every word counts where something is forbidden. */
const SAME_MATTER = 0.68
/** The same within one article, which tells its cases apart. */
const SAME_WITHIN = 0.75
/** What the one who allows says more counts half: until when, and where to do it. */
const SAID_MORE = 0.4
/** Words of the matter that have to be shared, where the word that allows is not. */
const FEWEST_SHARED = 2

/** Why, as a sentence. */
export function opposed(one: Statement, other: Statement, tongue: Tongue): string | undefined {
  const [a, b] = [one.claim, other.claim]
  if (!a || !b || a.mode !== b.mode) return undefined
  if (a.denies === b.denies) return reserved(one, other, tongue) ?? reserved(other, one, tongue)
  const [allowing, denying] = a.denies ? [other, one] : [one, other]
  const [yes, no] = a.denies ? [b, a] : [a, b]
  if (no.limited || yes.limited || yes.only || no.only) return undefined
  // What is denied in one case is allowed in others, unless it is allowed in all.
  if (no.conditional && !yes.all) return undefined
  if (yes.conditional && startsWithCondition.test(allowing.text)) return undefined
  if (!sameMatter(allowing, denying, tongue)) return undefined
  return a.mode === 'may' ? 'One denies what the other says.' : 'One says the opposite of the other.'
}

const startsWithCondition =
  /^(?:if|when|unless|once|while|wenn|falls|sobald|si|cuando|quand|lorsque|ako|kada|kad|ukoliko)\b|\b(?:if|unless|wenn|falls|sofern|ukoliko)\b/i

/** "Only on the Pro plan" against "on every plan". */
function reserved(one: Statement, other: Statement, tongue: Tongue): string | undefined {
  const [a, b] = [one.claim, other.claim]
  if (!a?.only || !b?.all || a.denies || b.only || a.limited || b.limited || b.conditional) return undefined
  return sameMatter(one, other, tongue) ? 'One says “only” where the other says it of all.' : undefined
}

function sameMatter(allowing: Statement, denying: Statement, tongue: Tongue): boolean {
  const [yes, no] = [allowing.claim, denying.claim]
  if (!yes || !no || (!yes.only && named(allowing, denying, tongue))) return false
  const light = tongue.relations.generic('matter')
  const aboutYes = [...yes.about].filter((term) => !light.has(term))
  const aboutNo = [...no.about].filter((term) => !light.has(term))
  const mass = (terms: readonly string[]) => terms.reduce((sum, term) => sum + tongue.weight(term), 0)
  const both = aboutNo.filter((term) => holds(yes.about, term))
  if (both.length < (yes.by === no.by || holds(new Set([yes.by]), no.by) ? 1 : FEWEST_SHARED)) return false
  const moreNo = aboutNo.filter((term) => !holds(yes.about, term))
  const moreYes = aboutYes.filter((term) => !holds(no.about, term))
  const unknown = (terms: readonly string[], { context }: Statement) => terms.filter((term) => !holds(context, term))
  const [apartNo, apartYes] = [mass(unknown(moreNo, allowing)), mass(unknown(moreYes, denying))]
  // Each is said of something that the other does not name.
  if (apartNo > TELLING && apartYes > TELLING) return false
  const shared = mass(both)
  // What is asked for in one case is not asked for in others.
  const share = shared / (shared + apartNo + (yes.mode === 'must' ? 1 : SAID_MORE) * apartYes)
  return (
    shared >= TELLING &&
    share >= (sameArticle(allowing, denying) ? SAME_WITHIN : SAME_MATTER) &&
    !parallel(allowing, denying, tongue)
  )
}
