/** What the editor is told of articles by their words. */
import { z } from 'zod'

export const wordsQuery = z.strictObject({ q: z.string().max(200).default('') })

const FoundText = z.object({ articleId: z.string(), title: z.string(), heading: z.string().optional() })
export type FoundText = z.infer<typeof FoundText>

export const FoundInTexts = z.object({ found: z.array(FoundText) }).meta({ id: 'FoundInTexts' })
export type FoundInTexts = z.infer<typeof FoundInTexts>
