/** The names by which a knowledge base calls its things, collected while the index is built. */

import type { Article } from '../domain/articles.ts'
import { lineOf } from '../domain/text.ts'
import { startsOf } from './compile-article.ts'
import { gramHash, makeLines, spread } from './grams.ts'
import type { Lines, SubjectTable } from './index-format.ts'
import { labelled, labelsOf } from './labels.ts'
import { gramSize } from './languages.ts'

/** Units below which a name, with a space on either side, says too little. */
const shortestName = 5

/**
 * Collects the names of the articles of one language. Folders and capitalised words of titles were tried too: they
 * are shared by too many articles, and kept conversations on subjects that customers had left.
 */
export function collectSubjects(articles: readonly Article[], lang: string, labels = labelsOf(articles)): SubjectTable {
  const found = new Map<string, number[]>()
  const add = (name: string | undefined, article: number) => {
    const line = name === undefined ? '' : lineOf(name)
    if (line.length < shortestName) return
    const known = found.get(line)
    if (!known) found.set(line, [article])
    else if (known.at(-1) !== article) known.push(article)
  }
  for (const [article, label] of labels.entries()) {
    add(label, article)
    // A branch or an edition is called by its name alone: `Grand Hotel - Harbour Street`.
    add(label?.split(/\s[-–—|]\s|,\s|\s\(/)[0], article)
  }
  const named = found.size
  for (const [article, { title, aliases, tags }] of articles.entries()) {
    for (const name of [labelled(title, labels[article]), ...aliases, ...tags]) add(name, article)
  }
  const gram = gramSize(lang)
  const names = makeLines([...found.keys()])
  const members = [...found.values()]
  return {
    gram,
    names,
    labels: named,
    ...invert(names, gram),
    memberStarts: startsOf(members.map(({ length }) => length)),
    members: Int32Array.from(members.flat()),
    articleIds: articles.map(({ id }) => id),
  }
}

/** How telling an n-gram is that stands in so many of all names. */
export function subjectIdf(count: number, all: number): number {
  return Math.log(1 + (all - count + 0.5) / (count + 0.5))
}

/** The number of an n-gram, or -1. */
export function subjectGram({ table, hashes }: Pick<SubjectTable, 'table' | 'hashes'>, hash: number): number {
  for (let slot = spread(hash) & (table.length - 1); ; slot = (slot + 1) & (table.length - 1)) {
    const number = (table[slot] as number) - 1
    if (number < 0 || hashes[number] === hash) return number
  }
}

/** Which names hold each n-gram. */
function invert(
  { units, starts: nameStarts }: Lines,
  gram: number,
): Pick<SubjectTable, 'table' | 'hashes' | 'starts' | 'holders' | 'mass'> {
  const numbers = new Map<number, number>()
  const counts: number[] = []
  const last: number[] = []
  /** N-gram and name, in turns. */
  const pairs: number[] = []
  for (let name = 0; name + 1 < nameStarts.length; name++) {
    for (let at = nameStarts[name] as number; at + gram <= (nameStarts[name + 1] as number); at++) {
      const hash = gramHash(units, at, gram)
      let number = numbers.get(hash)
      if (number === undefined) {
        number = counts.push(0) - 1
        numbers.set(hash, number)
      }
      if (last[number] === name) continue
      last[number] = name
      counts[number] = (counts[number] as number) + 1
      pairs.push(number, name)
    }
  }
  const starts = startsOf(counts)
  const next = starts.slice()
  const holders = new Int32Array(pairs.length / 2)
  const mass = new Float32Array(nameStarts.length - 1)
  for (let at = 0; at < pairs.length; at += 2) {
    const [number, name] = [pairs[at] as number, pairs[at + 1] as number]
    holders[next[number] as number] = name
    next[number] = (next[number] as number) + 1
    mass[name] = (mass[name] as number) + subjectIdf(counts[number] as number, mass.length)
  }
  let size = 16
  while (size < counts.length * 2) size *= 2
  const table = new Int32Array(size)
  for (const [hash, number] of numbers) {
    let slot = spread(hash) & (size - 1)
    while (table[slot] !== 0) slot = (slot + 1) & (size - 1)
    table[slot] = number + 1
  }
  return { table, hashes: Uint32Array.from(numbers.keys()), starts, holders, mass }
}
