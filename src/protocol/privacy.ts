/** What an admin asks about a person's data, and what is answered. */
import { z } from 'zod'
import { StatusName } from './conversations.ts'
import { bounds } from './limits.ts'

/** Who is meant: by an address that was given, or visitors by id. */
const Meant = z.strictObject({
  contact: z.email('is not an email address').max(bounds.EMAIL_CHARACTERS).optional(),
  visitorIds: z.array(z.uuid()).min(1).max(200).optional(),
  unverified: z.boolean().optional().meta({
    description: 'With `contact`: also visitors who only typed the address and never proved that it is theirs.',
  }),
})

const named = [
  ({ contact, visitorIds }: z.output<typeof Meant>) => contact !== undefined || visitorIds !== undefined,
  'names nobody: give contact or visitorIds',
] as const

export const ExportBody = Meant.refine(...named)

export const EraseBody = Meant.extend({
  confirm: z.boolean().optional().meta({ description: 'Without it nothing is erased, and who would be is answered.' }),
}).refine(...named)

const Subject = z
  .object({
    visitorId: z.string(),
    verified: z.boolean(),
    name: z.string().optional(),
    email: z.string().optional(),
    since: z.iso.datetime(),
    lastSeen: z.iso.datetime(),
    conversations: z.array(
      z.object({
        conversationId: z.string(),
        startedAt: z.iso.datetime(),
        updatedAt: z.iso.datetime(),
        status: StatusName,
      }),
    ),
  })
  .meta({ id: 'Subject' })
export type Subject = z.infer<typeof Subject>

const leftOut = z
  .array(Subject)
  .meta({ description: 'Visitors who typed the address, never proved it, and are not in it.' })

export const Exported = z.object({
  document: z.object({ format: z.literal('bellhop-export'), version: z.int(), visitors: z.array(z.unknown()) }),
  leftOut,
})

export const ErasureAnswer = z.object({
  chosen: z.array(Subject),
  leftOut,
  erased: z
    .object({
      visitors: z.int(),
      conversations: z.int(),
      pending: z
        .boolean()
        .meta({ description: 'The log file still holds what was overwritten; it is emptied within seconds.' }),
    })
    .nullable(),
})
export type ErasureAnswer = z.infer<typeof ErasureAnswer>
export type Exported = z.infer<typeof Exported>
