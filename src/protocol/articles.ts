/** Articles as they are read, found and proposed. */
import { z } from 'zod'
import { By } from './staff.ts'

/** A draft of an article out of a conversation; nothing is kept of it before it is proposed. */
export const ArticleDraft = z
  .object({ title: z.string(), body: z.string(), drafter: z.string() })
  .meta({ id: 'ArticleDraft' })
export type ArticleDraft = z.infer<typeof ArticleDraft>

/** An article that was proposed to the editors. */
export const Proposal = z
  .object({
    id: z.string(),
    conversationId: z.string().nullable(),
    title: z.string(),
    body: z.string().meta({ description: 'Markdown with front matter; empty once the conversation was erased.' }),
    by: By,
    at: z.iso.datetime(),
    state: z.enum(['open', 'done', 'dismissed']),
    closedBy: By.nullable(),
    closedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Proposal' })
export type Proposal = z.infer<typeof Proposal>

export const Proposals = z
  .object({ proposals: z.array(Proposal), next: z.string().nullable() })
  .meta({ id: 'Proposals' })
export type Proposals = z.infer<typeof Proposals>

/** What the team finds in the knowledge base, best first: one passage of each article. */
export const FoundArticles = z
  .object({
    articles: z.array(
      z.object({
        articleId: z.string(),
        title: z.string(),
        heading: z.string().optional(),
        lang: z.string(),
        audience: z.enum(['public', 'internal']),
        url: z.string().optional().meta({ description: 'Where customers read it; none where they may not.' }),
        excerpt: z.string().meta({ description: 'The beginning of the passage, as plain text.' }),
        markdown: z.string().meta({ description: 'The passage as it was written.' }),
        stale: z.literal(true).optional().meta({ description: 'The article’s review is overdue.' }),
      }),
    ),
  })
  .meta({ id: 'FoundArticles' })
export type FoundArticles = z.infer<typeof FoundArticles>

export const PublicArticle = z
  .object({
    articleId: z.string(),
    title: z.string(),
    description: z.string().optional(),
    lang: z.string(),
    html: z.string(),
    updated: z.string().optional(),
    revision: z.string(),
  })
  .meta({ id: 'Article' })
export type PublicArticle = z.infer<typeof PublicArticle>
