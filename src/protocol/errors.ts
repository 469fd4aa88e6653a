/** What Bellhop answers with where it does not do what was asked. */
import { z } from 'zod'
import { Event } from './messages.ts'

export const ErrorCode = z.enum([
  'bad_request',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'already_claimed',
  'not_rehearsed',
  'loses_answers',
  'stale',
  'too_large',
  'rate_limited',
  'internal',
  'unavailable',
])
export type ErrorCode = z.infer<typeof ErrorCode>

export const ErrorBody = z
  .object({
    error: z.object({
      code: ErrorCode,
      message: z.string(),
      fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
      events: z.array(Event).optional().meta({ description: 'With `stale`: what came in between.' }),
      saved: z
        .object({
          version: z.int(),
          at: z.iso.datetime(),
          by: z.object({ id: z.string().optional(), name: z.string() }),
          parts: z.record(z.string(), z.unknown()),
        })
        .optional()
        .meta({ description: 'With `conflict` over the settings: what somebody else saved, and when.' }),
      lost: z
        .array(z.object({ question: z.string(), source: z.enum(['listed', 'asked', 'missed']) }))
        .optional()
        .meta({ description: 'With `loses_answers`: the first of the questions that would not be answered any more.' }),
      newer: z
        .object({
          text: z.string(),
          revision: z.string(),
          by: z.object({ id: z.string().optional(), name: z.string() }),
          at: z.iso.datetime(),
        })
        .optional()
        .meta({ description: 'With `conflict` over an article: what stands there now.' }),
    }),
  })
  .meta({ id: 'Error' })
export type ErrorBody = z.infer<typeof ErrorBody>
