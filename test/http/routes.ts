/** Every call that is registered, whoever registered it. */
import type { TestServer } from '../fixtures/server.ts'

/** What stands in front of many calls, by its path. A call that answers every method would hide among these. */
export function guardsOf({ app }: TestServer): string[] {
  return [...new Set(app.routes.filter(({ method }) => method === 'ALL').map(({ path }) => path))]
}

/** As `GET /api/conversations/:id`, each once; what stands in front of many calls is left out. */
export function routesOf({ app }: TestServer): string[] {
  const calls = app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`)
  return [...new Set(calls)]
}
