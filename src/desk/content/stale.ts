/** Whether agents should look twice at an article: its owner was to review it, and has not. */
import { isStale } from '../../domain/articles.ts'
import type { Desk } from '../desk.ts'

export function isOverdue({ content, clock }: Desk, articleId: string): boolean {
  const article = content.articles.all().get(articleId)
  return article !== undefined && isStale(article, clock.now())
}
