/** The audit log, for admins. */
import { z } from 'zod'
import { AuditEntries } from '../protocol/audit.ts'
import { type Api, route } from './route.ts'

export function auditRoutes(api: Api): void {
  route(
    api,
    {
      method: 'get',
      path: '/api/audit',
      summary: 'What staff and operators did or were refused, newest first',
      who: 'admin',
      query: z.strictObject({
        since: z.iso.datetime().optional(),
        actor: z.string().max(64).optional(),
        action: z.string().max(80).optional(),
        conversationId: z.string().max(64).optional(),
        cursor: z.string().max(64).optional(),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      }),
      answers: AuditEntries,
    },
    ({ query }) => api.desk.store.auditEntries(query),
  )
}
