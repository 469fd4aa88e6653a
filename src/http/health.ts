/** For whoever runs Bellhop: alive, ready, and in figures. */
import type { Api } from './route.ts'

/** Milliseconds for which an answer of the store holds. */
const PING_EVERY_MS = 1_000

export interface Measured {
  contentType: string
  text(): Promise<string>
}

export function healthRoutes({ app, desk }: Api, metrics: Measured, stopping: () => boolean): void {
  app.get('/healthz', (c) => c.json({ ok: true }))

  // A ping is a durable write, and anyone may ask: one answer a second is enough.
  let asked: { at: number; store: Promise<'ok' | 'unreachable'> } | undefined
  const storeNow = () => {
    const now = Date.parse(desk.clock.now())
    if (!asked || Math.abs(now - asked.at) >= PING_EVERY_MS) {
      const store = desk.store.ping().then(
        () => 'ok' as const,
        () => 'unreachable' as const,
      )
      asked = { at: now, store }
    }
    return asked.store
  }

  app.get('/readyz', async (c) => {
    const { articles, passages, problems } = desk.retriever.status()
    const store = await storeNow()
    const ready = store === 'ok' && !stopping()
    const drafter = { name: desk.drafter.name, available: desk.drafter.available() }
    const knowledge = { articles, passages, problems: problems.length }
    return c.json({ ready, store, stopping: stopping(), knowledge, drafter }, ready ? 200 : 503)
  })

  app.get('/metrics', async (c) => c.text(await metrics.text(), 200, { 'content-type': metrics.contentType }))
}
