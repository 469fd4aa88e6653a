/** The demo data: whether there is any, and taking it away with one click. */
import { z } from 'zod'
import { removeDemo } from '../desk/demo.ts'
import { offerFirstAdmin } from '../desk/staff.ts'
import { type Api, route } from './route.ts'

const Demo = z.object({ conversations: z.int() }).meta({ id: 'Demo' })

const Removed = z
  .object({
    conversations: z.int(),
    visitors: z.int(),
    removed: z.int(),
    disabled: z.int(),
    setup: z
      .string()
      .optional()
      .meta({ description: 'Where no admin is left: the one-time token for making the first one.' }),
  })
  .meta({ id: 'DemoRemoved' })

export function demoRoutes(api: Api): void {
  const { desk } = api

  route(
    api,
    { method: 'get', path: '/api/demo', summary: 'How much demo data there is', who: 'staff', answers: Demo },
    async () => ({ conversations: (await desk.store.demo()).conversations }),
  )

  route(
    api,
    {
      method: 'delete',
      path: '/api/demo',
      summary: 'Remove the demo data, and nothing else',
      who: 'admin',
      answers: Removed,
      audited: 'demo.remove',
    },
    async ({ note }) => {
      const removed = await removeDemo(desk)
      note({ detail: { ...removed } })
      const setup = await offerFirstAdmin(desk)
      return { ...removed, ...(setup && { setup }) }
    },
  )
}
