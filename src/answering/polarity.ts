/** Whether a sentence turns round, widens or hardens what its source says at the same place. */
import type { Place, Token } from './align.ts'
import type { Sign } from './words/signs.ts'

/** Tokens around a word that belong to it when what is beside it stands elsewhere. */
const NEAR = 5
/** A source may say this many tokens more between two words before a sentence has left something out on purpose. */
const CLOSE = 9

/**
 * The small word that makes the difference, as it would be named to a person: a negation or limit that came or went,
 * "all" for "some", "after" for "before". Undefined where nothing does.
 * @param places where each token of the sentence stands in `sources`, from `align`
 */
export function turnedRound(
  said: readonly Token[],
  places: readonly (Place | undefined)[],
  sources: readonly (readonly Token[])[],
): string | undefined {
  const anchors = said.flatMap((_, at) => (places[at] ? [at] : []))
  if (anchors.length < 2) return undefined
  const moved = movedSigns(said, places, sources)
  const borders = [undefined, ...anchors, undefined]
  for (let k = 0; k + 1 < borders.length; k++) {
    const from = borders[k]
    const to = borders[k + 1]
    const gap = said.slice((from ?? -1) + 1, to ?? said.length)
    const here = from === undefined ? undefined : places[from]
    const there = to === undefined ? undefined : places[to]
    const { theirs, close } = between(here, there, sources)
    const mine = close ? gap : bordering(gap, from !== undefined, to !== undefined)
    const fault = compared(gap, mine, theirs, close, moved)
    if (fault) return fault
  }
  return droppedAtStart(said, places, sources, moved) ?? opposed(said, places, sources)
}

/** Signs that a sentence has as often as what it follows: clauses in another order take them along. */
function movedSigns(
  said: readonly Token[],
  places: readonly (Place | undefined)[],
  sources: readonly (readonly Token[])[],
): ReadonlySet<Sign> {
  const rested = new Set(places.flatMap((place) => (place ? [place.sentence] : [])))
  const theirs = [...rested].flatMap((at) => sources[at] ?? [])
  const count = (tokens: readonly Token[], sign: Sign) => tokens.filter((token) => token.sign === sign).length
  const signs = Object.keys(inWords) as Sign[]
  return new Set(signs.filter((sign) => count(said, sign) > 0 && count(said, sign) === count(theirs, sign)))
}

/** A negation or limit before the first word that a sentence shares with its source. */
function droppedAtStart(
  said: readonly Token[],
  places: readonly (Place | undefined)[],
  sources: readonly (readonly Token[])[],
  moved: ReadonlySet<Sign>,
): string | undefined {
  const at = places.findIndex((place) => place)
  const place = places[at]
  if (!place || at > NEAR) return undefined
  const before = untilBreak((sources[place.sentence] ?? []).slice(Math.max(0, place.at - NEAR), place.at).reverse())
  const mine = said.slice(0, at + NEAR)
  const sign = (['not', 'only'] as const).find(
    (each) =>
      !moved.has(each) && before.some((token) => token.sign === each) && !mine.some((token) => token.sign === each),
  )
  return sign && leavesOut(sign)
}

/** One of a pair of opposites anywhere, where the sentences that it follows have only the other. */
function opposed(
  said: readonly Token[],
  places: readonly (Place | undefined)[],
  sources: readonly (readonly Token[])[],
): string | undefined {
  const rested = new Set(places.flatMap((place) => (place ? [place.sentence] : [])))
  const theirs = new Set([...rested].flatMap((at) => (sources[at] ?? []).flatMap(({ sides }) => sides)))
  return oppositeIn(said, theirs)
}

function oppositeIn(mine: readonly Token[], theirs: ReadonlySet<number>): string | undefined {
  const own = new Set(mine.flatMap(({ sides }) => sides))
  const side = [...own].find((each) => theirs.has(each ^ 1) && !theirs.has(each) && !own.has(each ^ 1))
  if (side === undefined) return undefined
  const word = mine.find(({ sides }) => sides.includes(side))?.word ?? ''
  return `it says “${word}” where its source says the opposite`
}

function leavesOut(sign: Sign): string {
  return `it leaves out ${inWords[sign]} that its source has there`
}

/** What the source has between two words, or around each of them where they stand apart. */
function between(
  here: Place | undefined,
  there: Place | undefined,
  sources: readonly (readonly Token[])[],
): { theirs: readonly Token[]; close: boolean } {
  if (here && there && here.sentence === there.sentence && there.at > here.at) {
    const tokens = sources[here.sentence] ?? []
    const theirs = tokens.slice(here.at + 1, there.at)
    return { theirs, close: theirs.length <= CLOSE }
  }
  const after = here ? untilBreak((sources[here.sentence] ?? []).slice(here.at + 1, here.at + 1 + NEAR)) : []
  const before = there
    ? untilBreak((sources[there.sentence] ?? []).slice(Math.max(0, there.at - NEAR), there.at).reverse())
    : []
  return { theirs: [...after, ...before], close: false }
}

function untilBreak(tokens: readonly Token[]): readonly Token[] {
  const end = tokens.findIndex(({ word }, at) => at > 0 && word === ',')
  return end === -1 ? tokens : tokens.slice(0, end)
}

function bordering(gap: readonly Token[], starts: boolean, ends: boolean): readonly Token[] {
  return [...(starts ? gap.slice(0, NEAR) : []), ...(ends ? gap.slice(-NEAR) : [])]
}

const inWords: Record<Sign, string> = {
  not: 'a negation',
  only: '“only”',
  all: '“all”',
  some: '“some”',
  least: 'a lower limit',
  most: 'an upper limit',
}

function compared(
  gap: readonly Token[],
  mine: readonly Token[],
  theirs: readonly Token[],
  close: boolean,
  moved: ReadonlySet<Sign>,
): string | undefined {
  const said = new Set(gap.map(({ sign }) => sign))
  const held = new Set(theirs.map(({ sign }) => sign))
  for (const sign of ['not', 'only', 'all', 'least', 'most'] as const) {
    if (said.has(sign) && !held.has(sign) && !moved.has(sign))
      return `it adds ${inWords[sign]} that its source does not have there`
  }
  if (close) {
    for (const sign of ['not', 'only', 'some', 'least', 'most'] as const) {
      if (held.has(sign) && !said.has(sign) && !moved.has(sign)) return leavesOut(sign)
    }
  }
  return oppositeIn(mine, new Set(theirs.flatMap(({ sides }) => sides)))
}
