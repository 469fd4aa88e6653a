/** The text of an article that would answer a cluster: written by a model where there is one, assembled where not. */
import { anonymiser, type DraftedArticle, withFrontMatter } from '../../answering/article-draft.ts'
import { answersTo, assembled, exampleQuestions, type Related, relatedTo, slugOf } from '../../content/assemble.ts'
import { heldByNotes } from '../../content/held-by-notes.ts'
import type { DraftedBy, KeptMiss, MissCluster } from '../../ports/misses.ts'
import type { Desk } from '../desk.ts'
import { worded } from '../worded.ts'

/**
 * Share of a model's sentences that the answers have to hold: one that makes up more than that is not believed in the
 * rest either.
 */
const BELIEVED = 0.5

/**
 * @param misses newest first
 * @returns an id that no article has, in the folder of the closest articles; and who wrote it
 */
export async function draftFor(
  desk: Desk,
  by: { id: string },
  { label }: MissCluster,
  misses: readonly KeptMiss[],
  signal: AbortSignal,
): Promise<{ articleId: string; text: string; written: DraftedBy }> {
  const members = [...misses].reverse()
  const related = relatedTo(members).filter(({ articleId }) => desk.content.articles.all().has(articleId))
  const lang = mostCommon(members.map((miss) => miss.lang)) ?? 'en'
  const articleId = freeId(desk, related, label)
  const notes = answersTo(members, label)
  const { article, written } = await wordedOrPlain(desk, by, notes, lang, signal)
  const answered = members.filter(({ replies }) => replies.length > 0)
  const days = answered.map(({ at }) => at.slice(0, 10))
  const sources = {
    ...(written.writer && { writer: written.writer }),
    conversations: new Set(answered.map(({ conversationId }) => conversationId)).size,
    days: [days[0] ?? '', days.at(-1) ?? ''] as const,
  }
  const questions = exampleQuestions(members, label, [])
  const text = withFrontMatter({ ...assembled(article, sources, related, articleId), questions, lang })
  return { articleId, text, written }
}

/** The notes in a model's words, as far as they hold them; the notes themselves where there is no use in asking. */
async function wordedOrPlain(
  desk: Desk,
  by: { id: string },
  notes: DraftedArticle,
  lang: string,
  signal: AbortSignal,
): Promise<{ article: DraftedArticle; written: DraftedBy }> {
  if (!notes.body) return { article: notes, written: {} }
  // Texts of misses are masked already; this is for what a mask of one conversation did not know, and for what a model makes up.
  const strip = anonymiser({ names: [], customerWords: [] })
  const found = await worded(desk, by.id, notes, lang, strip, signal)
  if (!found) return { article: notes, written: {} }
  if ('fault' in found) return { article: notes, written: { fault: found.fault } }
  const { article, leftOut, kept } = heldByNotes(found.article, notes, lang)
  if (kept === 0 || kept / (kept + leftOut) < BELIEVED) return { article: notes, written: { fault: 'made_up' } }
  return { article, written: { writer: found.drafter, ...(leftOut > 0 && { leftOut }) } }
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
