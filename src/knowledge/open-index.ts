/** The searching side of an index: what the worker sent, with what a search needs at hand. */
import type {
  GramTable,
  IndexChange,
  Lexicon,
  Lines,
  Postings,
  Shard,
  Statistics,
  SubjectTable,
} from './index-format.ts'

export interface LanguageIndex {
  lang: string
  /** Units of an n-gram. */
  gram: number
  lexicon: Lexicon
  statistics: Statistics
  grams: GramTable
  shards: OpenShard[]
  /** What a conversation can be about. */
  subjects: SubjectTable
}

/** A shard whose mean lengths are those of the whole language. */
export interface OpenShard extends Shard {
  statistics: Statistics
  /** Sums of the search under way; a search is done before another begins. */
  passageSums: Gathered
  nameSums: Gathered
}

/** Sums over the question's terms for every document. */
export interface Gathered {
  /** BM25 over the telling terms. */
  content: Float32Array
  /** Bits of the question's terms that the document holds. */
  masks: Int32Array
}

/** The indexes by language after a change; what did not change is taken from those before. */
export function applyChange(
  before: ReadonlyMap<string, LanguageIndex>,
  change: IndexChange,
): Map<string, LanguageIndex> {
  const after = new Map<string, LanguageIndex>()
  for (const ours of change.languages) {
    const old = before.get(ours.lang)
    if (!('statistics' in ours)) {
      if (old) after.set(ours.lang, old)
      continue
    }
    const { lang, gram, statistics } = ours
    const lexicon = ours.lexicon ?? old?.lexicon
    const subjects = ours.subjects ?? old?.subjects
    if (!lexicon || !subjects) throw new Error(`The index of “${lang}” came without its lexicon or its subjects.`)
    const changed = new Map(ours.changed.map(({ number, shard }) => [number, shard]))
    const shards = Array.from({ length: ours.shards }, (_, number) => {
      const shard = changed.get(number) ?? old?.shards[number]
      if (!shard) throw new Error(`The index of “${lang}” came without shard ${number}.`)
      return openShard(shard, statistics)
    })
    after.set(lang, { lang, gram, lexicon, statistics, grams: statistics.grams, shards, subjects })
  }
  return after
}

function openShard(shard: Shard, statistics: Statistics): OpenShard {
  const withMean = (lines: Lines, mean: number): Lines => ({ ...lines, mean })
  return {
    ...shard,
    passageLines: withMean(shard.passageLines, statistics.passageUnits),
    nameLines: withMean(shard.nameLines, statistics.nameUnits),
    slugLines: withMean(shard.slugLines, statistics.slugUnits),
    statistics,
    passageSums: 'passageSums' in shard ? (shard as OpenShard).passageSums : room(shard.articleOf.length),
    nameSums: 'nameSums' in shard ? (shard as OpenShard).nameSums : room(shard.nameOf.length),
  }
}

const room = (documents: number): Gathered => ({
  content: new Float32Array(documents),
  masks: new Int32Array(documents),
})

/** How telling a term is, by the passages that hold it: lunr's idf. A term that is nowhere is the most telling. */
export function idfOf({ passages, passageCounts }: Statistics, term: number): number {
  const count = term < 0 ? 0 : (passageCounts[term] ?? 0)
  return Math.log(1 + (passages - count + 0.5) / (count + 0.5))
}

/** Idf sum of a name's telling terms, so that a question can be asked how much of the name it covers. */
export function nameMass({ nameTerms, nameTermStarts, statistics }: OpenShard, name: number): number {
  let mass = 0
  const end = nameTermStarts[name + 1] as number
  for (let at = nameTermStarts[name] as number; at < end; at++) mass += idfOf(statistics, nameTerms[at] as number)
  return mass
}

/** Where a term stands among those of a shard, or -1. */
export function placeOf({ terms }: Pick<Postings, 'terms'>, term: number): number {
  let low = 0
  let high = terms.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const there = terms[middle] as number
    if (there === term) return middle
    if (there < term) low = middle + 1
    else high = middle - 1
  }
  return -1
}
