/** What the judge saw of a question, in words for whoever writes the articles. */

/** What counts most for and against an answer, in the order in which it is told. */
const told: readonly (readonly [name: string, words: string])[] = [
  ['covers', 'Is it about what the articles cover?'],
  ['answers', 'If so, does the best article answer it?'],
  ['together', 'Words of the question in the best passage and the article’s names'],
  ['nameCosine', 'Likeness to the closest title, alias or listed question'],
  ['lead', 'How far the best article is ahead of the others'],
  ['missing', 'Words that the best passage lacks'],
]

export interface Sign {
  name: string
  words: string
  /** 0…1 */
  value: number
}

/** Those that were seen. */
export function signsOf(features: Readonly<Record<string, number>>): Sign[] {
  return told.flatMap(([name, words]) => {
    const value = features[name]
    return value === undefined ? [] : [{ name, words, value }]
  })
}
