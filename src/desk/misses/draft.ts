/** The text of an article that would answer a cluster: written by a model where there is one, assembled where not. */
import { withFrontMatter } from '../../answering/article-draft.ts'
import { assembled, exampleQuestions, type Related, relatedTo, slugOf } from '../../content/assemble.ts'
import type { KeptMiss, MissCluster } from '../../ports/misses.ts'
import type { Desk } from '../desk.ts'
import { worded } from '../worded.ts'

/**
 * @param misses newest first
 * @returns an id that no article has, in the folder of the closest articles
 */
export async function draftFor(
  desk: Desk,
  by: { id: string },
  { label }: MissCluster,
  misses: readonly KeptMiss[],
  signal: AbortSignal,
): Promise<{ articleId: string; text: string }> {
  const members = [...misses].reverse()
  const related = relatedTo(members).filter(({ articleId }) => desk.content.articles.all().has(articleId))
  const lang = mostCommon(members.map((miss) => miss.lang)) ?? 'en'
  const articleId = freeId(desk, related, label)
  const plain = assembled(members, label, related, articleId)
  const answered = members.some(({ replies }) => replies.length > 0)
  const article = (answered && (await worded(desk, by.id, plain, lang, (text) => text, signal))) || plain
  const questions = exampleQuestions(members, label, [])
  return { articleId, text: withFrontMatter({ ...article, questions, lang }) }
}

/** Questions of a cluster that an article does not list yet. @param misses newest first */
export function questionsFor(misses: readonly KeptMiss[], label: string, has: readonly string[]): string[] {
  return exampleQuestions([...misses].reverse(), label, has)
}

function freeId(desk: Desk, related: readonly Related[], label: string): string {
  const folder = related[0]?.articleId.split('/').slice(0, -1).join('/') ?? ''
  const stem = [folder, slugOf(label)].filter(Boolean).join('/')
  const taken = desk.content.articles.all()
  for (let n = 1; ; n++) {
    const id = n === 1 ? stem : `${stem}-${n}`
    if (!taken.has(id)) return id
  }
}

function mostCommon(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}
