/** What the editor of articles sends. */
import { z } from 'zod'
import { typedText } from './bodies.ts'

/** Characters of a path that is looked at; what is wrong with it is said where the file is looked for. */
const Path = z.string().min(1).max(1_000)

export const Revision = z.string().regex(/^[0-9a-f]{64}$/, 'is not a revision: 64 hex digits')

/** As it stands, to the character; how much an article may hold is said where it is written. */
const Text = z
  .string()
  .max(2_000_000)
  .refine((text) => !text.includes('\0'), 'holds a NUL character, which no text has')
  .overwrite((text) => text.toWellFormed())

const Why = typedText(500, 0).default('')

/** Why something goes live although answers are lost; how long it has to be is said where it is needed. */
const Overrule = typedText(500, 0)

/** What goes along with a change that was rehearsed. */
const Tried = { rehearsalId: z.string().max(64).optional(), overrule: Overrule.optional() }

export const Base = Revision.nullable()

export const Cause = z.strictObject({ kind: z.enum(['cluster', 'proposal']), id: z.string().min(1).max(64) })
export type Cause = z.infer<typeof Cause>

const line = z.string().max(1_000)

const lines = z.array(line).max(500)

/** New values of a front matter’s keys; null takes one out. What a value must be is said when the text is read. */
const Change = z.strictObject({
  title: line.nullable().optional(),
  description: z.string().max(2_000).nullable().optional(),
  lang: line.nullable().optional(),
  tags: lines.nullable().optional(),
  aliases: lines.nullable().optional(),
  questions: lines.nullable().optional(),
  audience: z.enum(['public', 'internal']).nullable().optional(),
  draft: z.boolean().nullable().optional(),
  owner: line.nullable().optional(),
  reviewBy: line.nullable().optional(),
  updated: line.nullable().optional(),
  publishAt: line.nullable().optional(),
  pages: lines.nullable().optional(),
  redirectFrom: lines.nullable().optional(),
})

export type FrontChange = z.infer<typeof Change>

export const editorBodies = {
  draft: z.strictObject({ path: Path, base: Base, text: Text, cause: Cause.optional() }),
  preview: z.strictObject({ path: Path, text: Text }),
  inspect: z.strictObject({ path: Path, text: Text }),
  publish: z.strictObject({ path: Path, text: Text, base: Base, why: Why, ...Tried }),
  front: z.strictObject({ text: Text, change: Change }),
  move: z.strictObject({
    path: Path,
    to: Path,
    base: Revision,
    why: Why,
    rewriteLinks: z.boolean().default(true),
    ...Tried,
  }),
  review: z.strictObject({
    path: Path,
    base: Revision.meta({ description: 'The revision that was looked at.' }),
    reviewBy: z.iso.date().meta({ description: 'The next day by which somebody looks again.' }),
    did: z.enum(['reviewed', 'postponed', 'undone']),
  }),
  bin: z.strictObject({ path: Path, base: Revision, why: Why, ...Tried }),
  restore: z.strictObject({ binId: z.uuid(), to: Path.optional(), why: Why, ...Tried }),
  discard: z.strictObject({ path: Path, staffId: z.string().min(1).max(64), why: typedText(500) }),
  rollBack: z.strictObject({ path: Path, revisionId: z.uuid(), base: Base, why: Why, ...Tried }),
}

/** What is sent with each call, before what is left out is filled in. */
export type EditorBodies = { [K in keyof typeof editorBodies]: z.input<(typeof editorBodies)[K]> }

export const pathQuery = z.strictObject({ path: Path })
