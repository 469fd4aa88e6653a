/**
 * What the index of one language is made of: flat arrays and strings, so that a worker can build it and hand it over
 * without a copy. lunr's inverted index and field vectors are compiled into it; lunr itself stays in the worker.
 */

/** Terms by number, with a hash table over them. */
export interface Lexicon {
  /** All terms, one a line. */
  text: string
  /** Where each term starts in `text`; one more entry than there are terms. */
  starts: Int32Array<ArrayBuffer>
  /** Open addressing: term number + 1, 0 for free; its length is a power of two. */
  table: Int32Array<ArrayBuffer>
  /** Two words of letter-pair bits a term, for finding terms that look alike. */
  signatures: Uint32Array<ArrayBuffer>
}

/** Which documents hold a term, and lunr's BM25 weight of the term there. */
export interface Postings {
  lexicon: Lexicon
  documents: number
  /** Where a term's postings start; one more entry than there are terms. */
  starts: Int32Array<ArrayBuffer>
  docs: Int32Array<ArrayBuffer>
  weights: Float32Array<ArrayBuffer>
}

/** Folded texts as UTF-16 units, words with one space around, for scanning their n-grams. */
export interface Lines {
  units: Uint16Array<ArrayBuffer>
  starts: Int32Array<ArrayBuffer>
  /** Mean length in units. */
  mean: number
}

/** How many passages hold an n-gram, by its hash. Open addressing; count 0 is free. */
export interface GramTable {
  hashes: Uint32Array<ArrayBuffer>
  counts: Uint32Array<ArrayBuffer>
}

/** The names of one language's articles as n-grams, each with the articles that it is a name of. */
export interface SubjectTable {
  /** Units of an n-gram. */
  gram: number
  /** Labels, then titles, aliases and tags. */
  names: Lines
  /** How many of the names are labels. */
  labels: number
  /** Idf sum of each name's n-grams. */
  mass: Float32Array<ArrayBuffer>
  /** Hash → n-gram. Open addressing: number + 1, 0 for free. */
  table: Int32Array<ArrayBuffer>
  hashes: Uint32Array<ArrayBuffer>
  /** First of each n-gram's names in `holders`, ascending; one more entry than there are n-grams. */
  starts: Int32Array<ArrayBuffer>
  holders: Int32Array<ArrayBuffer>
  /** First of each name's articles in `members`; one more entry than there are names. */
  memberStarts: Int32Array<ArrayBuffer>
  /** Numbers in `articleIds`. */
  members: Int32Array<ArrayBuffer>
  articleIds: string[]
}

export interface LanguageIndex {
  lang: string
  /** Units of an n-gram. */
  gram: number
  articleIds: string[]
  /** Passage → article, both by number. */
  articleOf: Int32Array<ArrayBuffer>
  /** Passage → its place in its article. */
  positionOf: Int32Array<ArrayBuffer>
  /** First passage of each article; one more entry than there are articles. */
  passageStarts: Int32Array<ArrayBuffer>
  /** Passages with their trail of headings. */
  passages: Postings
  passageLines: Lines
  /** The articles' paths: editors name files after what they are about. */
  slugLines: Lines
  grams: GramTable
  /** Titles, descriptions, aliases and questions: everything that an article answers to. */
  names: Postings
  nameLines: Lines
  /** Name → article. */
  nameOf: Int32Array<ArrayBuffer>
  /** Idf sum of each name's telling words, so that a question can be asked how much of the name it covers. */
  nameMass: Float32Array<ArrayBuffer>
  /** What a conversation can be about. */
  subjects: SubjectTable
}

export interface IndexData {
  languages: LanguageIndex[]
}

/** The buffers of an index, to be moved to another thread instead of copied. */
export function buffersOf(data: IndexData): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>()
  const walk = (value: unknown): void => {
    if (ArrayBuffer.isView(value)) found.add(value.buffer as ArrayBuffer)
    else if (value && typeof value === 'object') for (const inner of Object.values(value)) walk(inner)
  }
  walk(data)
  return [...found]
}
