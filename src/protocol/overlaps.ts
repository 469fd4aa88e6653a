/** What is told of duplicates and contradictions, and sent to let one be. */
import { z } from 'zod'
import { overlapKinds } from '../domain/overlaps.ts'
import { typedText } from './bodies.ts'
import { editorBodies } from './editor-bodies.ts'

const Key = z.string().regex(/^[0-9a-f]{16}$/, 'is not the key of a finding: 16 hex digits')

export const overlapBodies = {
  dismiss: z.strictObject({ key: Key, reason: typedText(500, 0).default('') }),
  restore: z.strictObject({ key: Key }),
  writing: editorBodies.inspect,
}

const Place = z.object({
  articleId: z.string(),
  title: z.string(),
  trail: z.array(z.string()),
  anchor: z.string(),
  line: z.int().meta({ description: '1-based in the file; 0 where it was not found there.' }),
  column: z.int(),
  text: z.string(),
})

const Dismissed = z.object({
  by: z.object({ id: z.string(), name: z.string() }),
  at: z.iso.datetime(),
  reason: z.string(),
})

const Overlap = z
  .object({
    key: z.string(),
    kind: z.enum(overlapKinds),
    lang: z.string(),
    why: z.string(),
    one: Place,
    other: Place,
    also: z.array(z.string()).meta({ description: 'Further articles that hold the same passage.' }),
    dismissed: Dismissed.optional(),
  })
  .meta({ id: 'Overlap' })

export const Overlaps = z.object({ overlaps: z.array(Overlap) }).meta({ id: 'Overlaps' })
export const DismissedOverlap = Dismissed.extend({ key: z.string() }).meta({ id: 'DismissedOverlap' })
export const RestoredOverlap = z.object({ key: z.string() })
