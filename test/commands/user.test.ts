/** Staff by script, beside a server that runs: who is let in, who is out at once, and what is written down. */
import { Readable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { audit } from '../../src/commands/audit.ts'
import { UsageError } from '../../src/commands/usage.ts'
import { user } from '../../src/commands/user.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { agentOf, call } from '../http/client.ts'
import { staffSocket } from '../realtime/socket.ts'

let server: TestServer
let said: string
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.removed())
beforeEach(() => {
  said = ''
  vi.stubEnv('BELLHOP_DATA', server.data)
  const hears = (text: unknown) => {
    said += String(text)
    return true
  }
  const out = vi.spyOn(process.stdout, 'write').mockImplementation(hears)
  const err = vi.spyOn(process.stderr, 'write').mockImplementation(hears)
  return () => {
    out.mockRestore()
    err.mockRestore()
    vi.unstubAllEnvs()
  }
})

const run = (line: string, input = '') => user(line.split(' '), Readable.from([input]))
const signIn = async (email: string, password: string) =>
  (await call(server, 'POST', '/api/session', { body: { email, password }, headers: { origin: server.url } })).status
const deedsTo = async (target: string) =>
  (await server.desk.store.auditEntries({})).entries.filter((entry) => entry.target === target)

describe('The operator', () => {
  it('gives a new password: the old one, its sessions and its sockets are dead [S60]', async () => {
    const agent = await agentOf(server)
    const socket = await staffSocket(server, agent)
    const next = 'a lamp over the stairs'
    expect(await run(`password --email ${agent.email.toUpperCase()} --password-stdin`, `${next}\n`)).toBe(0)
    expect((await socket.closed).code).toBe(4401)
    expect((await agent.call('GET', '/api/me')).status).toBe(401)
    expect(await signIn(agent.email, agent.password)).toBe(401)
    expect(await signIn(agent.email, next)).toBe(200)
    expect(said).not.toContain(next)
    const deed = (await deedsTo(agent.id)).find(({ action }) => action === 'staff.password')
    expect(deed).toMatchObject({ actor: { kind: 'operator' }, outcome: 'done' })
    expect(JSON.stringify(deed)).not.toContain(next)
  })

  it.each(['short', 'x'.repeat(20), 'robin@shop.example'])('is not let give the password %s', async (password) => {
    const line = '--email robin@shop.example --name Robin --password-stdin'
    await expect(run(`add ${line}`, password)).rejects.toThrow(UsageError)
    await run(`add ${line}`, 'a clay cup at dawn')
    await expect(run('password --email robin@shop.example --password-stdin', password)).rejects.toThrow(UsageError)
    expect(await signIn('robin@shop.example', 'a clay cup at dawn')).toBe(200)
  })

  it('reads what was done, in order, since a day or from the start', async () => {
    await run('add --email lu@shop.example --name Lu --password-stdin', 'a clay cup at dawn')
    await run('disable --email lu@shop.example')
    const id = (await server.desk.store.staffByEmail('lu@shop.example'))?.id ?? ''
    said = ''
    expect(await audit([])).toBe(0)
    const lines = said.split('\n').filter((line) => line.includes(id))
    expect(lines.map((line) => line.split('  ').slice(1))).toEqual([
      ['done', 'staff.add', 'by operator', `target="${id}"`, 'roles="agent"'],
      ['done', 'staff.disable', 'by operator', `target="${id}"`],
    ])
    said = ''
    await audit(['--json', '--since', '2020-01-01'])
    const [first] = said.split('\n').filter((line) => line.includes(id))
    expect(JSON.parse(first ?? '')).toMatchObject({ action: 'staff.add', target: id })
    said = ''
    await audit(['--since', '2999-01-01'])
    expect(said).toBe('')
    await expect(audit(['--since', 'yesterday'])).rejects.toThrow(UsageError)
    await expect(audit(['--until', '2999'])).rejects.toThrow(UsageError)
  })

  it('is told of an address that is nobody’s, and of a password that was not given', async () => {
    expect(await run('password --email nobody@shop.example --password-stdin', 'a clay cup at dawn')).toBe(1)
    expect(said).toContain('nobody@shop.example')
    const agent = await agentOf(server)
    await expect(run(`password --email ${agent.email}`)).rejects.toThrow(/--password-stdin/)
  })

  it('adds, disables and enables, each written down as the operator’s [S18]', async () => {
    await run(
      'add --email kim@shop.example --name Kim --role admin --role agent --password-stdin',
      'a clay cup at dawn',
    )
    const id = (await server.desk.store.staffByEmail('kim@shop.example'))?.id ?? ''
    await run('disable --email kim@shop.example')
    expect(await signIn('kim@shop.example', 'a clay cup at dawn')).toBe(401)
    await run('enable --email kim@shop.example')
    expect(await signIn('kim@shop.example', 'a clay cup at dawn')).toBe(200)
    const deeds = (await deedsTo(id)).filter(({ actor }) => actor.kind === 'operator').reverse()
    expect(deeds.map(({ action, detail }) => [action, detail])).toEqual([
      ['staff.add', { roles: 'admin, agent' }],
      ['staff.disable', undefined],
      ['staff.enable', undefined],
    ])
  })
})
