import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Letter, MailFailed } from '../../src/ports/mail.ts'
import { type MailSettings, smtpMailer } from '../../src/system/mail.ts'
import { headerOf, type MailServer, mailServer, partOf } from '../fixtures/smtp.ts'

let server: MailServer
beforeEach(async () => {
  server = await mailServer()
})
afterEach(() => server.close())

const letter: Letter = {
  messageId: '<letter@shop.example>',
  thread: '<conversation@shop.example>',
  to: 'mia@example.org',
  subject: 'Ваш разговор',
  text: 'Guten Tag, „Mia“.\n.\nEnde',
  html: '<p>Guten Tag, „Mia“.</p>',
  automatic: true,
}

function mailer(more: Partial<MailSettings> = {}) {
  const from = { name: 'Shop', address: 'help@shop.example' }
  return smtpMailer({ host: '127.0.0.1', port: server.port, tls: 'none', from, ...more })
}

async function fails(sending: Promise<void>): Promise<MailFailed> {
  const error = await sending.then(
    () => undefined,
    (caught: unknown) => caught,
  )
  expect(error).toBeInstanceOf(MailFailed)
  return error as MailFailed
}

describe('a letter', () => {
  it('is handed over as text and as HTML, under the id that it was given', async () => {
    await mailer().send(letter)
    const [got] = server.handed
    expect(got).toMatchObject({ from: 'help@shop.example', to: ['mia@example.org'] })
    expect(partOf(got?.raw ?? '', 'text/plain')).toContain('„Mia“.\n.\nEnde'.replaceAll('\n', '\r\n'))
    expect(partOf(got?.raw ?? '', 'text/html')).toContain('<p>Guten Tag, „Mia“.</p>')
    const head = (name: string) => headerOf(got?.raw ?? '', name)
    expect(head('Message-ID')).toBe('<letter@shop.example>')
    expect(head('References')).toBe('<conversation@shop.example>')
    expect(head('From')).toBe('Shop <help@shop.example>')
    expect(head('Auto-Submitted')).toBe('auto-generated')
    expect(head('Reply-To')).toBeUndefined()
  })

  it('says where answers are read, where somebody reads them', async () => {
    const replyTo = { name: '', address: 'team@shop.example' }
    expect(mailer().answersRead).toBe(false)
    const read = mailer({ replyTo })
    expect(read.answersRead).toBe(true)
    await read.send({ ...letter, automatic: false })
    expect(headerOf(server.handed[0]?.raw ?? '', 'Reply-To')).toBe('team@shop.example')
    expect(headerOf(server.handed[0]?.raw ?? '', 'Auto-Submitted')).toBeUndefined()
  })

  it('gains no header and no reader from what people wrote', async () => {
    const trick = 'Hello\r\nBcc: all@shop.example\r\n\r\nBuy now\u2028Bcc: x@shop.example'
    const from = { name: trick, address: 'help@shop.example' }
    await mailer({ from }).send({ ...letter, subject: trick })
    const [got] = server.handed
    expect(got?.to).toEqual(['mia@example.org'])
    const lines = (got?.raw ?? '').split(/\r\n\r\n/)[0]?.split('\r\n') ?? []
    expect(lines.filter((line) => /^(bcc|buy now)/i.test(line))).toEqual([])
    expect(headerOf(got?.raw ?? '', 'Subject')).toMatch(/^Hello Bcc: all@shop.example/)
  })

  it('goes to one address, whatever stands in it', async () => {
    const error = await fails(mailer().send({ ...letter, to: 'mia@example.org>\r\nRCPT TO:<x@example.org' }))
    expect(error.fault).toBe('refused')
    expect(server.handed).toEqual([])
  })
})

describe('signing in', () => {
  it('sends name and password where there are any', async () => {
    await mailer({ user: 'desk', password: 'p@ss w:rd' }).send(letter)
    const line = server.heard.find((each) => each.startsWith('AUTH PLAIN')) ?? ''
    expect(Buffer.from(line.split(' ')[2] ?? '', 'base64').toString()).toBe('\0desk\0p@ss w:rd')
  })

  it('and letters never go in the open where encryption is wanted', async () => {
    const error = await fails(mailer({ tls: 'starttls', user: 'desk', password: 'secret' }).send(letter))
    expect(error.fault).toBe('unreachable')
    expect(server.handed).toEqual([])
    expect(server.heard.join('\n')).not.toMatch(/AUTH|MAIL FROM/)
  })
})

describe('a letter that is not taken', () => {
  it.each([
    ['an address that there is not', 'RCPT TO', '550 5.1.1 mia@example.org is nobody', 'refused'],
    ['a mailbox that is full for now', 'RCPT TO', '452 4.2.2 mia@example.org is full', 'unreachable'],
    ['a sender that is not let in', 'MAIL FROM', '553 5.7.1 help@shop.example is not yours', 'unreachable'],
    ['a password that is wrong', 'AUTH', '535 5.7.8 secret is wrong', 'unreachable'],
  ])('for %s says whether it can be tried again, and names nobody', async (_, begins, answer, fault) => {
    server.answers.set(begins, answer)
    const error = await fails(mailer({ user: 'desk', password: 'secret' }).send(letter))
    expect(error.fault).toBe(fault)
    expect(error.message).not.toMatch(/mia|shop|secret|desk/)
  })

  it('for a server that is not there is tried again', async () => {
    const { port } = server
    await server.close()
    const error = await fails(mailer({ port }).send(letter))
    expect(error.fault).toBe('unreachable')
    server = await mailServer()
  })
})
