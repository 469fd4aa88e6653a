/** Starting, refusing to start, and the command line: each a process of its own, as an operator runs it. */
import { execFile } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync } from 'node:fs'
import { createServer, type Server as NetServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import {
  bellhop,
  freePort,
  journeyKb,
  type Run,
  repository,
  scratch,
  startServer,
  withinBounds,
} from './support/server.ts'
import { chief } from './support/staff.ts'
import { startConversation } from './support/wire.ts'

/** Nobody, for what root would be allowed to do. */
const NOBODY = 65534
const asRoot = process.getuid?.() === 0

async function serve(env: Record<string, string>, uid?: number) {
  const usual = { PORT: String(await freePort()), BELLHOP_KB: journeyKb, BELLHOP_DATA: scratch('data') }
  return bellhop(['serve'], { env: { ...usual, ...env }, uid })
}

/** What a refusal to start printed, once it ended with status 1. */
async function refusal(run: Run): Promise<string> {
  const { code, stdout, stderr } = await withinBounds(run, 60_000)
  expect(code, stdout + stderr).toBe(1)
  expect(stdout + stderr).not.toMatch(/^\s+at .+:\d+:\d+/m)
  return stdout + stderr
}

describe('A start that cannot work ends with status 1 and says', () => {
  it('every mistake in the environment at once, each with its variable and what it takes', async () => {
    const said = await refusal(
      await serve({
        PORT: 'front',
        OPENAI_BASE_URL: 'nowhere',
        BELLHOP_LIMIT_BODY_BYTES: '-1',
        BELLHOP_LIMIT_SPEED: '3',
        BELLHOP_COLOUR: 'blue',
        LOG_LEVEL: 'loud',
      }),
    )
    const named = [
      'PORT',
      'OPENAI_BASE_URL',
      'BELLHOP_LIMIT_BODY_BYTES',
      'BELLHOP_LIMIT_SPEED',
      'BELLHOP_COLOUR',
      'LOG_LEVEL',
    ]
    for (const name of named) expect(said).toMatch(new RegExp(`^\\s*${name}: \\S+`, 'm'))
    expect(said).toContain('0 to 65535')
  })

  it('that the port is taken, and which setting to change', async () => {
    const { listening, port } = await occupy()
    const said = await refusal(await serve({ PORT: String(port) }))
    listening.close()
    expect(said).toContain(String(port))
    expect(said).toMatch(/PORT/)
  })

  it('that the folder of articles is not there', async () => {
    const missing = join(scratch('kb'), 'not-there')
    const said = await refusal(await serve({ BELLHOP_KB: missing }))
    expect(said).toContain(missing)
    expect(said).toContain('BELLHOP_KB')
  })

  it('that the folder of articles is empty', async () => {
    const empty = scratch('kb')
    const said = await refusal(await serve({ BELLHOP_KB: empty }))
    expect(said).toContain(empty)
    expect(said).toMatch(/\.md|markdown/)
  })

  it('that a newer version wrote the database', async () => {
    const data = scratch('data')
    const first = await startServer({ data })
    expect((await first.stop()).code).toBe(0)
    const file = databaseIn(data)
    const database = new Database(file)
    database
      .prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)')
      .run('later', 4_102_444_800_000)
    database.close()

    const said = await refusal(await serve({ BELLHOP_DATA: data }))
    expect(said).toContain(file)
    expect(said).toMatch(/newer version/)
  })

  it('that the data folder cannot be written to', async () => {
    const data = join(scratch('data'), 'locked')
    mkdirSync(data)
    chmodSync(join(data, '..'), 0o755)
    chmodSync(data, 0o555)
    const said = await refusal(await serve({ BELLHOP_DATA: data }, asRoot ? NOBODY : undefined))
    expect(said).toContain(data)
    expect(said).toMatch(/BELLHOP_DATA|permission|write/)
  })
})

describe('A start that works', () => {
  it('prints where everything is: demo page, first admin, articles, drafter', async () => {
    const server = await startServer()
    // It is ready a moment before it says so.
    await expect.poll(server.output).toMatch(new RegExp(`${server.url}/console/#setup=[\\w-]{20,}`))
    const said = server.output()
    await server.stop()
    expect(said).toContain(`${server.url}/`)
    expect(said).toMatch(/\b1[34] articles/)
    expect(said).toMatch(/quote/)
    expect(said).toMatch(/OPENAI_(API_KEY|BASE_URL)/)
  })

  it('ends with status 0 when it is told to stop, in the middle of a conversation too', async () => {
    const server = await startServer()
    const customer = await startConversation(server.url)
    const answer = customer.say('How long does delivery take?').catch((error: unknown) => error)
    const exit = await server.stop('SIGTERM')
    expect(exit.code, server.output()).toBe(0)
    await answer

    const again = await startServer({ data: server.data })
    const kept = await fetch(`${again.url}/api/conversations/${customer.conversationId}`, {
      headers: { authorization: `Bearer ${customer.token}` },
    })
    await again.stop()
    expect(kept.status).toBe(200)
  })

  it('reports an article that it cannot read, with file and line, and serves the others', async () => {
    const server = await startServer({ kb: join(repository, 'test/fixtures/journey-broken-kb') })
    const said = server.output()
    const customer = await startConversation(server.url)
    const { reply } = await customer.say('Is there parking by the workshop?')
    await server.stop()
    expect(said).toMatch(/never-closed\.md:\d+/)
    expect(reply?.citations.map(({ articleId }) => articleId)).toEqual(['fine'])
  })
})

describe('The command line', () => {
  const env = () => ({ BELLHOP_KB: journeyKb, BELLHOP_DATA: scratch('data') })

  it('explains itself', async () => {
    const { code, stdout } = await bellhop(['--help']).exit
    expect(code).toBe(0)
    for (const command of ['serve', 'check', 'ask', 'user add']) expect(stdout).toContain(command)
  })

  it('refuses a command that it does not know and names those that it does', async () => {
    const { code, stdout, stderr } = await bellhop(['serv']).exit
    expect(code).not.toBe(0)
    expect(stdout + stderr).toMatch(/serve/)
  })

  it('checks articles: status 1 with file and line where one cannot be read, 0 where all can', async () => {
    const broken = join(repository, 'test/fixtures/journey-broken-kb')
    const bad = await bellhop(['check'], { env: { ...env(), BELLHOP_KB: broken } }).exit
    expect(bad.code).toBe(1)
    expect(bad.stdout + bad.stderr).toMatch(/never-closed\.md:[1-9]\d*/)

    const good = await bellhop(['check'], { env: env() }).exit
    expect(good.code, good.stdout + good.stderr).toBe(0)
  })

  it('answers a question with its sources, its confidence and what it considered', async () => {
    const { code, stdout, stderr } = await bellhop(['ask', 'How long does delivery take?'], { env: env() }).exit
    expect(code, stderr).toBe(0)
    expect(stdout).toContain('2 to 4 working days')
    expect(stdout).toContain('orders/delivery')
    expect(stdout).toMatch(/confidence/i)
  })

  it('makes a member of staff, once for an address', async () => {
    const folders = env()
    const add = (password: string) =>
      bellhop(['user', 'add', '--email', chief.email, '--name', chief.name, '--role', 'admin', '--password-stdin'], {
        env: folders,
        input: `${password}\n`,
      }).exit
    const short = await add('short')
    expect(short.code).toBeGreaterThan(0)
    expect(short.stdout + short.stderr).toMatch(/12/)
    expect((await add(chief.password)).code).toBe(0)
    const twice = await add(chief.password)
    expect(twice.code).toBeGreaterThan(0)
    expect(twice.stdout + twice.stderr).toContain(chief.email)
    expect(twice.stdout + twice.stderr).not.toContain(chief.password)
  })

  it('runs as npx bellhop from a clone', async () => {
    const { stdout } = await promisify(execFile)('npx', ['--no-install', 'bellhop', '--help'], { cwd: repository })
    expect(stdout).toContain('serve')
  })
})

function databaseIn(data: string): string {
  const file = readdirSync(data).find((name) => /\.(sqlite3?|db)$/.test(name))
  if (!file) throw new Error(`No database in ${data}: it holds ${readdirSync(data).join(', ')}.`)
  return join(data, file)
}

async function occupy(): Promise<{ listening: NetServer; port: number }> {
  const listening = createServer()
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
  const address = listening.address()
  if (address === null || typeof address === 'string') throw new Error('No port was given.')
  return { listening, port: address.port }
}
