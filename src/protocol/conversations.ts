/** What a customer is told of a conversation. */
import { z } from 'zod'
import { Event, Message, Reply } from './messages.ts'

export const StatusName = z.enum(['answering', 'queued', 'assigned', 'resolved'])
export type StatusName = z.infer<typeof StatusName>

export const PromiseShape = z.object({ kind: z.enum(['now', 'later']), at: z.iso.datetime().optional() })

export const QueuePlace = z.object({
  position: z.int().nullable(),
  waitSeconds: z.tuple([z.number(), z.number()]).nullable(),
  promise: PromiseShape,
  mayEmail: z.literal(true).optional().meta({ description: 'Whether they may choose email over waiting.' }),
})
export type QueuePlace = z.infer<typeof QueuePlace>

export const SurveyQuestion = z.enum(['csat', 'ces', 'nps'])

const ServedBy = z
  .enum(['assistant', 'person', 'both'])
  .meta({ description: 'Who served the customer; `both`: the assistant answered, and a person went on.' })

export const Survey = z.object({ asks: z.array(SurveyQuestion), of: ServedBy, agentId: z.string().optional() })

export const Rating = z.object({
  csat: z.int().optional(),
  assistant: z
    .int()
    .optional()
    .meta({ description: 'How the assistant was before a person went on; `csat` is theirs.' }),
  ces: z.int().optional(),
  nps: z.int().optional(),
  comment: z.string().optional(),
  at: z.iso.datetime(),
  of: ServedBy.optional(),
  agentId: z.string().optional(),
  fresh: z.array(z.string()).optional().meta({ description: 'What was not said before in this episode.' }),
})

export const Snapshot = z
  .object({
    conversationId: z.uuid(),
    seq: z.int(),
    status: StatusName,
    agent: z.object({ id: z.string(), name: z.string() }).nullable(),
    queue: QueuePlace.nullable(),
    byEmail: z.boolean().meta({ description: 'Whether the customer wants the answer by email, and waits for nobody.' }),
    contact: z.object({ name: z.string().optional(), email: z.string().optional(), verified: z.boolean() }),
    brief: z.string().optional(),
    messages: z.array(Message),
    rating: Rating.nullable(),
    survey: Survey.optional().meta({ description: 'What is asked about the episode that ended.' }),
    ratingAsked: z.boolean().meta({ description: 'Whether a rating of the episode that ended is still open.' }),
    assistant: z.object({
      name: z.string(),
      speaks: z.boolean().meta({ description: 'Whether the assistant answers what the customer writes now.' }),
    }),
  })
  .meta({ id: 'Snapshot' })
export type Snapshot = z.infer<typeof Snapshot>

export const Started = z
  .object({
    conversationId: z.uuid(),
    token: z.string(),
    seq: z.int(),
    status: StatusName,
    disclosure: z.string(),
    greeting: z.string(),
    suggestions: z.array(z.string()),
  })
  .meta({ id: 'Started' })
export type Started = z.infer<typeof Started>

/** A person whom the site vouches for; the token is a new one where this browser's belongs to somebody else. */
export const Recognised = z.object({ token: z.string(), contact: Snapshot.shape.contact }).meta({ id: 'Recognised' })

export const OwnConversations = z
  .object({
    conversations: z.array(
      z.object({
        conversationId: z.uuid(),
        status: StatusName,
        startedAt: z.iso.datetime(),
        lastMessage: z
          .object({ author: z.string(), text: z.string(), at: z.iso.datetime() })
          .optional()
          .meta({ description: 'The beginning of the last public message.' }),
      }),
    ),
  })
  .meta({ id: 'OwnConversations' })

/** The letter is on disk, and goes out as soon as a mail server takes it. */
export const Mailed = z.object({ sent: z.literal(true) }).meta({ id: 'Mailed' })

export const Sent = z
  .object({
    message: Message,
    reply: Reply.nullable(),
    status: StatusName,
    seq: z.int(),
    pending: z.boolean().optional(),
  })
  .meta({ id: 'Sent' })
export type Sent = z.infer<typeof Sent>

export const Events = z.object({ events: z.array(Event), seq: z.int(), status: StatusName }).meta({ id: 'Events' })

export const Read = z.object({ readSeq: z.int() }).meta({ id: 'Read' })
