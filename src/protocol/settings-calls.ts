/** What the calls around the settings document take and answer. */
import { z } from 'zod'
import { Citation, Considered, Decision } from './messages.ts'
import { Settings } from './settings.ts'
import { handoffFaults } from './settings-faults.ts'

/** Named parts of the document with their new values; each is replaced whole, and the document is checked as one. */
export const SettingsParts = z
  .record(z.string(), z.unknown())
  .refine((parts) => Object.keys(parts).length > 0, 'names no part of the settings')
  .meta({ id: 'SettingsParts', description: `Any of ${Object.keys(Settings.shape).join(', ')}.` })

/** The document with its version, and who saved it when. */
export const SavedSettingsShape = z
  .object({
    version: z.int().meta({ description: 'For If-Match; rises with every save.' }),
    at: z.iso.datetime(),
    by: z.object({ id: z.string().optional(), name: z.string() }),
    settings: Settings,
  })
  .meta({ id: 'SavedSettings' })
export type SavedSettingsShape = z.infer<typeof SavedSettingsShape>

/**
 * A message that nobody wrote, to see what would become of it.
 * @param text what a message's text may be
 */
export function trialBody<T extends z.ZodType>(text: T) {
  return z.strictObject({
    text,
    /** BCP 47 of the customer's browser. */
    lang: z
      .string()
      .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'is not a language tag such as en or sr-Latn')
      .optional(),
    /** Rules that are not saved yet, in place of those that are. */
    handoff: Settings.shape.handoff
      .superRefine((handoff, context) => {
        for (const { path, message } of handoffFaults(handoff)) {
          context.addIssue({ code: 'custom', message, path: path.split('.').slice(1) })
        }
      })
      .optional(),
  })
}

const Fired = z.object({ reason: z.string(), rule: z.string() })

/** What would happen if a customer wrote it as the first message. */
export const Trial = z
  .object({
    lang: z.string().meta({ description: 'The language that the customer would be answered in.' }),
    writes: z.string().nullable().meta({ description: 'The language of the message, where it can be told.' }),
    understood: z.object({
      wantsPerson: z.string().optional(),
      sensitive: z.string().optional(),
      complaint: z.string().optional(),
      upset: z.number(),
      smalltalk: z.string().optional(),
      asksIfBot: z.boolean(),
      keywords: z.array(Fired.extend({ does: z.enum(['hand_over', 'offer']) })),
    }),
    decision: Decision,
    confidence: z.number(),
    brought: Fired.optional().meta({ description: 'A person would be brought in, for this reason.' }),
    offer: Fired.optional().meta({ description: 'A person would be offered, for this reason.' }),
    text: z.string().meta({ description: 'What the customer would read, quoted from the articles.' }),
    citations: z.array(Citation),
    suggestions: z.array(z.string()),
    query: z.string(),
    considered: z.array(Considered),
    why: z.array(z.string()),
    modelWrites: z.boolean().meta({ description: 'Whether a model would put the answer into words of its own.' }),
  })
  .meta({ id: 'Trial' })
export type Trial = z.infer<typeof Trial>
