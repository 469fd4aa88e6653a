/** A client of the wire, written from its page alone. Answers are held to the schemas of `src/protocol`. */
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { z } from 'zod'
import { Sent, Started } from '../../src/protocol/conversations.ts'
import { ErrorBody, type ErrorCode } from '../../src/protocol/errors.ts'
import type { Member, TestServer } from '../fixtures/server.ts'

export type Headers = Record<string, string>

export interface Asked {
  body?: unknown
  headers?: Headers
}

/** One call. A body that is a string is sent as it is. */
export function call(server: { url: string }, method: string, path: string, { body, headers = {} }: Asked = {}) {
  return fetch(`${server.url}${path}`, {
    method,
    redirect: 'manual',
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
}

/** The body, which must have this status and this shape, and nothing that the shape does not tell of. */
export async function shaped<S extends z.ZodType>(
  answer: Promise<Response> | Response,
  status: number,
  shape: S,
): Promise<z.output<S>> {
  const response = await answer
  const text = await response.text()
  expect(response.status, `${response.url} answered ${text}`).toBe(status)
  const body: unknown = JSON.parse(text)
  const parsed = shape.parse(body)
  expect(body).toEqual(parsed)
  return parsed
}

/** The status that each code comes with. */
export const statuses: Record<ErrorCode, number> = {
  bad_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  already_claimed: 409,
  not_rehearsed: 409,
  loses_answers: 409,
  stale: 409,
  too_large: 413,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
}

/** The refusal, with the status that belongs to its code. */
export async function refused(answer: Promise<Response> | Response, code: ErrorCode) {
  const { error } = await shaped(answer, statuses[code], ErrorBody)
  expect(error.code).toBe(code)
  expect(error.message.length).toBeGreaterThan(10)
  return error
}

/** The names of the fields that a request was refused for. */
export async function fieldsRefused(answer: Promise<Response> | Response): Promise<string[]> {
  const error = await refused(answer, 'bad_request')
  return (error.fields ?? []).map(({ path }) => path)
}

export interface Customer {
  id: string
  token: string
  headers: Headers
  started: Started
  /** A call below the customer's conversation, e.g. `/messages`. */
  call(method: string, path: string, asked?: Asked): Promise<Response>
  /** Sends a message and waits for the reply. */
  says(text: string, clientMessageId?: string): Promise<Sent>
}

export async function customerOf(server: TestServer, opening: unknown = {}, headers: Headers = {}): Promise<Customer> {
  const started = await shaped(call(server, 'POST', '/api/conversations', { body: opening, headers }), 201, Started)
  const { conversationId: id, token } = started
  const own = { authorization: `Bearer ${token}` }
  const customer: Customer = {
    id,
    token,
    headers: own,
    started,
    call: (method, path, { body, headers: more } = {}) =>
      call(server, method, `/api/conversations/${id}${path}`, { body, headers: { ...own, ...more } }),
    says: (text, clientMessageId = randomUUID()) =>
      shaped(customer.call('POST', '/messages', { body: { clientMessageId, text } }), 200, Sent),
  }
  return customer
}

export interface Agent extends Member {
  headers: Headers
  call(method: string, path: string, asked?: Asked): Promise<Response>
}

/** A member of staff whose browser sends the cookie and our own Origin. */
export async function agentOf(server: TestServer, roles: Member['roles'] = ['agent'], name?: string): Promise<Agent> {
  const member = await server.staff(roles, name)
  const headers = { cookie: member.cookie, origin: server.url }
  return {
    ...member,
    headers,
    call: (method, path, { body, headers: more } = {}) =>
      call(server, method, path, {
        body: body ?? (method === 'GET' ? undefined : {}),
        headers: { ...headers, ...more },
      }),
  }
}

/** A new message under an id of its own. */
export function message(text: string): { clientMessageId: string; text: string } {
  return { clientMessageId: randomUUID(), text }
}

export const covered = 'How long does delivery take?'
