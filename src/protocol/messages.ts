/** Messages, and the events of a conversation’s log, as they are answered. Clients ignore fields that they do not know. */
import { z } from 'zod'

export const Actor = z
  .object({
    kind: z.enum(['customer', 'bot', 'agent', 'system']),
    id: z.string().optional(),
    name: z.string().optional(),
  })
  .meta({ id: 'Actor' })

export const Event = z
  .object({
    seq: z.int(),
    prev: z.int().meta({ description: 'The last seq that this reader may see before this one.' }),
    type: z.string(),
    at: z.iso.datetime(),
    actor: Actor,
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Event' })

export const Citation = z
  .object({
    n: z.int(),
    articleId: z.string(),
    title: z.string(),
    heading: z.string().optional(),
    url: z.string(),
    revision: z.string(),
  })
  .meta({ id: 'Citation' })

export const Decision = z.enum(['answer', 'clarify', 'smalltalk', 'decline', 'handoff'])

export const Attachment = z
  .object({
    id: z.string(),
    name: z.string(),
    type: z.string().meta({ description: 'Media type, by content.' }),
    bytes: z.int(),
    width: z.int().optional().meta({ description: 'Of pictures, in pixels as they are shown.' }),
    height: z.int().optional(),
  })
  .meta({ id: 'Attachment' })

/** What files are taken in a conversation, as it is now. */
export const FilesTaken = z.object({
  taken: z.boolean().meta({ description: 'Whether the asker may send files now: a person has the conversation.' }),
  bytes: z.int().meta({ description: 'The largest one.' }),
  files: z.int().meta({ description: 'How many with one message.' }),
  extensions: z.array(z.string()).meta({ description: 'Of the kinds that are taken, without a dot.' }),
})
export type FilesTaken = z.infer<typeof FilesTaken>

export const Message = z
  .object({
    id: z.uuid(),
    seq: z.int(),
    clientMessageId: z.string().optional(),
    author: Actor,
    visibility: z.enum(['public', 'note']),
    text: z.string().meta({ description: 'Markdown.' }),
    html: z.string().meta({ description: '`text`, rendered and sanitised.' }),
    citations: z.array(Citation),
    at: z.iso.datetime(),
    decision: Decision.optional(),
    suggestions: z.array(z.string()).optional(),
    original: z.string().optional().meta({ description: 'To staff, of a translated message: what the agent wrote.' }),
    holds: z
      .literal(true)
      .optional()
      .meta({ description: 'The agent asks the customer to wait a moment: the next word is the agent’s again.' }),
    edited: z
      .object({ at: z.iso.datetime(), seq: z.int(), was: z.array(z.string()) })
      .optional()
      .meta({ description: 'The customer put it right before a reply: when they last did, and what it was before.' }),
    attachments: z.array(Attachment).optional().meta({ description: 'Files that go with it, maybe without a text.' }),
  })
  .meta({ id: 'Message' })

export const Reply = Message.extend({
  decision: Decision,
  confidence: z.number().min(0).max(1),
  suggestions: z.array(z.string()),
}).meta({ id: 'Reply' })
export type Reply = z.infer<typeof Reply>

export const Considered = z.object({
  articleId: z.string(),
  title: z.string(),
  heading: z.string().optional(),
  score: z.number(),
  stale: z.literal(true).optional().meta({ description: 'The article’s review was overdue.' }),
})
