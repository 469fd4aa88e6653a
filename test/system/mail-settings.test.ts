import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from '../../src/config.ts'
import { addressIn, serverIn } from '../../src/mail-settings.ts'

describe('the address of a mail server', () => {
  it.each([
    ['smtps://u:p@mail.example', { host: 'mail.example', port: 465, tls: 'implicit', user: 'u', password: 'p' }],
    ['smtp://u%40x:p%2F%3A@mail.example', { port: 587, tls: 'starttls', user: 'u@x', password: 'p/:' }],
    ['smtp://mail.example:2525/', { host: 'mail.example', port: 2525, tls: 'starttls' }],
    ['smtp://localhost:25?tls=none', { host: 'localhost', port: 25, tls: 'none' }],
    ['smtp://[::1]:25?tls=none', { host: '::1' }],
  ])('%s is understood', (text, server) => {
    expect(serverIn(text)).toMatchObject(server)
  })

  it('is never in the open unless it says so', () => {
    expect(serverIn('smtp://mail.example')?.tls).toBe('starttls')
    expect(serverIn('smtps://mail.example?tls=none')).toBeUndefined()
    expect(serverIn('smtp://mail.example?tls=maybe')).toBeUndefined()
  })

  it.each([
    '',
    'mail.example',
    'https://mail.example',
    'smtp://',
    'smtp://mail.example?pool=1',
    'smtp://h/path',
    'smtp://%zz@h',
  ])('%j is none', (text) => {
    expect(serverIn(text)).toBeUndefined()
  })
})

describe('an address that letters come from', () => {
  it('may have a name before it', () => {
    expect(addressIn('help@shop.example')).toEqual({ name: '', address: 'help@shop.example' })
    expect(addressIn(' "The Shop" <help@shop.example> ')).toEqual({ name: 'The Shop', address: 'help@shop.example' })
    for (const wrong of ['', 'help', 'a@b.example, c@d.example', 'X <help>']) expect(addressIn(wrong)).toBeUndefined()
  })
})

describe('settings of mail', () => {
  const refused = (env: Record<string, string>): string => {
    try {
      readConfig(env)
      return ''
    } catch (error) {
      if (error instanceof ConfigError) return error.message
      throw error
    }
  }

  it('are a server and a sender, or neither', () => {
    expect(readConfig({})).not.toHaveProperty('mail')
    const mail = { BELLHOP_SMTP_URL: 'smtps://u:p@mail.example', BELLHOP_MAIL_FROM: 'Shop <help@shop.example>' }
    expect(readConfig(mail).mail).toMatchObject({ tls: 'implicit', from: { name: 'Shop' } })
    expect(readConfig({ ...mail, BELLHOP_MAIL_REPLY_TO: 'team@shop.example' }).mail).toMatchObject({
      replyTo: { address: 'team@shop.example' },
    })
    expect(refused({ BELLHOP_SMTP_URL: mail.BELLHOP_SMTP_URL })).toContain('BELLHOP_MAIL_FROM: takes')
    expect(refused({ BELLHOP_MAIL_FROM: mail.BELLHOP_MAIL_FROM })).toContain('BELLHOP_SMTP_URL: takes')
  })

  it('that are wrong are named without what stood there: it may hold a password', () => {
    const said = refused({ BELLHOP_SMTP_URL: 'imap://u:geheim@mail.example', BELLHOP_MAIL_FROM: 'help' })
    expect(said).toMatch(/BELLHOP_SMTP_URL: takes smtps/)
    expect(said).toMatch(/BELLHOP_MAIL_FROM: takes an address/)
    expect(said).not.toContain('geheim')
  })
})
