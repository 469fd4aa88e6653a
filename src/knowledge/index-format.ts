/**
 * What the index of one language is made of: flat arrays and strings, so that a worker can build it and hand it over
 * without a copy. Articles lie in shards, so that a change costs one of them; what makes figures comparable across
 * shards (the vocabulary, document frequencies, mean lengths) is kept once for the language.
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

/** Which documents of a shard hold a term, and how often, as lunr counted them. */
export interface Postings {
  /** Numbers in the lexicon of the terms that the shard has, ascending. */
  terms: Int32Array<ArrayBuffer>
  /** Where the postings of each entry of `terms` start; one more entry. */
  starts: Int32Array<ArrayBuffer>
  docs: Int32Array<ArrayBuffer>
  /** How often the term stands there; 255 for more. */
  counts: Uint8Array<ArrayBuffer>
  /** Terms in each document. */
  lengths: Int32Array<ArrayBuffer>
}

/** Folded texts as UTF-16 units, words with one space around, for scanning their n-grams. */
export interface Lines {
  units: Uint16Array<ArrayBuffer>
  starts: Int32Array<ArrayBuffer>
  /** Mean length in units; of all shards together once they are searched. */
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

/** Some hundred articles, numbered from 0 within the shard, and so are their passages and names. */
export interface Shard {
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
  /** Titles, descriptions, aliases and questions: everything that an article answers to. */
  names: Postings
  nameLines: Lines
  /** Name → article. */
  nameOf: Int32Array<ArrayBuffer>
  /** The distinct telling terms of each name, one name after the other. */
  nameTerms: Int32Array<ArrayBuffer>
  /** Where each name's start; one more entry than there are names. */
  nameTermStarts: Int32Array<ArrayBuffer>
}

/** What holds for all shards of a language together. */
export interface Statistics {
  articles: number
  passages: number
  /** Means over passages, names, paths and articles. */
  passageWords: number
  nameWords: number
  passageUnits: number
  nameUnits: number
  slugUnits: number
  articleUnits: number
  /** Mean over articles of all their names together. */
  namesUnits: number
  /** How many passages hold each term of the lexicon; 0 for one that is in names alone or in no article any more. */
  passageCounts: Int32Array<ArrayBuffer>
  /** How many names hold each term of the lexicon. */
  nameCounts: Int32Array<ArrayBuffer>
  grams: GramTable
}

/** What a change means for the index of one language. */
export interface LanguageChange {
  lang: string
  /** Units of an n-gram. */
  gram: number
  /** How many shards there are now; those that are not among `changed` stay as they are. */
  shards: number
  changed: { number: number; shard: Shard }[]
  statistics: Statistics
  /** Missing where no term is new. */
  lexicon?: Lexicon
  /** What a conversation can be about; missing where no name changed. */
  subjects?: SubjectTable
}

export interface IndexChange {
  /** Every language that has articles to be found, those without a change as their name alone. */
  languages: (LanguageChange | { lang: string })[]
}

/** The buffers of a change, to be moved to another thread instead of copied. */
export function buffersOf(change: IndexChange): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>()
  const walk = (value: unknown): void => {
    if (ArrayBuffer.isView(value)) found.add(value.buffer as ArrayBuffer)
    else if (value && typeof value === 'object') for (const inner of Object.values(value)) walk(inner)
  }
  walk(change)
  return [...found]
}
