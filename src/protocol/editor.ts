/** What the editor of articles is told. */
import { z } from 'zod'
import { Base, Cause, Revision } from './editor-bodies.ts'
import { Citation, Considered, Decision } from './messages.ts'
import { By } from './staff.ts'

const Who = z.object({ id: z.string().optional(), name: z.string() })

/** `base`: the revision that it was made from; null for a file that was not there. */
const DraftNote = z.object({ by: By, at: z.iso.datetime(), base: Base, mine: z.boolean() })

const ListedArticle = z.object({
  path: z.string(),
  articleId: z.string(),
  title: z.string(),
  lang: z.string(),
  tags: z.array(z.string()),
  category: z.string().meta({ description: 'The first folder of its path; empty at the top.' }),
  state: z.enum(['published', 'draft', 'internal', 'scheduled', 'left-out']),
  stale: z.boolean().meta({ description: 'Its `reviewBy` has passed.' }),
  questions: z.int(),
  failing: z.int().meta({ description: 'How many of its own questions it does not answer.' }),
  problems: z.object({ errors: z.int(), warnings: z.int() }),
  owner: z.string().optional(),
  reviewBy: z.string().optional(),
  updated: z.string().optional(),
  publishAt: z.iso.datetime().optional(),
  draft: DraftNote.optional().meta({ description: 'The asker’s own, or else the newest.' }),
  revision: z.string().optional(),
})
export type ListedArticle = z.infer<typeof ListedArticle>

/** A draft of a file that is not there yet. */
const LooseDraft = DraftNote.extend({ path: z.string() })
export type LooseDraft = z.infer<typeof LooseDraft>

export const EditorArticles = z
  .object({
    articles: z.array(ListedArticle),
    drafts: z.array(LooseDraft).meta({ description: 'Of files that are not there.' }),
    bin: z.int(),
  })
  .meta({ id: 'EditorArticles' })
export type EditorArticles = z.infer<typeof EditorArticles>

export const Front = z
  .object({
    title: z.string().optional(),
    description: z.string().optional(),
    lang: z.string().optional(),
    tags: z.array(z.string()),
    aliases: z.array(z.string()),
    questions: z.array(z.string()),
    audience: z.enum(['public', 'internal']),
    draft: z.boolean(),
    owner: z.string().optional(),
    reviewBy: z.string().optional(),
    updated: z.string().optional(),
    publishAt: z.string().optional(),
    pages: z.array(z.string()),
    redirectFrom: z.array(z.string()),
    translationOf: z.string().optional(),
  })
  .meta({ id: 'Front' })
export type Front = z.infer<typeof Front>

const Draft = z.object({ text: z.string(), base: Base, by: By, at: z.iso.datetime(), cause: Cause.optional() })
export type Draft = z.infer<typeof Draft>

const Discarded = z.object({
  discardId: z.uuid(),
  path: z.string(),
  by: By.meta({ description: 'Who discarded it.' }),
  at: z.iso.datetime(),
  why: z.string(),
  savedAt: z.iso.datetime().meta({ description: 'When it was written last.' }),
  until: z.iso.datetime().meta({ description: 'When it is gone for good.' }),
})
export type Discarded = z.infer<typeof Discarded>

export const DraftDiscarded = z.object({ discardId: z.uuid() })

export const EditorFile = z
  .object({
    path: z.string(),
    text: z.string(),
    revision: Base.meta({ description: 'Null where there is no file yet.' }),
    front: Front,
    draft: Draft.optional().meta({ description: 'The asker’s own.' }),
    others: z.array(Draft).meta({ description: 'Drafts of colleagues, newest first.' }),
    discarded: Discarded.extend({ text: z.string(), base: Base, cause: Cause.optional() })
      .optional()
      .meta({ description: 'The asker’s own that somebody discarded, until they let it go.' }),
  })
  .meta({ id: 'EditorFile' })
export type EditorFile = z.infer<typeof EditorFile>

export const DraftSaved = z.object({ at: z.iso.datetime() })

const Problem = z.object({
  severity: z.enum(['error', 'warning', 'hint']),
  file: z.string(),
  line: z.int(),
  column: z.int().optional(),
  kind: z.string(),
  message: z.string(),
  fix: z
    .object({ from: z.int(), to: z.int(), text: z.string() })
    .optional()
    .meta({ description: 'A replacement that cannot be wrong, by offsets into the text.' }),
})
export type Problem = z.infer<typeof Problem>

const Shown = z.object({
  html: z.string(),
  front: Front,
  faults: z
    .array(z.object({ field: z.string(), line: z.int(), message: z.string() }))
    .meta({ description: 'Of keys of the front matter; `field` is empty where it is the whole block.' }),
})

export const Previewed = Shown.meta({ id: 'Previewed' })
export type Previewed = z.infer<typeof Previewed>

export const Inspected = Shown.extend({ problems: z.array(Problem) }).meta({ id: 'Inspected' })
export type Inspected = z.infer<typeof Inspected>

const Git = z.union([
  z.object({ commit: z.string() }),
  z.object({ failed: z.enum(['noGit', 'noRepository', 'noIdentity', 'hook', 'other']), why: z.string() }),
])

export const PublishedArticle = z
  .object({
    revision: z.string(),
    lost: z.int().optional(),
    git: Git.optional().meta({ description: 'What git made of it, where it is on.' }),
  })
  .meta({ id: 'PublishedArticle' })
export type PublishedArticle = z.infer<typeof PublishedArticle>

export const FrontChanged = z.object({ text: z.string(), front: Front })

export const MovedArticle = z
  .object({
    path: z.string(),
    revision: z.string(),
    relinked: z.array(z.string()).meta({ description: 'Articles whose links were written anew.' }),
    lost: z.int().optional(),
    git: Git.optional(),
  })
  .meta({ id: 'MovedArticle' })
export type MovedArticle = z.infer<typeof MovedArticle>

export const ArticleBinned = z.object({ binId: z.uuid(), lost: z.int().optional(), git: Git.optional() })

const Binned = z.object({
  binId: z.uuid(),
  path: z.string(),
  title: z.string(),
  by: Who,
  at: z.iso.datetime(),
  why: z.string(),
  pictures: z.array(z.string()).meta({ description: 'Paths of pictures that went with it.' }),
  until: z.iso.datetime().meta({ description: 'When it is gone for good.' }),
})
export type Binned = z.infer<typeof Binned>

const Removed = z.object({ path: z.string(), by: Who, at: z.iso.datetime(), why: z.string() })
export type Removed = z.infer<typeof Removed>

export const ArticleBin = z
  .object({
    articles: z.array(Binned),
    removed: z
      .array(Removed)
      .meta({ description: 'Articles whose files were removed on disk or by git; their texts are in their history.' }),
    discarded: z.array(Discarded).meta({ description: 'Drafts of the asker’s that others discarded.' }),
  })
  .meta({ id: 'ArticleBin' })
export type ArticleBin = z.infer<typeof ArticleBin>

export const ArticleRestored = z.object({
  path: z.string(),
  revision: z.string(),
  lost: z.int().optional(),
  git: Git.optional(),
})

const Revised = z.object({
  revisionId: z.uuid(),
  path: z.string().meta({ description: 'Where it was then.' }),
  formerPath: z.string().optional().meta({ description: 'Of one that moved: where it was before.' }),
  revision: z.string(),
  by: Who,
  at: z.iso.datetime(),
  why: z.string(),
  kind: z.enum(['published', 'moved', 'binned', 'restored', 'outside', 'removed']),
  cited: z.int().meta({ description: 'Answers that cited what it said then.' }),
})
export type Revised = z.infer<typeof Revised>

export const Revisions = z.object({ revisions: z.array(Revised) }).meta({ id: 'Revisions' })
export type Revisions = z.infer<typeof Revisions>

const CitedAnswer = z.object({
  conversationId: z.string().nullable(),
  messageId: z.string().nullable(),
  at: z.iso.datetime(),
})
export type CitedAnswer = z.infer<typeof CitedAnswer>

export const RevisionText = Revised.extend({
  text: z.string(),
  answers: z
    .array(CitedAnswer)
    .meta({ description: 'Answers that cited it, newest first; ids are null once a conversation was erased.' }),
}).meta({ id: 'RevisionText' })
export type RevisionText = z.infer<typeof RevisionText>

export const PicturePut = z.object({ path: z.string() })

const DueReview = z.object({
  path: z.string(),
  articleId: z.string(),
  title: z.string(),
  revision: Revision,
  reviewBy: z.string(),
  days: z.int().meta({ description: 'Days until it is due; below 0: since.' }),
})
export type DueReview = z.infer<typeof DueReview>

const OwnedReviews = z.object({
  owner: z.string().nullable(),
  member: By.optional().meta({ description: 'Whose address or name that is, on the staff.' }),
  overdue: z.array(DueReview),
  soon: z.array(DueReview).meta({ description: 'Due within 30 days.' }),
})
export type OwnedReviews = z.infer<typeof OwnedReviews>

export const Reviews = z.object({ owners: z.array(OwnedReviews) }).meta({ id: 'Reviews' })
export type Reviews = z.infer<typeof Reviews>

export const PastAnswer = z
  .object({
    conversationId: z.string(),
    messageId: z.string(),
    at: z.iso.datetime(),
    question: z.string(),
    text: z.string(),
    html: z.string(),
    judgement: z
      .object({
        decision: Decision,
        confidence: z.number(),
        query: z.string(),
        drafter: z.string(),
        why: z.array(z.string()),
        considered: z.array(Considered),
      })
      .optional(),
    sources: z.array(
      Citation.extend({
        passage: z
          .string()
          .optional()
          .meta({ description: 'What the cited section said then; missing where that text is not kept any more.' }),
        changed: z.enum(['no', 'yes', 'gone']).meta({ description: 'Whether the article says something else by now.' }),
      }),
    ),
  })
  .meta({ id: 'PastAnswer' })
export type PastAnswer = z.infer<typeof PastAnswer>

/** What `GET /api/editor/news` sends, one a server-sent event. */
export const EditorNewsItem = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({
    type: z.literal('articles'),
    paths: z.array(z.string()).meta({ description: 'Changed files; empty where many were: take the list again.' }),
  }),
  z.object({
    type: z.literal('drafts'),
    path: z.string(),
    by: z.array(By.extend({ at: z.iso.datetime() })).meta({ description: 'Who has a draft of it.' }),
  }),
  z
    .object({
      type: z.literal('rehearsal'),
      rehearsalId: z.string(),
      state: z.enum(['running', 'done', 'failed', 'cancelled']),
      done: z.int(),
      total: z.int(),
    })
    .meta({ description: 'How far a rehearsal of one’s own has come; what it found is asked for.' }),
  z
    .object({ type: z.literal('import'), done: z.int(), total: z.int() })
    .meta({ description: 'How far an import of one’s own has come: articles that are looked at, then written.' }),
  z.object({ type: z.literal('misses') }).meta({ description: 'What customers did not get, or an alarm, changed.' }),
])
export type EditorNewsItem = z.infer<typeof EditorNewsItem>
