/** What the editor asks while somebody writes: its form's changes, and articles by their words. */
import { z } from 'zod'

/** One line of a form; how long a value may be is said where the text is read. */
const line = z.string().max(2_000).nullable()
const lines = z.array(z.string().max(2_000)).max(500).nullable()

/** Keys of the front matter: a value, or null to take the key out. */
export const FrontChange = z.strictObject({
  title: line.optional(),
  description: line.optional(),
  lang: line.optional(),
  owner: line.optional(),
  reviewBy: line.optional(),
  updated: line.optional(),
  publishAt: line.optional(),
  audience: z.enum(['public', 'internal']).nullable().optional(),
  draft: z.boolean().nullable().optional(),
  tags: lines.optional(),
  aliases: lines.optional(),
  questions: lines.optional(),
  pages: lines.optional(),
  redirectFrom: lines.optional(),
})

export const writingBodies = {
  front: z.strictObject({ text: z.string().max(2_000_000), change: FrontChange }),
}

export const ChangedText = z.object({ text: z.string() })

export const wordsQuery = z.strictObject({ q: z.string().max(200).default('') })

export const FoundInTexts = z
  .object({ found: z.array(z.object({ articleId: z.string(), title: z.string(), heading: z.string().optional() })) })
  .meta({ id: 'FoundInTexts' })
