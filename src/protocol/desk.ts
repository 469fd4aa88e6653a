/** What an agent sees beyond the customer: notes, judgements, the brief with its evidence. */
import { z } from 'zod'
import { Snapshot, StatusName } from './conversations.ts'
import { ServiceClock } from './lists.ts'
import { Citation, Considered, Decision } from './messages.ts'
import { By } from './staff.ts'

export const ContactNote = z
  .object({ id: z.string(), at: z.iso.datetime(), by: By, text: z.string() })
  .meta({ id: 'ContactNote' })

/** What the team knows of a contact, over all of their conversations; notes newest first. */
export const KnownContact = z
  .object({ visitorId: z.string(), attributes: z.record(z.string(), z.string()), notes: z.array(ContactNote) })
  .meta({ id: 'KnownContact' })
export type KnownContact = z.infer<typeof KnownContact>

/** What an agent sees beyond the customer's snapshot: notes, every event, judgements, the brief with its evidence. */
export const StaffSnapshot = Snapshot.extend({
  page: z.object({ url: z.string(), title: z.string().optional() }).optional(),
  locale: z.string().optional(),
  site: z.string().optional(),
  startedAt: z.iso.datetime(),
  handoff: z
    .object({
      id: z.string().meta({ description: 'Also the suggestionId of the reply that the brief suggests.' }),
      reason: z.string(),
      rule: z.string(),
      at: z.iso.datetime(),
      correction: z.string().optional(),
      brief: z.object({
        wants: z.string(),
        tried: z.array(
          z.object({
            query: z.string(),
            passages: z.array(Considered),
            why: z.array(z.string()),
            messageId: z.string().optional(),
          }),
        ),
        alreadyDid: z.array(z.string()),
        mood: z.enum(['calm', 'upset']),
        complains: z.boolean().optional(),
        said: z.array(z.object({ seq: z.int(), text: z.string() })),
        suggestedReply: z.object({ text: z.string(), citations: z.array(Citation) }).optional(),
        withheld: z.string().optional(),
        summary: z.string(),
        places: z
          .object({
            wants: z.int().optional(),
            mood: z.int().optional(),
            alreadyDid: z.array(z.int()).optional(),
          })
          .optional()
          .meta({ description: 'The messages that say so, by seq.' }),
      }),
    })
    .nullable(),
  judgements: z.array(
    z.object({
      messageId: z.string(),
      answers: z.array(z.string()).meta({ description: 'The customer messages that this one reply answers.' }),
      decision: Decision,
      confidence: z.number(),
      query: z.string(),
      lang: z.string(),
      considered: z.array(Considered),
      why: z.array(z.string()),
      features: z.record(z.string(), z.number()),
      drafter: z.string(),
      fault: z
        .string()
        .optional()
        .meta({ description: 'What kept the model from answering; `drafter` answered in its place, if any did.' }),
      tookMs: z.number(),
      withheld: z.string().optional(),
    }),
  ),
  snoozedUntil: z.string().nullable(),
  readSeq: z.int().meta({ description: 'The last seq that the customer has read; 0 for none.' }),
  readAt: z.iso.datetime().optional(),
  clock: ServiceClock.nullable().meta({ description: 'The most urgent clock that runs; beside the events.' }),
  priority: z.int(),
  tags: z.array(z.string()),
  mergedInto: z.string().nullable().meta({ description: 'The conversation that this one goes on in.' }),
  earlier: z.array(
    z.object({ conversationId: z.string(), startedAt: z.string(), status: StatusName, wants: z.string() }),
  ),
  visitorId: z.string(),
  attributes: z.record(z.string(), z.string()),
  contactNotes: z.array(ContactNote),
}).meta({ id: 'StaffSnapshot' })
export type StaffSnapshot = z.infer<typeof StaffSnapshot>
