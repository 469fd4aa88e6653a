/** How a cluster is called: the question that is most like all others of it, and the words that set it apart. */
import { isQuestion } from '../answering/words/asking.ts'
import { words } from '../domain/text.ts'
import { compared, likeness } from './clusters.ts'
import { type Seen, stem, telling } from './traits.ts'

/** Members that are compared, the newest. */
const COMPARED = 60
const MOST_TERMS = 6
const LABEL_LENGTH = 140
/** Words of a good label: fewer say too little, more tell a story. */
const [FEWEST, MOST] = [3, 18]

/** @param members newest last */
export function labelOf(members: readonly Seen[]): string {
  const near = members.slice(-COMPARED)
  const traits = compared(near)
  const central = near.map((one, at) => {
    const sum = traits.reduce((total, other, place) => {
      const own = traits[at]
      return place === at || !own ? total : total + likeness(own, other)
    }, 0)
    const length = words(one.question).length
    const readable = length >= FEWEST && length <= MOST ? 1 : 0.6
    return { one, worth: (1 + sum) * readable * (isQuestion(one.question) ? 1.15 : 1) }
  })
  const best = central.reduce((most, next) => (next.worth > most.worth ? next : most), central[0] ?? nobody)
  return lineOf(best.one?.question ?? '')
}

const nobody: { one?: Seen; worth: number } = { worth: 0 }

/** A question as one line. */
export function lineOf(question: string): string {
  const line = question.replace(/\s+/g, ' ').trim()
  return line.length <= LABEL_LENGTH ? line : `${line.slice(0, LABEL_LENGTH - 1).trimEnd()}…`.toWellFormed()
}

/**
 * Words of its questions by how many have them here, times how few have them elsewhere; as they are written most often.
 * @param elsewhere questions of other clusters
 */
export function termsOf(members: readonly Seen[], elsewhere: readonly Seen[]): string[] {
  const [here, there] = [counted(members), counted(elsewhere)]
  return [...here]
    .filter(([key, { count }]) => count > 1 || (members.length === 1 && key.length > 2))
    .map(([key, { count, forms }]) => {
      const rare = Math.log(1 + (elsewhere.length + 1) / ((there.get(key)?.count ?? 0) + 1))
      const [word] = [...forms].sort((a, b) => b[1] - a[1])[0] ?? [key]
      return { word, worth: (count / members.length) * rare }
    })
    .sort((a, b) => b.worth - a.worth || (a.word < b.word ? -1 : 1))
    .slice(0, MOST_TERMS)
    .map(({ word }) => word)
}

/** By stem: in how many questions it is, and how it is written there. */
function counted(members: readonly Seen[]): Map<string, { count: number; forms: Map<string, number> }> {
  const found = new Map<string, { count: number; forms: Map<string, number> }>()
  for (const { question } of members) {
    const byStem = new Map(telling(question).map((word) => [stem(word), word]))
    for (const [key, word] of byStem) {
      const one = found.get(key) ?? { count: 0, forms: new Map<string, number>() }
      one.count++
      one.forms.set(word, (one.forms.get(word) ?? 0) + 1)
      found.set(key, one)
    }
  }
  return found
}
