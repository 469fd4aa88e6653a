/** The audit log, as admins read it. */
import { z } from 'zod'

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
