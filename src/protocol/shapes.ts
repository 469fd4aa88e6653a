/** What Bellhop answers with. Clients ignore fields that they do not know, so these may grow. */
import { z } from 'zod'
import { MacroAction } from './settings.ts'

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

export const Staff = z
  .object({ id: z.uuid(), name: z.string(), email: z.string(), roles: z.array(z.enum(['admin', 'agent', 'editor'])) })
  .meta({ id: 'Staff' })
export type Staff = z.infer<typeof Staff>

/** One line of the audit log. */
export const AuditEntries = z
  .object({
    entries: z.array(
      z.object({
        at: z.iso.datetime(),
        actor: z.object({
          kind: z.enum(['staff', 'visitor', 'operator', 'nobody']),
          id: z.string().optional(),
          name: z.string().optional(),
        }),
        action: z.string().meta({ description: 'A verb, e.g. `claim`, `sign_in`, `settings.save`.' }),
        conversationId: z.string().optional(),
        target: z.string().optional().meta({ description: 'Who else it was done to, e.g. a member of the staff.' }),
        outcome: z.enum(['done', 'refused']),
        detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'AuditEntries' })
export type AuditLine = z.infer<typeof AuditEntries>['entries'][number]

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

export const Considered = z.object({
  articleId: z.string(),
  title: z.string(),
  heading: z.string().optional(),
  score: z.number(),
  stale: z.literal(true).optional().meta({ description: 'The article’s review was overdue.' }),
})

const By = z.object({ id: z.string(), name: z.string() })

export const ContactNote = z
  .object({ id: z.string(), at: z.iso.datetime(), by: By, text: z.string() })
  .meta({ id: 'ContactNote' })

/** What the team knows of a contact, over all of their conversations; notes newest first. */
export const KnownContact = z
  .object({ visitorId: z.string(), attributes: z.record(z.string(), z.string()), notes: z.array(ContactNote) })
  .meta({ id: 'KnownContact' })
export type KnownContact = z.infer<typeof KnownContact>

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

/** A draft of an article out of a conversation; nothing is kept of it before it is proposed. */
export const ArticleDraft = z
  .object({ title: z.string(), body: z.string(), drafter: z.string() })
  .meta({ id: 'ArticleDraft' })
export type ArticleDraft = z.infer<typeof ArticleDraft>

/** An article that was proposed to the editors. */
export const Proposal = z
  .object({
    id: z.string(),
    conversationId: z.string().nullable(),
    title: z.string(),
    body: z.string().meta({ description: 'Markdown with front matter; empty once the conversation was erased.' }),
    by: By,
    at: z.iso.datetime(),
    state: z.enum(['open', 'done', 'dismissed']),
    closedBy: By.nullable(),
    closedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Proposal' })
export type Proposal = z.infer<typeof Proposal>

export const Proposals = z
  .object({ proposals: z.array(Proposal), next: z.string().nullable() })
  .meta({ id: 'Proposals' })
export type Proposals = z.infer<typeof Proposals>

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

/** What the team finds in the knowledge base, best first: one passage of each article. */
export const FoundArticles = z
  .object({
    articles: z.array(
      z.object({
        articleId: z.string(),
        title: z.string(),
        heading: z.string().optional(),
        lang: z.string(),
        audience: z.enum(['public', 'internal']),
        url: z.string().optional().meta({ description: 'Where customers read it; none where they may not.' }),
        excerpt: z.string().meta({ description: 'The beginning of the passage, as plain text.' }),
        markdown: z.string().meta({ description: 'The passage as it was written.' }),
        stale: z.literal(true).optional().meta({ description: 'The article’s review is overdue.' }),
      }),
    ),
  })
  .meta({ id: 'FoundArticles' })
export type FoundArticles = z.infer<typeof FoundArticles>

export const Preview = z.object({ html: z.string() }).meta({ id: 'Preview' })

export const Read = z.object({ readSeq: z.int() }).meta({ id: 'Read' })

export const PublicArticle = z
  .object({
    articleId: z.string(),
    title: z.string(),
    description: z.string().optional(),
    lang: z.string(),
    html: z.string(),
    updated: z.string().optional(),
    revision: z.string(),
  })
  .meta({ id: 'Article' })
export type PublicArticle = z.infer<typeof PublicArticle>
