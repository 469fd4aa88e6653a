/** Members of staff: made by the command line, signed in over REST where no browser is needed. */

import type { Server } from './server.ts'
import { json } from './wire.ts'

export interface Member {
  email: string
  name: string
  password: string
  role: 'admin' | 'agent' | 'editor'
}

export const ana: Member = { email: 'ana@shop.example', name: 'Ana', password: 'a clay cup at dawn', role: 'agent' }
export const bo: Member = { email: 'bo@shop.example', name: 'Bo', password: 'two lions by a door', role: 'agent' }
export const chief: Member = {
  email: 'chief@shop.example',
  name: 'Chief',
  password: 'keys on a brass ring',
  role: 'admin',
}

export async function addStaff(server: Pick<Server, 'cli'>, ...members: Member[]): Promise<void> {
  const add = async ({ email, name, password, role }: Member) => {
    const args = ['user', 'add', '--email', email, '--name', name, '--role', role, '--password-stdin']
    const { code, stdout, stderr } = await server.cli(args, `${password}\n`)
    if (code !== 0) throw new Error(`bellhop ${args.join(' ')} ended with status ${code}:\n${stdout}${stderr}`)
  }
  await Promise.all(members.map(add))
}

export interface SignedIn {
  get<T>(path: string): Promise<T>
  post<T>(path: string, body: unknown): Promise<T>
  put<T>(path: string, body: unknown): Promise<T>
}

export async function signIn(server: Server, { email, password }: Member): Promise<SignedIn> {
  const headers = { 'content-type': 'application/json', origin: server.url }
  const answer = await fetch(`${server.url}/api/session`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ email, password }),
  })
  await json(answer.clone())
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const call = async <T>(method: string, path: string, body?: unknown) =>
    json<T>(
      await fetch(`${server.url}${path}`, {
        method,
        headers: { ...headers, cookie },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    )
  return {
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body),
    put: (path, body) => call('PUT', path, body),
  }
}
