/** What an admin does about a person's data: tell them what is kept, and erase it. */
import { record } from '../desk/audit.ts'
import { eraseVisitors } from '../desk/erase.ts'
import { exportOf } from '../desk/export.ts'
import { type Meant, subjectsOf } from '../desk/subjects.ts'
import { EraseBody, ErasureAnswer, ExportBody, Exported } from '../protocol/privacy.ts'
import { type Api, auditedActor, route } from './route.ts'

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
        await record(desk, { actor: auditedActor(actor), action: 'export', target, outcome: 'done' })
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
      return { chosen, leftOut, erased: await eraseVisitors(desk, visitorIds, auditedActor(actor)) }
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
