/** What an admin does about a person's data: tell them what is kept, and erase it. */
import { record } from '../desk/audit.ts'
import { eraseVisitors } from '../desk/erase.ts'
import { exportOf } from '../desk/export.ts'
import { type Meant, subjectsOf } from '../desk/subjects.ts'
import type { AuditEntry } from '../ports/store.ts'
import { EraseBody, ErasureAnswer, ExportBody, Exported } from '../protocol/privacy.ts'
import type { Actor } from './actor.ts'
import { type Api, route } from './route.ts'

export function privacyRoutes(api: Api): void {
  const { desk } = api

  route(
    api,
    {
      method: 'post',
      path: '/api/privacy/export',
      summary: 'Everything that is kept about a contact, as one document',
      who: 'admin',
      body: ExportBody,
      answers: Exported,
      audited: 'privacy.export',
    },
    async ({ actor, body, note }) => {
      const { chosen, leftOut } = await subjectsOf(desk, meant(body))
      note({ detail: { visitors: chosen.length } })
      const document = await exportOf(desk, chosen, body.contact)
      for (const { visitorId: target } of chosen) {
        await record(desk, { actor: by(actor), action: 'export', target, outcome: 'done' })
      }
      return { document, leftOut }
    },
  )

  route(
    api,
    {
      method: 'post',
      path: '/api/privacy/erase',
      summary: 'Erase everything that is kept about a contact; without `confirm`, only tell what would be',
      who: 'admin',
      body: EraseBody,
      answers: ErasureAnswer,
      audited: 'privacy.erase',
    },
    async ({ actor, body, note }) => {
      const { chosen, leftOut } = await subjectsOf(desk, meant(body))
      note({ detail: { visitors: chosen.length, confirmed: body.confirm === true } })
      if (!body.confirm) return { chosen, leftOut, erased: null }
      const visitorIds = chosen.map(({ visitorId }) => visitorId)
      return { chosen, leftOut, erased: await eraseVisitors(desk, visitorIds, by(actor)) }
    },
  )
}

function meant({ contact, visitorIds, unverified }: ReturnType<typeof ExportBody.parse>): Meant {
  return {
    ...(contact !== undefined && { email: contact }),
    ...(visitorIds && { visitorIds }),
    ...(unverified && { unverified }),
  }
}

function by(actor: Actor): AuditEntry['actor'] {
  if (actor.kind !== 'staff') throw new Error('a staff route was reached by someone else')
  return { kind: 'staff', id: actor.member.id, name: actor.member.name }
}
