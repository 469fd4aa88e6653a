/** Passages that are copies of each other, by threes and more, as one finding. */
import type { ReadPassage, Shared } from './duplicates.ts'

interface Pair {
  one: ReadPassage
  other: ReadPassage
  shared: Shared
}

/** @returns for each group of copies its longest pair, and the articles of all others */
export function clusters(pairs: readonly Pair[]): (Pair & { also: string[] })[] {
  const heads = new Map<ReadPassage, ReadPassage>()
  const headOf = (passage: ReadPassage): ReadPassage => {
    const above = heads.get(passage)
    if (!above || above === passage) return passage
    const head = headOf(above)
    heads.set(passage, head)
    return head
  }
  for (const { one, other } of pairs) heads.set(headOf(other), headOf(one))
  const groups = new Map<ReadPassage, Pair[]>()
  for (const pair of pairs) {
    const head = headOf(pair.one)
    groups.set(head, [...(groups.get(head) ?? []), pair])
  }
  return [...groups.values()].map((group) => {
    const [longest] = [...group].sort((a, b) => b.shared.words - a.shared.words || (nameOf(a) < nameOf(b) ? -1 : 1))
    const also = group.flatMap(({ one, other }) => [one.passage.articleId, other.passage.articleId])
    return { ...(longest as Pair), also }
  })
}

const nameOf = ({ one, other }: Pair) => `${one.passage.articleId} ${other.passage.articleId}`
