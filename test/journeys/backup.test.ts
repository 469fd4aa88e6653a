/** Backing up, restoring and verifying as an operator does it: the built command, beside a server that people talk to. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bellhop, freePort, journeyKb, scratch, startServer, withinBounds } from './support/server.ts'
import { startConversation } from './support/wire.ts'

describe('bellhop backup, restore and verify', () => {
  it('[P13] made while customers write, put back after a loss: all that was acknowledged before is there', async () => {
    const many = {
      BELLHOP_LIMIT_VISITOR_MESSAGES_PER_MINUTE: '100000',
      BELLHOP_LIMIT_ADDRESS_REQUESTS_PER_MINUTE: '100000',
    }
    const server = await startServer({ env: many })
    const customers = await Promise.all(Array.from({ length: 4 }, () => startConversation(server.url)))
    const acknowledged: { id: string; seq: number; text: string }[] = []
    const enough = new AbortController()
    const work = customers.map(async (customer, at) => {
      for (let n = 0; !enough.signal.aborted; n++) {
        const { message } = await customer.say(`message ${n} of ${at}`)
        acknowledged.push({ id: customer.conversationId, seq: message.seq, text: message.text })
      }
    })
    while (acknowledged.length < 8) await new Promise((soon) => setTimeout(soon, 20))
    const before = [...acknowledged]
    const file = join(scratch('backup'), 'bellhop-backup.sqlite')
    const made = await server.cli(['backup', file])
    expect(made.code, made.stderr).toBe(0)
    expect(made.stdout).toMatch(
      /bellhop-backup\.sqlite: \d+\.\d MB, 4 conversations, \d+ events, 0 members of staff\.$/m,
    )
    const verified = await server.cli(['verify'])
    expect(verified, verified.stdout + verified.stderr).toMatchObject({ code: 0 })
    expect(await server.cli(['verify', file])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/nothing is wrong\.$/m),
    })

    const refused = await server.cli(['restore', file])
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringMatching(/Bellhop is running on the database/) })
    enough.abort()
    await Promise.all(work)
    await server.stop('SIGKILL')
    const restored = await server.cli(['restore', file])
    expect(restored.code, restored.stderr).toBe(0)
    const kept = /^What was there is kept as (.+)\.$/m.exec(restored.stdout)?.[1] ?? ''
    expect(existsSync(kept), restored.stdout).toBe(true)

    const again = await startServer({ port: server.port, data: server.data, kb: server.kb, inPlace: true })
    for (const customer of customers) {
      const { messages } = await customer.snapshot()
      for (const { id, seq, text } of before) {
        if (id === customer.conversationId) expect(messages).toContainEqual(expect.objectContaining({ seq, text }))
      }
    }
    await customers[0]?.say('and on it goes')
    await again.stop()
    expect(await again.cli(['verify'])).toMatchObject({ code: 0 })
  })

  it('say in a sentence what is wrong, and end with a status that scripts can tell', async () => {
    const data = scratch('data')
    const run = (...args: string[]) => bellhop(args, { env: { BELLHOP_DATA: data } }).exit
    const nothing = join(data, 'nothing.sqlite')
    expect(await run('backup', join(data, 'b.sqlite'))).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^There is no database .*\.\n$/),
    })
    expect(await run('restore', nothing)).toMatchObject({ code: 1 })
    expect(await run('verify')).toMatchObject({ code: 1 })
    for (const args of [
      ['backup'],
      ['restore'],
      ['restore', 'a', 'b'],
      ['verify', 'a', 'b'],
      ['backup', '--fast', 'x'],
    ]) {
      const { code, stderr } = await run(...args)
      expect([code, stderr.includes('Usage: bellhop')], args.join(' ')).toEqual([2, true])
    }
    writeFileSync(nothing, 'Dear diary. '.repeat(500))
    const said = await run('restore', nothing)
    expect(said).toMatchObject({ code: 1, stderr: `${nothing} cannot be read: it is no database.\n` })
    expect(readdirSync(data)).toEqual(['nothing.sqlite'])
    const help = await run('--help')
    for (const verb of ['backup FILE [--force]', 'restore FILE', 'verify [FILE]']) expect(help.stdout).toContain(verb)
  })
})

describe('a second server on the same database', () => {
  it('is refused with a sentence, and the first goes on', async () => {
    const server = await startServer()
    const env = { BELLHOP_DATA: server.data, BELLHOP_KB: journeyKb, PORT: String(await freePort()) }
    const { code, stderr } = await withinBounds(bellhop(['serve'], { env }), 60_000)
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/^Bellhop is running on the database .* already; stop it/),
    ])
    await startConversation(server.url)
    await server.stop('SIGKILL')
    // One that crashed keeps nobody out.
    const next = await startServer({ data: server.data })
    await next.stop()
  })
})
