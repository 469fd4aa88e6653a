/** What the editor of articles sends and is told. */
import { z } from 'zod'
import { typedText } from './bodies.ts'

/** Characters of a path that is looked at; what is wrong with it is said where the file is looked for. */
const Path = z.string().min(1).max(1_000)
const Revision = z.string().regex(/^[0-9a-f]{64}$/, 'is not a revision: 64 hex digits')
/** As it stands, to the character; how much an article may hold is said where it is written. */
const Text = z.string().max(2_000_000)
const Why = typedText(500, 0).default('')
/** Why something goes live although answers are lost; how long it has to be is said where it is needed. */
const Overrule = typedText(500, 0)
const Member = z.object({ id: z.string(), name: z.string() })
const Base = Revision.nullable()
const Cause = z.strictObject({ kind: z.enum(['cluster', 'proposal']), id: z.string().min(1).max(64) })

export const editorBodies = {
  draft: z.strictObject({ path: Path, base: Base, text: Text, cause: Cause.optional() }),
  inspect: z.strictObject({ path: Path, text: Text }),
  publish: z.strictObject({
    path: Path,
    text: Text,
    base: Base,
    why: Why,
    rehearsalId: z.string().max(64).optional(),
    overrule: Overrule.optional(),
  }),
}

export const pathQuery = z.strictObject({ path: Path })

const DraftNote = z.object({ by: Member, at: z.iso.datetime(), base: Base, mine: z.boolean() })

export const EditorArticles = z
  .object({
    articles: z.array(
      z.object({
        path: z.string(),
        articleId: z.string(),
        title: z.string(),
        lang: z.string(),
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
      }),
    ),
    drafts: z.array(DraftNote.extend({ path: z.string() })).meta({ description: 'Of files that are not there.' }),
    bin: z.int(),
  })
  .meta({ id: 'EditorArticles' })

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
  })
  .meta({ id: 'Front' })

const Draft = z.object({ text: z.string(), base: Base, by: Member, at: z.iso.datetime(), cause: Cause.optional() })

export const EditorFile = z
  .object({
    path: z.string(),
    text: z.string(),
    revision: Base.meta({ description: 'Null where there is no file yet.' }),
    front: Front,
    draft: Draft.optional().meta({ description: 'The asker’s own.' }),
    others: z.array(Draft).meta({ description: 'Drafts of colleagues, newest first.' }),
  })
  .meta({ id: 'EditorFile' })

export const DraftSaved = z.object({ at: z.iso.datetime() })

export const Inspected = z
  .object({
    html: z.string(),
    front: Front,
    faults: z
      .array(z.object({ field: z.string(), line: z.int(), message: z.string() }))
      .meta({ description: 'Of keys of the front matter; `field` is empty where it is the whole block.' }),
    problems: z.array(
      z.looseObject({
        severity: z.enum(['error', 'warning']),
        file: z.string(),
        line: z.int(),
        column: z.int().optional(),
        kind: z.string().optional(),
        message: z.string(),
      }),
    ),
  })
  .meta({ id: 'Inspected' })

const Git = z.union([
  z.object({ commit: z.string() }),
  z.object({ failed: z.enum(['noGit', 'noRepository', 'noIdentity', 'hook', 'other']), why: z.string() }),
])

export const PublishedArticle = z
  .object({ revision: z.string(), lost: z.int().optional(), git: Git.optional().meta({ description: 'What git made of it, where it is on.' }) })
  .meta({ id: 'PublishedArticle' })
