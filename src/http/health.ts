/** For whoever runs Bellhop: alive, ready, and in figures. */
import { assistantState } from '../desk/assistant-state.ts'
import type { Api } from './route.ts'

export interface Measured {
  contentType: string
  text(): Promise<string>
}

export function healthRoutes({ app, desk }: Api, metrics: Measured, stopping: () => boolean): void {
  app.get('/healthz', (c) => c.json({ ok: true }))

  app.get('/readyz', async (c) => {
    const { articles, passages, problems } = desk.retriever.status()
    const store = await desk.store.ping().then(
      () => 'ok',
      () => 'unreachable',
    )
    const ready = store === 'ok' && !stopping()
    // The budget is the store's to tell: while it cannot, that is what is wrong.
    const assistant = store === 'ok' ? await assistantState(desk) : undefined
    const drafter = { name: desk.drafter.name, available: desk.drafter.available(), ...assistant }
    const knowledge = { articles, passages, problems: problems.length }
    return c.json({ ready, store, stopping: stopping(), knowledge, drafter }, ready ? 200 : 503)
  })

  app.get('/metrics', async (c) => c.text(await metrics.text(), 200, { 'content-type': metrics.contentType }))
}
