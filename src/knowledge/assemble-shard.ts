/** Puts compiled articles together into one shard. Only sums and copies, so that a change is live at once. */
import { type Compiled, type Counted, startsOf } from './compile-article.ts'
import type { Lines, Postings, Shard } from './index-format.ts'

export function assembleShard(articles: readonly Compiled[]): Shard {
  const passagesEach = articles.map(({ passages }) => passages.lengths.length)
  const namesEach = articles.map(({ names }) => names.lengths.length)
  const names = articles.map((article) => article.names)
  return {
    articleIds: articles.map(({ id }) => id),
    articleOf: Int32Array.from(passagesEach.flatMap((count, number) => new Array<number>(count).fill(number))),
    positionOf: Int32Array.from(passagesEach.flatMap((count) => Array.from({ length: count }, (_, at) => at))),
    passageStarts: startsOf(passagesEach),
    passages: invert(articles.map(({ passages }) => passages)),
    passageLines: joinLines(articles.map(({ passageLines }) => passageLines)),
    slugLines: joinLines(articles.map(({ slugLines }) => slugLines)),
    names: invert(names),
    nameLines: joinLines(articles.map(({ nameLines }) => nameLines)),
    nameOf: Int32Array.from(namesEach.flatMap((count, number) => new Array<number>(count).fill(number))),
    nameTerms: joined(articles.map(({ telling }) => telling.terms)),
    nameTermStarts: joinStarts(articles.map(({ telling }) => telling.starts)),
  }
}

/** Document → terms becomes term → documents. */
function invert(each: readonly Counted[]): Postings {
  const all = joined(each.map(({ terms }) => terms))
  const terms = Int32Array.from(new Set(all)).sort()
  const placeOf = new Map(Array.from(terms, (term, place) => [term, place]))
  const starts = new Int32Array(terms.length + 1)
  const places = all.map((term) => placeOf.get(term) as number)
  for (const place of places) starts[place + 1] = (starts[place + 1] as number) + 1
  for (let at = 0; at < terms.length; at++) starts[at + 1] = (starts[at + 1] as number) + (starts[at] as number)

  const docs = new Int32Array(all.length)
  const counts = new Uint8Array(all.length)
  const next = starts.slice()
  let doc = 0
  let read = 0
  for (const counted of each) {
    for (let own = 0; own < counted.lengths.length; own++, doc++) {
      const end = counted.starts[own + 1] as number
      for (let at = counted.starts[own] as number; at < end; at++, read++) {
        const place = places[read] as number
        const to = next[place] as number
        next[place] = to + 1
        docs[to] = doc
        counts[to] = counted.counts[at] as number
      }
    }
  }
  return { terms, starts, docs, counts, lengths: joined(each.map(({ lengths }) => lengths)) }
}

function joinLines(each: readonly Lines[]): Lines {
  const starts = joinStarts(each.map((lines) => lines.starts))
  const units = new Uint16Array(starts.at(-1) ?? 0)
  let at = 0
  for (const lines of each) {
    units.set(lines.units, at)
    at += lines.units.length
  }
  return { units, starts, mean: starts.length < 2 ? 0 : units.length / (starts.length - 1) }
}

function joined(each: readonly Int32Array[]): Int32Array<ArrayBuffer> {
  const all = new Int32Array(each.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of each) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** Starts of runs that were counted article by article, as starts in all of them together. */
function joinStarts(each: readonly Int32Array[]): Int32Array<ArrayBuffer> {
  const all = new Int32Array(1 + each.reduce((sum, { length }) => sum + length - 1, 0))
  let at = 0
  for (const starts of each) {
    const before = all[at] as number
    for (let own = 1; own < starts.length; own++) all[++at] = before + (starts[own] as number)
  }
  return all
}
