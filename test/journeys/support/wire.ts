/** A customer's client over REST, for what a journey needs beside its browser. */
import { randomUUID } from 'node:crypto'
import type { Sent, Snapshot, Started } from '../../../src/protocol/conversations.ts'

export interface Customer {
  conversationId: string
  token: string
  say(text: string, clientMessageId?: string): Promise<Sent>
  askForPerson(text?: string): Promise<Snapshot>
  snapshot(): Promise<Snapshot>
  call(method: string, path: string, body?: unknown): Promise<Response>
}

export interface Opening {
  contact?: { name?: string; email?: string }
  locale?: string
  page?: { url: string; title?: string }
}

export async function startConversation(url: string, opening: Opening = {}, headers = {}): Promise<Customer> {
  const started = await json<Started>(await send(url, 'POST', '/api/conversations', opening, headers))
  const { conversationId, token } = started
  const call = (method: string, path: string, body?: unknown) =>
    send(url, method, `/api/conversations/${conversationId}${path}`, body, {
      authorization: `Bearer ${token}`,
      ...headers,
    })
  return {
    conversationId,
    token,
    call,
    say: async (text, clientMessageId = randomUUID()) =>
      json(await call('POST', '/messages', { clientMessageId, text })),
    askForPerson: async (text) => json(await call('POST', '/handoff', text === undefined ? {} : { text })),
    snapshot: async () => json(await call('GET', '')),
  }
}

/** @throws Error with the body, where the answer is no success */
export async function json<T>(response: Response): Promise<T> {
  const text = await response.text()
  if (!response.ok) throw new Error(`${response.status} ${response.url}: ${text}`)
  return JSON.parse(text) as T
}

async function send(url: string, method: string, path: string, body: unknown, headers: object): Promise<Response> {
  return await fetch(`${url}${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}
