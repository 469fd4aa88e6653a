/** What helps agents to write. */
import { z } from 'zod'
import { Citation } from './messages.ts'
import { MacroAction } from './settings.ts'

/** A reply that an agent could send, or why there is none. */
export const Suggested = z
  .object({
    suggestion: z
      .object({
        id: z.string(),
        text: z.string().meta({ description: 'Markdown without numbers: its sources are beside it.' }),
        citations: z.array(Citation),
        drafter: z.string(),
        confidence: z.number().min(0).max(1),
        answers: z.array(z.string()).meta({ description: 'The customer’s messages that it answers.' }),
      })
      .nullable(),
    none: z
      .object({
        why: z.enum(['nothing_asked', 'not_covered', 'said_before', 'not_verified', 'failed']),
        message: z.string(),
        closest: z.array(Citation).meta({ description: 'What came nearest, best first.' }),
      })
      .optional(),
  })
  .meta({ id: 'Suggested' })
export type Suggested = z.infer<typeof Suggested>

export const Rewritten = z.object({ text: z.string(), drafter: z.string() }).meta({ id: 'Rewritten' })
export type Rewritten = z.infer<typeof Rewritten>

/** What helps agents to write here. */
export const WritingHelp = z
  .object({
    drafter: z.string(),
    rewrites: z.boolean().meta({ description: 'Whether a model is there to rewrite and translate.' }),
    mails: z.boolean().meta({ description: 'Whether a reply goes out by email where the customer chose that.' }),
  })
  .meta({ id: 'WritingHelp' })
export type WritingHelp = z.infer<typeof WritingHelp>

/** Prepared answers, and what their variables stand for in the conversation that was named. */
export const Macros = z
  .object({
    macros: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        text: z.string().optional(),
        actions: z.array(MacroAction),
      }),
    ),
    values: z.record(z.string(), z.string()).optional(),
  })
  .meta({ id: 'Macros' })
export type Macros = z.infer<typeof Macros>

export const Preview = z.object({ html: z.string() }).meta({ id: 'Preview' })
