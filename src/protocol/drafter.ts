/** How the drafter does, and what a test of it shows, for admins. */
import { z } from 'zod'

const Usage = z.object({ requests: z.int(), tokens: z.int() })

export const DrafterStatus = z
  .object({
    name: z.string().meta({ description: 'e.g. `quote` or `openai gpt-4o-mini`.' }),
    model: z
      .object({
        host: z.string().meta({ description: 'Where the provider is asked.' }),
        helpsToSearch: z.boolean(),
        on: z.boolean(),
        why: z.string().optional().meta({ description: 'Why it is not asked.' }),
        since: z.iso.datetime().optional(),
        again: z.iso.datetime().optional().meta({ description: 'From when on it is asked again.' }),
        budget: z.object({ used: Usage, most: Usage, ends: z.iso.datetime() }),
        lastFault: z
          .object({ fault: z.string(), why: z.string(), at: z.iso.datetime() })
          .nullable()
          .meta({ description: 'The last time since the start that something asked of it could not be had.' }),
      })
      .nullable()
      .meta({ description: 'Null where answers are quoted from the articles.' }),
  })
  .meta({ id: 'DrafterStatus' })
export type DrafterStatus = z.infer<typeof DrafterStatus>

export const DrafterTest = z
  .object({
    drafter: z.string(),
    question: z.string(),
    passage: z.string().meta({ description: 'What it was given to answer from.' }),
    tookMs: z.int(),
    tokens: z
      .int()
      .nullable()
      .meta({ description: 'Sent and received, as the provider counts; null without a model.' }),
    result: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), text: z.string() }),
      z.object({
        ok: z.literal(false),
        fault: z.string().meta({ description: '`withheld` where it answered what the passage does not say.' }),
        why: z.string(),
      }),
    ]),
  })
  .meta({ id: 'DrafterTest' })
export type DrafterTest = z.infer<typeof DrafterTest>
