/** What editors send and get about drafts that are tried out. */
import { z } from 'zod'

/** Files that one rehearsal changes. */
const MOST_CHANGES = 200
const PATH_CHARACTERS = 500
const QUESTION_CHARACTERS = 2_000
const LANGUAGE_CHARACTERS = 35

const FileChange = z.strictObject({
  path: z
    .string()
    .max(PATH_CHARACTERS)
    .regex(
      /^(?!\/)(?!.*(?:^|\/)\.)(?!.*\\)(?!.*\/\/)[^\0]+\.md$/i,
      'a path from the root of the base, such as billing/refunds.md',
    ),
  text: z.string().nullable().meta({ description: 'null: the file is gone.' }),
})

/** Each file once. */
const Changes = z
  .array(FileChange)
  .min(1)
  .max(MOST_CHANGES)
  .refine((changes) => new Set(changes.map(({ path }) => path)).size === changes.length, 'names a file twice')

export const AskDraftBody = z.strictObject({
  question: z.string().trim().min(1).max(QUESTION_CHARACTERS),
  lang: z.string().max(LANGUAGE_CHARACTERS).optional(),
  changes: Changes,
  asPublished: z.boolean().default(false),
  withModel: z.boolean().default(false),
})

const Path = z.string().min(1).max(PATH_CHARACTERS)

/** Texts in place; an article under another path; or one put back from the bin. */
export const RehearseBody = z.union([
  z.strictObject({ changes: Changes }),
  z.strictObject({ move: z.strictObject({ path: Path, to: Path }) }),
  z.strictObject({ restore: z.strictObject({ binId: z.uuid(), to: Path.optional() }) }),
])

const Decision = z.enum(['answer', 'clarify', 'smalltalk', 'decline', 'handoff'])
const Considered = z.object({
  articleId: z.string(),
  title: z.string(),
  heading: z.string().optional(),
  score: z.number(),
})
const Source = z.enum(['listed', 'asked', 'missed'])
const Verdict = z.enum(['lost', 'worse', 'better', 'changed', 'same'])

const DraftAnswer = z.object({
  decision: Decision,
  html: z.string(),
  confidence: z.number(),
  articles: z.array(z.object({ id: z.string(), title: z.string() })),
  passages: z.array(Considered),
  why: z.array(z.string()),
  signs: z.array(z.object({ name: z.string(), words: z.string(), value: z.number() })),
  suggestions: z.array(z.string()),
  drafter: z.string(),
  drafted: z.boolean().meta({ description: 'Whether one of the changed articles is what it is answered from.' }),
})
export type DraftAnswer = z.infer<typeof DraftAnswer>

export const AskedDraft = z
  .object({
    before: DraftAnswer,
    after: DraftAnswer,
    unseen: z.array(z.object({ path: z.string(), why: z.enum(['draft', 'internal', 'scheduled', 'left_out']) })),
    canAskModel: z.boolean(),
  })
  .meta({ id: 'AskedDraft' })
export type AskedDraft = z.infer<typeof AskedDraft>

const Row = z.object({
  n: z.int(),
  source: Source,
  question: z.string(),
  verdict: Verdict,
  fails: z.boolean(),
  at: z.string().optional(),
  conversationId: z.string().optional(),
  before: z.object({ decision: Decision, confidence: z.number(), articles: z.array(z.string()) }),
  after: z.object({ decision: Decision, confidence: z.number(), articles: z.array(z.string()) }),
})
export type RehearsalRow = z.infer<typeof Row>

const Counts = z.object({ lost: z.int(), worse: z.int(), better: z.int(), changed: z.int(), same: z.int() })

export const RehearsalReport = z
  .object({
    rehearsalId: z.string(),
    state: z.enum(['running', 'done', 'failed', 'cancelled']),
    done: z.int(),
    total: z.int(),
    message: z.string().optional(),
    current: z
      .boolean()
      .optional()
      .meta({ description: 'Whether the articles are still those that it was held against.' }),
    counts: Counts.optional(),
    failing: z.int().optional().meta({ description: 'Listed questions that are not answered from their article.' }),
    rows: z.array(Row).optional(),
  })
  .meta({ id: 'Rehearsal' })
export type RehearsalReport = z.infer<typeof RehearsalReport>

const Played = z.object({
  decision: Decision,
  html: z.string(),
  confidence: z.number(),
  articles: z.array(z.object({ id: z.string(), title: z.string() })),
  passages: z.array(Considered),
})

export const RehearsalDetail = z.object({ before: Played, after: Played }).meta({ id: 'RehearsalDetail' })
export type RehearsalDetail = z.infer<typeof RehearsalDetail>
