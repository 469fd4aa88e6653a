/** The settings document: what an admin changes while Bellhop runs. */
import { z } from 'zod'
import { weekdays } from '../domain/hours.ts'
import { typedText } from './bodies.ts'

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time as HH:MM')
const span = z
  .tuple([time, time])
  .refine(([open, close]) => open < close, 'opening comes before closing; split a span that passes midnight')

const days = z.int().min(1).max(36_500)

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

export const Settings = z.strictObject({
  assistant: z
    .strictObject({
      /** Shown as "NAME · AI assistant". */
      name: typedText(40).default('Bellhop'),
      /** Replaces the greeting in the customer's language. */
      greeting: typedText(500).optional(),
      /** What the assistant can help with, said when it declines: "orders, delivery and returns". */
      helpsWith: typedText(200).optional(),
    })
    .prefault({}),
  hours: z
    .strictObject({
      timeZone: z.string().refine(isTimeZone, 'an IANA time zone such as Europe/Belgrade').default('UTC'),
      weekly: z.partialRecord(z.enum(weekdays), z.array(span).max(6)).optional(),
      holidays: z
        .array(z.strictObject({ date: z.iso.date(), name: typedText(80) }))
        .max(200)
        .default([]),
    })
    .prefault({}),
  handoff: z
    .strictObject({
      off: z.array(z.string().max(60)).max(50).default([]),
      fruitlessTurns: z.int().min(1).max(10).default(2),
      turnCap: z.int().min(1).max(200).default(20),
      upsetFrom: z.number().min(0).max(1).default(0.6),
      sameQuestion: z.int().min(2).max(10).default(3),
    })
    .prefault({}),
  queue: z
    .strictObject({
      /** Conversations that one agent holds at once. */
      capacity: z.int().min(1).max(50).default(3),
      /** Seconds an agent who drops off has to come back. */
      graceSeconds: z.int().min(5).max(600).default(30),
    })
    .prefault({}),
  /** How many days each kind of data is kept; what is not said here is kept until it is erased by hand. */
  retention: z
    .strictObject({
      /** From their last change: conversations that nobody waits in or holds. They are erased, and only counts stay. */
      conversationDays: days.optional(),
      /** From the visitor's last visit: the name and the address that they gave. */
      contactDays: days.optional(),
      /** From the rating: what was written to it. The marks stay. */
      commentDays: days.optional(),
      /** Entries of the audit log. */
      auditDays: days.optional(),
      /** What was asked of a model, by visitor and day: budgets are of days, reports of a year. */
      usageDays: days.default(400),
    })
    .prefault({}),
  teams: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9-]{1,40}$/, 'lower-case letters, digits and hyphens'),
        name: typedText(60),
        agentIds: z.array(z.uuid()).max(500).default([]),
      }),
    )
    .max(50)
    .default([]),
})

export type Settings = z.infer<typeof Settings>

export const defaultSettings: Settings = Settings.parse({})
