/**
 * What a conversation is about: names of the knowledge base that were said, looked for as n-grams, so that misheard
 * and misspelt ones are found too. Articles about them go before others that fit the question as well.
 */
import { gramHash, makeLines } from './grams.ts'
import type { SubjectTable } from './index-format.ts'
import { subjectGram, subjectIdf } from './subject-table.ts'

/** Turns that are searched for names, the question included, and units of each: its end is what was said last. */
const maxTurns = 8
const maxTurnUnits = 1000
/** What a name counts for each turn that it lies further back. */
const turnDecay = 0.9
/** How many names a conversation may be about at once: `we have two hotels there, …`. */
const maxSubjects = 3
/**
 * What an article about the surest subject is ahead of the others, as a share of what its own score lacks to 1. Kept
 * out of the fitted weights, because single questions have no subject to fit it on; from .25 to .4 dialogues fare alike.
 */
const labelAhead = 0.3
/** The same for a single article that was named, and only where the question leans on what was said. */
const titleAhead = 0.075
/** How soon a less sure subject counts for nothing: its share of the surest one's strength to this power. */
const doubt = 4

/**
 * The articles that a question is about without saying so, with how far they are ahead of others, in 0…1.
 * @param turns the question, and what was said before it, newest first
 * @param leans whether the question says too little by itself
 */
export function spokenOf(subjects: SubjectTable, turns: readonly string[], leans: boolean): Map<string, number> {
  const about = new Map<string, number>()
  const { memberStarts, members, articleIds, labels } = subjects
  const said = namesSaid(subjects, turns, leans).slice(0, maxSubjects)
  for (const { name, strength } of said) {
    const sure = (strength / (said[0]?.strength ?? 1)) ** doubt
    const ahead = sure * (name < labels ? labelAhead : titleAhead)
    for (let at = memberStarts[name] as number; at < (memberStarts[name + 1] as number); at++) {
      const id = articleIds[members[at] as number] as string
      about.set(id, Math.max(ahead, about.get(id) ?? 0))
    }
  }
  return about
}

interface Said {
  name: number
  /** 0…1 */
  strength: number
}

/**
 * Names in the turns, surest first. In the question itself only labels are names: a title that it repeats is what it
 * asks for, and found as such.
 */
function namesSaid(subjects: SubjectTable, turns: readonly string[], leans: boolean): Said[] {
  const best = new Map<number, number>()
  for (const [back, text] of turns.slice(0, maxTurns).entries()) {
    const names = leans && back > 0 ? subjects.mass.length : subjects.labels
    for (const { name, strength } of namesIn(subjects, text, names)) {
      best.set(name, Math.max(strength * turnDecay ** back, best.get(name) ?? 0))
    }
  }
  return [...best].map(([name, strength]) => ({ name, strength })).sort((a, b) => b.strength - a.strength)
}

/** Names that are looked at closely in one turn, and the share of their rarer n-grams that it must have for that. */
const maxNear = 20
const leastShared = 0.1
/** Share of a name's n-grams, by idf, that must stand near each other for it to have been said. */
const leastSaid = 0.5
/** What a name of only that many telling n-grams counts half. */
const briefGrams = 2

/** Which of the first so many names one turn says, more or less. */
function namesIn(subjects: SubjectTable, text: string, names: number): Said[] {
  if (names === 0) return []
  const { gram, mass } = subjects
  const { units } = makeLines([text.slice(-maxTurnUnits)])
  const said: number[] = []
  for (let at = 0; at + gram <= units.length; at++) said.push(subjectGram(subjects, gramHash(units, at, gram)))
  const brief = briefGrams * subjectIdf(1, mass.length)
  return nearest(subjects, said, names).flatMap((name) => {
    const whole = mass[name] as number
    const share = closest(subjects, said, name) / whole
    return share < leastSaid ? [] : { name, strength: (share * whole) / (whole + brief) }
  })
}

/** N-grams that so many names share do not lead to any; they count for those that others lead to. */
const commonShare = 0.02
const commonLeast = 40

/** The names that share most of their rarer n-grams with what was said. */
function nearest({ mass, starts, holders }: SubjectTable, said: readonly number[], names: number): number[] {
  const common = Math.max(commonLeast, mass.length * commonShare)
  const shares = new Float32Array(names)
  const touched: number[] = []
  for (const number of new Set(said)) {
    if (number < 0) continue
    const [first, end] = [starts[number] as number, starts[number + 1] as number]
    if (end - first > common) continue
    const idf = subjectIdf(end - first, mass.length)
    for (let at = first; at < end; at++) {
      const name = holders[at] as number
      if (name >= names) break
      if (shares[name] === 0) touched.push(name)
      shares[name] = (shares[name] as number) + idf / (mass[name] as number)
    }
  }
  return touched
    .filter((name) => (shares[name] as number) >= leastShared)
    .sort((a, b) => (shares[b] as number) - (shares[a] as number))
    .slice(0, maxNear)
}

/** How much longer than the name the stretch may be that says it: a slip of the tongue stands in between. */
const stretch = 1.5

/** The largest idf sum of a name's n-grams that stand near each other. */
function closest(subjects: SubjectTable, said: readonly number[], name: number): number {
  const { gram, names, starts, mass } = subjects
  const [from, end] = [names.starts[name] as number, names.starts[name + 1] as number]
  const own = new Map<number, number>()
  for (let at = from; at + gram <= end; at++) {
    const number = subjectGram(subjects, gramHash(names.units, at, gram))
    own.set(number, subjectIdf((starts[number + 1] as number) - (starts[number] as number), mass.length))
  }
  const width = (end - from) * stretch
  const places: number[] = []
  for (const [at, number] of said.entries()) if (own.has(number)) places.push(at)
  let anywhere = 0
  for (const number of new Set(places.map((at) => said[at] as number))) anywhere += own.get(number) as number
  if (anywhere < leastSaid * (mass[name] as number)) return 0
  let most = 0
  for (const [first, start] of places.entries()) {
    const met = new Set<number>()
    let sum = 0
    for (let next = first; next < places.length && (places[next] as number) < start + width; next++) {
      const number = said[places[next] as number] as number
      if (met.has(number)) continue
      met.add(number)
      sum += own.get(number) as number
    }
    most = Math.max(most, sum)
  }
  return most
}
