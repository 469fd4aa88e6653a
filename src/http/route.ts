/** One way to declare a call: who may make it, what it takes, what it answers; documented by the same schemas. */
import type { OpenAPIHono, RouteConfig } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { z } from 'zod'
import type { Desk } from '../desk/desk.ts'
import { ErrorBody } from '../protocol/shapes.ts'
import { type Actor, actorOf, admit, type Who } from './actor.ts'
import { badRequest, Refused } from './errors.ts'

export interface HttpEnv {
  Variables: { requestId: string; address: string }
}

export interface Api {
  app: OpenAPIHono<HttpEnv>
  desk: Desk
  /** Whether the request's Origin is this server's own. */
  ownOrigin(c: Context): boolean
}

export interface Route<B extends z.ZodType, Q extends z.ZodType> {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** In Hono's form: `/api/conversations/:id`. */
  path: string
  summary: string
  who: Who
  body?: B
  query?: Q
  answers?: z.ZodType
  status?: ContentfulStatusCode
}

export interface Asked<B, Q> {
  c: Context<HttpEnv>
  actor: Actor
  body: B
  query: Q
}

/** Declares a call and documents it. The handler answers data, or a Response where it is not JSON. */
export function route<B extends z.ZodType = z.ZodUndefined, Q extends z.ZodType = z.ZodUndefined>(
  api: Api,
  declared: Route<B, Q>,
  handle: (asked: Asked<z.output<B>, z.output<Q>>) => Promise<object | Response>,
): void {
  api.app.openAPIRegistry.registerPath(documented(declared))
  api.app.on(declared.method.toUpperCase(), declared.path, async (c) => {
    const actor = await actorOf(c, api.desk)
    await admit(c, api.desk, actor, declared.who, api.ownOrigin)
    const query = declared.query ? parsed(declared.query, c.req.query()) : undefined
    const body = declared.body ? parsed(declared.body, await jsonBody(c, api)) : undefined
    const answer = await handle({
      c: c as Context<HttpEnv>,
      actor,
      body: body as z.output<B>,
      query: query as z.output<Q>,
    })
    return answer instanceof Response ? answer : c.json(answer, declared.status ?? 200)
  })
}

function parsed<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value)
  if (!result.success) throw badRequest(result.error)
  return result.data
}

/** An absent body is an empty object; anything that is not JSON is refused before it is read as such. */
async function jsonBody(c: Context, api: Api): Promise<unknown> {
  const text = await c.req.text()
  if (text === '') return {}
  const type = c.req.header('content-type') ?? ''
  if (!/^application\/json\b/i.test(type)) {
    const foreign = c.req.header('origin') !== undefined && !api.ownOrigin(c)
    throw foreign
      ? new Refused('forbidden', 'This request came from another site.')
      : new Refused('bad_request', 'Send the body as application/json.')
  }
  try {
    return JSON.parse(text)
  } catch {
    throw new Refused('bad_request', 'The body is not valid JSON.')
  }
}

function documented({
  method,
  path,
  summary,
  who,
  body,
  query,
  answers,
  status = 200,
}: Route<z.ZodType, z.ZodType>): RouteConfig {
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name as string)
  const token = { token: [] as string[] }
  const session = { session: [] as string[] }
  const security: Record<Who, Record<string, string[]>[]> = {
    anyone: [],
    visitor: [token],
    party: [token, session],
    staff: [session],
    admin: [session],
  }
  const json = (schema: z.ZodType, description: string) => ({
    description,
    content: { 'application/json': { schema } },
  })
  return {
    method,
    path: path.replace(/:(\w+)(\{[^}]*\})?/g, '{$1}'),
    summary,
    security: security[who],
    request: {
      ...(names.length > 0 && { params: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))) }),
      ...(query && { query: query as never }),
      ...(body && { body: { content: { 'application/json': { schema: body } } } }),
    },
    responses: {
      [status]: answers ? json(answers, 'Done') : { description: 'Done' },
      default: json(ErrorBody, 'What was wrong, and what to do'),
    },
  }
}
