/** Calls about what customers did not get. */
import { z } from 'zod'

const iso = z.string()
const missKind = z.enum([
  'withheld',
  'low_confidence',
  'thumbs_down',
  'handed_over',
  'declined',
  'left',
  'asked_for_person',
])
const state = z.enum(['open', 'dismissed', 'closed'])
const person = z.object({ id: z.string(), name: z.string() })
const measure = z.object({ questions: z.number(), answered: z.number(), confidence: z.number() })

export const MissCluster = z.object({
  clusterId: z.string(),
  state,
  label: z.string(),
  terms: z.array(z.string()),
  articleIds: z.array(z.string()),
  since: iso,
  alarm: z.boolean(),
  conversations: z.number(),
  impact: z.number(),
  eachSeconds: z.number(),
  costFrom: z.enum(['measured', 'others', 'assumed']),
  costSeconds: z.number(),
  days: z.array(z.number()),
  recent: z.number(),
  before: z.number(),
  languages: z.array(z.object({ lang: z.string(), conversations: z.number() })),
  kinds: z.partialRecord(missKind, z.number()),
  first: iso,
  last: iso,
})
export type MissCluster = z.output<typeof MissCluster>

export const MissAlarm = z.object({
  id: z.string(),
  clusterId: z.string().nullable(),
  label: z.string().optional(),
  at: iso,
  window: z.enum(['hour', 'day']),
  count: z.number(),
  expected: z.number(),
  acknowledgedBy: person.nullable(),
  acknowledgedAt: iso.nullable(),
  endedAt: iso.nullable(),
})
export type MissAlarm = z.output<typeof MissAlarm>

export const MissAlarms = z.object({ alarms: z.array(MissAlarm) })
export type MissAlarms = z.output<typeof MissAlarms>

export const MissList = z.object({
  clusters: z.array(MissCluster),
  total: z.number(),
  conversations: z.number(),
  costSeconds: z.number(),
  states: z.record(state, z.number()),
  alarms: z.array(MissAlarm),
})
export type MissList = z.output<typeof MissList>

const draftedBy = {
  writer: z.string().optional(),
  leftOut: z.number().optional(),
  fault: z.string().optional(),
}
const deed = z.discriminatedUnion('did', [
  z.object({ did: z.literal('founded') }),
  z.object({ did: z.literal('merged'), from: z.string(), conversations: z.number() }),
  z.object({ did: z.literal('split'), other: z.string(), conversations: z.number() }),
  z.object({ did: z.literal('dismissed'), why: z.string() }),
  z.object({ did: z.literal('linked'), articleId: z.string() }),
  z.object({ did: z.literal('drafted'), articleId: z.string(), ...draftedBy }),
  z.object({ did: z.literal('asked'), before: measure, after: measure, articleIds: z.array(z.string()) }),
  z.object({ did: z.literal('closed'), before: measure, after: measure, articleIds: z.array(z.string()) }),
  z.object({
    did: z.literal('reopened'),
    why: z.enum(['by_hand', 'grew', 'came_back', 'lost']),
    conversations: z.number(),
  }),
  z.object({ did: z.literal('alarmed'), window: z.enum(['hour', 'day']), count: z.number(), expected: z.number() }),
  z.object({ did: z.literal('acknowledged') }),
])
const considered = z.object({
  articleId: z.string(),
  title: z.string(),
  heading: z.string().optional(),
  score: z.number(),
})

export const MissExample = z.object({
  missId: z.string(),
  at: iso,
  kind: missKind,
  question: z.string(),
  lang: z.string(),
  said: z.string(),
  withheld: z.string().optional(),
  why: z.array(z.string()),
  considered: z.array(considered),
  replies: z.array(z.string()),
  confidence: z.number(),
  outcome: z.string(),
  handlingSeconds: z.number().nullable(),
  waitSeconds: z.number().nullable(),
  again: z
    .object({ at: iso, answered: z.boolean(), confidence: z.number(), articleIds: z.array(z.string()) })
    .nullable(),
  /** How often it was asked in these very words. */
  times: z.number(),
  /** Null for who does not see conversations. */
  conversationId: z.string().nullable(),
})
export type MissExample = z.output<typeof MissExample>

const otherCluster = z.object({ clusterId: z.string(), label: z.string(), conversations: z.number() })

export const OneMissCluster = MissCluster.extend({
  articles: z.array(z.object({ articleId: z.string(), title: z.string(), there: z.boolean() })),
  closest: z.array(z.object({ articleId: z.string(), title: z.string(), times: z.number(), there: z.boolean() })),
  /** Open clusters that may be the same, the nearest first. */
  near: z.array(otherCluster),
  /** What an editor joined to it. */
  parts: z.array(otherCluster),
  examples: z.array(MissExample),
  history: z.array(z.object({ clusterId: z.string(), at: iso, by: person.nullable(), deed })),
  drawnDays: z.number(),
})
export type OneMissCluster = z.output<typeof OneMissCluster>

/** Characters of a reason. */
const WHY_CHARACTERS = 500

export const missBodies = {
  dismiss: z.strictObject({ why: z.string().trim().min(1).max(WHY_CHARACTERS) }),
  nothing: z.strictObject({}),
  link: z.strictObject({ articleId: z.string().min(1).max(400) }),
  join: z.strictObject({ into: z.string().min(1).max(100) }),
  apart: z.strictObject({ from: z.string().min(1).max(100) }),
  takeOut: z.strictObject({
    missId: z.string().min(1).max(100),
    why: z.string().trim().min(1).max(WHY_CHARACTERS).optional(),
  }),
}

const votes = { yes: z.number(), no: z.number() }

/** Pages of the help centre that did not help, of the last 90 days; `now` counts votes on the present text alone. */
export const UnhelpfulPages = z.object({
  pages: z.array(
    z.object({
      articleId: z.string(),
      title: z.string(),
      ...votes,
      now: z.object(votes),
      lastNo: iso,
      comments: z.array(z.object({ text: z.string(), at: iso, old: z.boolean() })),
    }),
  ),
})
export type UnhelpfulPages = z.output<typeof UnhelpfulPages>

export const MissQuery = z.strictObject({
  state: state.optional(),
  lang: z
    .string()
    .regex(/^[a-z]{2,3}$/, 'is not a language such as en')
    .optional(),
  q: z.string().max(200).optional(),
  sort: z.enum(['impact', 'conversations', 'recent', 'cost']).optional(),
  skip: z.coerce.number().int().min(0).max(100_000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** Where a cluster stands after what was done. */
export const MovedCluster = z.object({ clusterId: z.string(), state })

/** How many of its questions are answered, and how sure the assistant is of them on average, 0…1. */
export const Measured = measure

/**
 * A draft that was made: its file's path from the base's root. `writer` is the model that wrote it, `leftOut` how many
 * of its sentences no answer of the team held, `fault` why its words were not used at all.
 */
export const MadeDraft = z.object({ path: z.string(), ...draftedBy })
export type MadeDraft = z.output<typeof MadeDraft>
