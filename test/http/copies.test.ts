/** A copy of the conversation by email, over REST, and the letters of a whole server. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sendDue } from '../../src/desk/letters.ts'
import { Mailed, Snapshot } from '../../src/protocol/conversations.ts'
import { StaffSnapshot } from '../../src/protocol/desk.ts'
import { WritingHelp } from '../../src/protocol/writing.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { headerOf, type MailServer, mailServer, partOf } from '../fixtures/smtp.ts'
import { type Agent, agentOf, call, customerOf, fieldsRefused, message, refused, shaped } from './client.ts'

/** With a name and a password, which are put together so that none stands here. */
function serverAddress(port: number): string {
  const address = new URL(`smtp://127.0.0.1:${port}?tls=none`)
  Object.assign(address, { username: 'desk', password: 'geheim-42' })
  return address.href
}

const covered = 'How long do I have to send something back?'

let post: MailServer
let server: TestServer
let admin: Agent
beforeAll(async () => {
  post = await mailServer()
  server = await startServer({
    env: {
      BELLHOP_SMTP_URL: serverAddress(post.port),
      BELLHOP_MAIL_FROM: 'Shop <help@shop.example>',
    },
    limits: { ADDRESS_COPIES_PER_HOUR: 8, MAILBOX_COPIES_PER_DAY: 2 },
  })
  admin = await agentOf(server, ['agent', 'admin'])
})
afterAll(async () => {
  await server.removed()
  await post.close()
})

const mails = async () => (await (await call(server, 'GET', '/api/welcome')).json()).mail as boolean

describe('A copy by email', () => {
  it('is offered where mail is sent, and comes as a letter in the customer’s language and hours', async () => {
    expect(await mails()).toBe(true)
    const customer = await customerOf(server, { locale: 'de', contact: { name: 'Mia' } })
    const german = 'Wie lange habe ich Zeit, um die Ware zurückzuschicken?'
    await customer.says(german)
    const body = { email: 'mia@example.org', timeZone: 'Europe/Belgrade' }
    await shaped(customer.call('POST', '/transcript', { body }), 202, Mailed)
    await sendDue(server.desk)
    const got = post.handed.find(({ to }) => to[0] === 'mia@example.org')
    expect(headerOf(got?.raw ?? '', 'To')).toBe('mia@example.org')
    const text = partOf(got?.raw ?? '', 'text/plain')
    expect(text).toContain('die in unserem Chat angefordert wurde')
    expect(text).toContain(german)
    expect(text).toMatch(/(MEZ|MESZ)\] Mia/)
    expect(partOf(got?.raw ?? '', 'text/html')).toContain('<html lang="de" dir="ltr">')
  })

  it('takes one address and a time zone, and nothing else', async () => {
    const customer = await customerOf(server)
    const wrong = [
      {},
      { email: 'mia' },
      { email: 'a@example.org\r\nBcc: b@example.org' },
      { email: 'a@b.example', cc: 1 },
    ]
    for (const body of wrong) await fieldsRefused(customer.call('POST', '/transcript', { body }))
    const body = { email: 'mia@example.org', timeZone: 'Mars/Olympus' }
    expect(await fieldsRefused(customer.call('POST', '/transcript', { body }))).toEqual(['timeZone'])
  })

  it('is sent to a mailbox, and for an address, no more often than the limits say', async () => {
    const one = await customerOf(server)
    const other = await customerOf(server)
    await one.says(covered)
    await other.says(covered)
    const to = (email: string, from = one) => from.call('POST', '/transcript', { body: { email } })
    for (const from of [one, other]) await shaped(to('joe@example.org', from), 202, Mailed)
    expect((await refused(to('Joe@example.org', other), 'rate_limited')).message).toContain('This address was sent')
    for (let n = 0; n < 9; n++) if ((await to(`joe${n}@example.org`)).status === 429) break
    const told = await to('new@example.org')
    expect([told.status, Number(told.headers.get('retry-after'))]).toEqual([429, expect.any(Number)])
  })
})

describe('A reply to who chose email', () => {
  it('goes out by itself; the team sees that it did, and the customer does not', async () => {
    const customer = await customerOf(server)
    await shaped(customer.call('POST', '/handoff', { body: {} }), 200, Snapshot)
    const waiting = await shaped(customer.call('POST', '/email', { body: { email: 'ron@example.org' } }), 200, Snapshot)
    expect(waiting).toMatchObject({ byEmail: true, queue: { mayEmail: true } })
    const path = `/api/conversations/${customer.id}`
    await shaped(admin.call('POST', `${path}/messages`, { body: message('It is on its way.') }), 200, StaffSnapshot)
    await sendDue(server.desk)
    const got = post.handed.filter(({ to }) => to[0] === 'ron@example.org')
    expect(got).toHaveLength(1)
    expect(partOf(got[0]?.raw ?? '', 'text/plain')).toContain('It is on its way.')
    const events = async (headers: Record<string, string>) =>
      (await (await call(server, 'GET', `${path}/events`, { headers })).json()).events.map(
        ({ type }: { type: string }) => type,
      )
    expect(await events(admin.headers)).toContain('mail.sent')
    expect(await events(customer.headers)).not.toContain('mail.sent')
    const help = await shaped(admin.call('GET', '/api/writing'), 200, WritingHelp)
    expect(help.mails).toBe(true)
  })
})

describe('What customers say afterwards', () => {
  it('is asked, kept and counted, the assistant’s part and the person’s apart', async () => {
    await admin.call('PUT', '/api/settings', { body: { surveys: { ces: true, nps: true } } })
    const customer = await customerOf(server)
    await customer.says(covered)
    const path = `/api/conversations/${customer.id}`
    await admin.call('POST', `${path}/messages`, { body: message('And I am here too.') })
    await admin.call('POST', `${path}/resolve`, { body: {} })
    const { survey } = await shaped(customer.call('GET', ''), 200, Snapshot)
    expect(survey).toMatchObject({ asks: ['csat', 'ces', 'nps'], of: 'both' })
    for (const body of [
      { csat: 5 },
      { csat: 5, assistant: 2 },
      { csat: 5, assistant: 2, ces: 7 },
      { csat: 5, assistant: 2, ces: 7, nps: 0 },
    ])
      await shaped(customer.call('POST', '/rating', { body }), 200, Snapshot)
    const { rating } = await shaped(customer.call('GET', ''), 200, Snapshot)
    expect(rating).toMatchObject({ csat: 5, assistant: 2, ces: 7, nps: 0, of: 'both', fresh: ['nps'] })
    expect(await fieldsRefused(customer.call('POST', '/rating', { body: { assistant: 6 } }))).toEqual(['assistant'])
    const text = await (await call(server, 'GET', '/metrics')).text()
    for (const line of [
      'bellhop_ratings_total{csat="5",of="person"} 1',
      'bellhop_ratings_total{csat="2",of="assistant"} 1',
      'bellhop_effort_ratings_total{ces="7",of="both"} 1',
      'bellhop_recommendations_total{nps="0"} 1',
      'bellhop_rating_asks_total{question="nps",of="both"} 1',
      'bellhop_letters_total{kind="reply",outcome="sent"} 1',
    ]) {
      expect(text).toContain(line)
    }
  })

  it('ends a conversation where they say that it is solved, but for one that an agent has', async () => {
    const customer = await customerOf(server)
    await customer.says(covered)
    const ended = await shaped(customer.call('POST', '/solved', { body: {} }), 200, Snapshot)
    expect(ended).toMatchObject({ status: 'resolved', ratingAsked: true, survey: { of: 'assistant' } })
    const held = await customerOf(server)
    await admin.call('POST', `/api/conversations/${held.id}/claim`)
    await refused(held.call('POST', '/solved', { body: {} }), 'already_claimed')
  })
})

describe('A server with mail', () => {
  it('writes neither addresses nor its password into the log', async () => {
    post.answers.set('RCPT TO', '550 lea@example.org is nobody')
    const customer = await customerOf(server)
    await shaped(customer.call('POST', '/handoff', { body: {} }), 200, Snapshot)
    await customer.call('POST', '/email', { body: { email: 'lea@example.org' } })
    await admin.call('POST', `/api/conversations/${customer.id}/messages`, { body: message('Hello') })
    await sendDue(server.desk)
    post.answers.clear()
    expect(server.log()).toContain('a letter was not taken')
    expect(server.log()).not.toMatch(/example\.org|geheim-42/)
    const events = z.object({
      events: z.array(z.object({ type: z.string(), data: z.record(z.string(), z.unknown()) })),
    })
    const answer = await (await admin.call('GET', `/api/conversations/${customer.id}/events`)).json()
    expect(events.parse(answer).events.at(-1)).toMatchObject({ type: 'mail.failed', data: { why: 'refused' } })
  })
})

describe('A server without mail', () => {
  it('offers no copy by email and refuses one', async () => {
    const plain = await startServer()
    const customer = await customerOf(plain)
    expect((await (await call(plain, 'GET', '/api/welcome')).json()).mail).toBe(false)
    await refused(customer.call('POST', '/transcript', { body: { email: 'mia@example.org' } }), 'forbidden')
    await shaped(customer.call('POST', '/handoff', { body: {} }), 200, Snapshot)
    const { queue } = await shaped(customer.call('GET', ''), 200, Snapshot)
    expect(queue).not.toHaveProperty('mayEmail')
    await plain.removed()
  })
})
