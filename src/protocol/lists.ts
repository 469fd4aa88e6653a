/** The console’s lists: their lines, how many there are, and what is done to many at once. */
import { z } from 'zod'
import { PromiseShape, QueuePlace, Snapshot, StatusName } from './conversations.ts'
import { ErrorCode } from './errors.ts'

/** Something that a customer is owed, and by when. */
export const ServiceClock = z
  .object({
    kind: z.enum(['greeting', 'nextReply', 'hold', 'resolution']),
    dueAt: z.iso.datetime(),
    warnAt: z.iso.datetime().meta({ description: 'From here on it matters.' }),
    breachedAt: z.iso.datetime().optional().meta({ description: 'When it ran out.' }),
  })
  .meta({ id: 'ServiceClock' })
export type ServiceClock = z.infer<typeof ServiceClock>

/** One line of the console's lists. */
export const Entry = z
  .object({
    conversationId: z.uuid(),
    seq: z.int(),
    status: StatusName,
    agent: z.object({ id: z.string(), name: z.string() }).nullable(),
    contact: Snapshot.shape.contact,
    queuedAt: z.iso.datetime().optional(),
    updatedAt: z.iso.datetime(),
    priority: z.int(),
    front: z.boolean(),
    reason: z.string().optional(),
    wants: z.string().optional(),
    promise: PromiseShape.optional(),
    teamId: z.string().optional(),
    circle: z.enum(['team', 'everyone', 'later']).optional().meta({
      description: 'Who is asked to take it; `later`: everyone, and the customer was told when somebody will be there.',
    }),
    byEmail: z.literal(true).optional().meta({ description: 'Wants the answer by email; has no place in the line.' }),
    yours: z.string().optional().meta({ description: 'The agent who helped this customer last.' }),
    locale: z.string().optional().meta({ description: 'The language the customer writes in, or asked for.' }),
    snoozedUntil: z.string().optional(),
    tags: z.array(z.string()),
    lastMessage: z.object({ author: z.string(), text: z.string(), at: z.iso.datetime() }).optional(),
    /** Whether the last public word is the customer's. */
    awaitsReply: z.boolean(),
    clock: ServiceClock.nullable().optional().meta({ description: 'The most urgent clock that runs.' }),
  })
  .meta({ id: 'Entry' })
export type Entry = z.infer<typeof Entry>

export const Queue = z
  .object({ entries: z.array(Entry.extend({ place: QueuePlace.nullable() }).meta({ id: 'QueueEntry' })) })
  .meta({ id: 'Queue' })

/** How much there is in the lists; `mine` and `snoozed` are the asker's, and 0 where they are told to everybody. */
export const ListCounts = z
  .object({
    queue: z.int(),
    byEmail: z
      .int()
      .meta({ description: 'Of those in the queue: who wants an answer by email, and waits for nobody.' }),
    mine: z.int(),
    snoozed: z.int(),
    assistant: z.int(),
    open: z.int(),
    resolvedToday: z.int(),
  })
  .meta({ id: 'ListCounts' })
export type ListCounts = z.infer<typeof ListCounts>

export const Tags = z.object({ tags: z.array(z.object({ tag: z.string(), count: z.int() })) }).meta({ id: 'Tags' })

const Before = z.object({
  status: StatusName,
  agent: z.object({ id: z.string(), name: z.string() }).nullable(),
  teamId: z.string().optional(),
  snoozedUntil: z.string().optional(),
  priority: z.int(),
  tags: z.array(z.string()),
})

/** What became of each conversation of a bulk action: what it was before, and from where to where its log went. */
export const BulkDone = z
  .object({
    done: z.array(z.object({ conversationId: z.string(), from: z.int(), seq: z.int(), before: Before })),
    refused: z.array(z.object({ conversationId: z.string(), code: ErrorCode, message: z.string() })),
  })
  .meta({ id: 'BulkDone' })
export type BulkDone = z.infer<typeof BulkDone>

export const BulkUndone = z
  .object({
    done: z.array(z.object({ conversationId: z.string(), seq: z.int() })),
    refused: BulkDone.shape.refused,
  })
  .meta({ id: 'BulkUndone' })
export type BulkUndone = z.infer<typeof BulkUndone>

export const Entries = z.object({ conversations: z.array(Entry), next: z.string().nullable() }).meta({ id: 'Entries' })
