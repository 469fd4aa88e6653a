/** What the editor is told of articles by their words. */
import { z } from 'zod'

export const wordsQuery = z.strictObject({ q: z.string().max(200).default('') })

export const FoundInTexts = z
  .object({ found: z.array(z.object({ articleId: z.string(), title: z.string(), heading: z.string().optional() })) })
  .meta({ id: 'FoundInTexts' })
