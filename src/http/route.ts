/** One way to declare a call: who may make it, what it takes, what it answers; documented by the same schemas. */
import type { OpenAPIHono, RouteConfig } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { z } from 'zod'
import { type Deed, type Deeds, particulars } from '../desk/audit.ts'
import type { Desk } from '../desk/desk.ts'
import { ErrorBody } from '../protocol/errors.ts'
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
  /** Whether sessions travel by https alone. */
  secureCookies: boolean
  /** Writes into the audit log. */
  deeds: Deeds
}

export interface Route<B extends z.ZodType, Q extends z.ZodType> {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** In Hono's form: `/api/conversations/:id`. */
  path: string
  summary: string
  who: Who
  body?: B
  /** The body is a file, which the handler reads itself. */
  file?: true
  query?: Q
  answers?: z.ZodType
  status?: ContentfulStatusCode
  /** The name under which the audit log keeps what staff did by it. Left out for what only reads. */
  audited?: string
}

export interface Asked<B, Q> {
  c: Context<HttpEnv>
  actor: Actor
  body: B
  query: Q
  /** Adds to what the audit log will say of this call. */
  note(more: Partial<Deed>): void
}

/** Declares a call and documents it. The handler answers data, or a Response where it is not JSON. */
export function route<B extends z.ZodType = z.ZodUndefined, Q extends z.ZodType = z.ZodUndefined>(
  api: Api,
  declared: Route<B, Q>,
  handle: (asked: Asked<z.output<B>, z.output<Q>>) => Promise<object | Response>,
): void {
  api.app.openAPIRegistry.registerPath(documented(declared))
  api.app.on(declared.method.toUpperCase(), declared.path, async (c) => {
    const actor = await actorOf(c, api.desk, api.secureCookies)
    const deed = deedOf(c, actor, declared)
    const answered = async () => {
      await admit(c, api.desk, actor, declared.who, api.ownOrigin)
      const query = declared.query ? parsed(declared.query, askedFor(c)) : undefined
      const body = declared.body ? parsed(declared.body, await jsonBody(c, api)) : undefined
      Object.assign(deed, particulars(body ?? {}))
      return handle({
        c: c as Context<HttpEnv>,
        actor,
        body: body as z.output<B>,
        query: query as z.output<Q>,
        note: (more) => Object.assign(deed, more),
      })
    }
    const answer = await answered().catch(async (error) => {
      if (isRefusal(error, declared, actor)) await api.deeds(refusedDeed(deed, error))
      throw error
    })
    if (declared.audited !== undefined && deed.actor.kind === 'staff') await api.deeds(deed)
    return answer instanceof Response ? answer : c.json(answer, declared.status ?? 200)
  })
}

/** What the audit log would say of this call where nothing goes wrong. */
function deedOf(c: Context, actor: Actor, { audited, method, path }: Route<z.ZodType, z.ZodType>): Deed {
  const conversationId = c.req.param('id')
  return {
    actor: auditedActor(actor),
    action: audited ?? `${method.toUpperCase()} ${path}`,
    ...(conversationId !== undefined && { conversationId }),
    outcome: 'done',
  }
}

/** Who asks, as the audit log names them. */
export function auditedActor(actor: Actor): Deed['actor'] {
  if (actor.kind === 'staff') return { kind: 'staff', id: actor.member.id, name: actor.member.name }
  return actor.kind === 'visitor' ? { kind: 'visitor', id: actor.visitor.id } : { kind: 'nobody' }
}

/**
 * Whether a refusal belongs into the audit log: what staff may not do, what visitors try that is for staff, and who
 * fails to get in. Mistakes in a body do not, and whoever asks too often has been written down before.
 */
function isRefusal(error: unknown, { audited, who }: Route<z.ZodType, z.ZodType>, actor: Actor): error is Refused {
  if (!(error instanceof Refused) || error.code === 'bad_request' || error.code === 'rate_limited') return false
  if (actor.kind === 'staff') return audited !== undefined || error.code === 'forbidden'
  if (actor.kind === 'visitor') return error.code === 'forbidden' && who !== 'visitor' && who !== 'party'
  return who === 'anyone' && audited !== undefined
}

function refusedDeed(deed: Deed, { code }: Refused): Deed {
  return { ...deed, outcome: 'refused', detail: { ...deed.detail, code } }
}

/** What an address asks for; a name that stands there several times has all of its values. */
function askedFor(c: Context): Record<string, string | string[] | undefined> {
  return Object.fromEntries(Object.entries(c.req.queries()).map(([name, all]) => [name, all.length > 1 ? all : all[0]]))
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

const binary = { type: 'string', format: 'binary' } as const

function documented({
  method,
  path,
  summary,
  who,
  body,
  file,
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
    member: [session],
    party: [token, session],
    staff: [session],
    editor: [session],
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
      ...(file && { body: { content: { 'application/octet-stream': { schema: binary } } } }),
    },
    responses: {
      [status]: answers ? json(answers, 'Done') : { description: 'Done' },
      default: json(ErrorBody, 'What was wrong, and what to do'),
    },
  }
}
