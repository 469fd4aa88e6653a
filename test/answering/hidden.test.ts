/** What is kept from a model's provider, and what is put back into its answer. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { queriesPrompt } from '../../src/answering/advice.ts'
import { customerText } from '../../src/answering/prompt.ts'
import { hiding, redact } from '../../src/answering/redact/redact.ts'

/** [what is written, what must not be in what leaves, the kind] */
const secrets: [text: string, secret: string, kind: string][] = [
  ['pay with 4111 1111 1111 1111 please', '1111', 'card number'],
  ['4111  1111\n1111  1111', '1111', 'card number'],
  ['4111/1111/1111/1111', '1111', 'card number'],
  ['card5555555555554444x', '5555', 'card number'],
  ['٤١١١ ١١١١ ١١١١ ١١١١', '١١١١', 'card number'],
  ['４１１１１１１１１１１１１１１１', '１１', 'card number'],
  ['𝟒𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏', '𝟏𝟏', 'card number'],
  ['4111\u200d1111\u200c1111\u200d1111', '1111', 'card number'],
  ['4111–1111–1111–1111', '1111', 'card number'],
  ['4111\u00a01111\u00a01111\u00a01111', '1111', 'card number'],
  ['DE89 3704 0044 0532 0130 00', '0532', 'IBAN'],
  ['my ibanDE89370400440532013000', '0532', 'IBAN'],
  ['NO93 8601 1117 947', '8601', 'IBAN'],
  ['JMBG 0101990710008', '0101990', 'ID number'],
  ['born 0101990710008', '0101990', 'ID number'],
  ['my ssn is 078-05-1120', '1120', 'ID number'],
  ['078-05-1120', '1120', 'ID number'],
  ['DNI 12345678Z', '12345678', 'ID number'],
  ['X1234567L', '1234567', 'ID number'],
  ['RSSMRA85T10A562S', 'RSSMRA', 'ID number'],
  ['2 55 08 14 168 025 38', '168', 'ID number'],
  ['passport number: 012345678', '012345678', 'ID number'],
  ['my password is hunter2!', 'hunter2', 'password'],
  ['my password hunter22 is refused', 'hunter22', 'password'],
  ['mysql://root:s3cr3t@db.example/x', 's3cr3t', 'password'],
  ['the PIN is 4711', '4711', 'password'],
  ['CVV: 123', '123', 'code'],
  ['the verification code is 123 456', '123 456', 'code'],
  ['sk-proj-abcDEF1234567890abcdEF', 'abcDEF', 'key'],
  ['sk_live_51Habcdefghijklmnopqrst', '51Habc', 'key'],
  ['AKIAIOSFODNN7EXAMPLE', 'FODNN7', 'key'],
  [`ghp_${'a1B2'.repeat(9)}`, 'a1B2', 'key'],
  ['xoxb-123456789012-abcdefABCDEF', 'abcdef', 'key'],
  ['AIzaSyA1234567890abcdefghijklmnopqrstu', 'abcdef', 'key'],
  ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl', 'zdWIi', 'key'],
  ['-----BEGIN RSA PRIVATE KEY-----\nMIIEow\nIBAAK\n-----END RSA PRIVATE KEY-----', 'MIIE', 'key'],
  ['Authorization: Bearer abc.def-ghi123', 'ghi123', 'key'],
  ['our api key is 7f3a9c2e5b8d1f4a6c', '7f3a9c', 'key'],
  ['client_secret=Zx81kQpL0vT5', 'Zx81k', 'key'],
  ['https://shop.example/reset?token=a1b2c3d4e5', 'a1b2c3', 'key'],
]

describe('[S74] what leaves for a provider', () => {
  it.each(secrets)('has no secret of %j', (text, secret, kind) => {
    const hidden = hiding()
    for (const left of [hidden.hide(text), redact(text)]) {
      expect(left).not.toContain(secret)
      expect(left).toContain(`[${kind} removed]`)
      expect(hidden.restore(left)).toBe(left)
    }
  })

  it.each([
    ['write to Ana.Petrović+shop@example.co.rs!', 'write to [email 1]!', 'Petrović'],
    ['ana (at) example [dot] org', '[email 1]', 'ana'],
    ['ana＠example．org', '[email 1]', 'ana'],
    ['call +381 64 123 45 67 today', 'call [phone 1] today', '123'],
    ['064/123-4567', '[phone 1]', '123'],
    ['(555) 555-0100 or 555.555.0101', '[phone 1] or [phone 2]', '555'],
    ['mein Handy: 1761234567', 'mein Handy: [phone 1]', '176'],
    ['0044 20 7946 0958', '[phone 1]', '7946'],
    ['06 12 34 56 78', '[phone 1]', '34'],
    ['from 84.17.145.12', 'from [IP address 1]', '84.17'],
    ['2001:db8:85a3::8a2e:370:7334', '[IP address 1]', 'db8'],
  ])('has marks for who can be reached where: %j', (text, left, gone) => {
    const hidden = hiding()
    expect(hidden.hide(text)).toBe(left)
    expect(left).not.toContain(gone)
    expect(hidden.restore(left)).toBe(text)
    expect(redact(text)).toBe(text)
  })

  it.each([
    'order 113542617735902 is late',
    'order 0641234567 is late',
    'Bestellung 0176 1234567',
    'order number: 555-555-0100',
    'invoice 2026/000123 of 12.03.2026 for 1.234.567,00',
    'tracking 1Z999AA10123456784',
    'serial number 4C-32-1A-9981-2210',
    'IMEI 490154203237518',
    'firmware 2.0.115.12 and version 10.15.117.12',
    'v104.26.113.20',
    'my router is at 192.168.1.1, the other at 10.0.0.138',
    'between 10:30 and 12:45 on 2026-03-02',
    'Serial.begin(115200) on pin 13; pin is connected',
    'std::vector<int> and abc::def',
    'the password is stolen, the token is expired, the key is missing',
    'which token do I need for the api key page',
    'https://help.example/articles/4407225360018-Uninstall',
    '10 000 000 dinars, 1,000,000 euros',
    'SKU 12345678 and part 12345678A',
    'DE12 something else',
    'rows 378 | 200 | 78 | 0.605 | 0.830 | 0.870',
    'ssh user@host and @ana',
  ])('leaves alone what an answer may rest on: %j', (text) => {
    expect(hiding().hide(text)).toBe(text)
  })

  it('marks one mailbox or number by one mark, however it is written, in all texts of a request', () => {
    const hidden = hiding()
    expect(hidden.hide('ana@example.org, bo@example.org')).toBe('[email 1], [email 2]')
    expect(hidden.hide('ANA@example.org +381641234567')).toBe('[email 1] [phone 1]')
    expect(hidden.hide('+381 64 123-45-67')).toBe('[phone 1]')
    expect(hidden.restore('We write to [email 2], [Email 1] and [email 9].')).toBe(
      'We write to bo@example.org, ana@example.org and [email 9].',
    )
  })

  it('leaves the company’s own contact data, as its articles have it', () => {
    const hidden = hiding(['Write to support@shop.example or call +1 800 555 0199.'])
    expect(hidden.hide('Is Support@shop.example right, or +1-800-555-0199? I am ana@example.org')).toBe(
      'Is Support@shop.example right, or +1-800-555-0199? I am [email 1]',
    )
  })

  it('puts back what an answer that comes in pieces has marks for, wherever it is cut', () => {
    const answer = 'We write to [email 1] (see [1][2]), call [phone 1] and keep [this] and [email'
    const whole = 'We write to ana@example.org (see [1][2]), call +381641234567 and keep [this] and [email'
    fc.assert(
      fc.property(fc.array(fc.nat(answer.length), { maxLength: 12 }), (cuts) => {
        const hidden = hiding()
        hidden.hide('ana@example.org +381641234567')
        const restoring = hidden.restoring()
        const places = [0, ...cuts.sort((a, b) => a - b), answer.length]
        const pieces = places.slice(1).map((end, at) => answer.slice(places[at], end))
        expect(pieces.map(restoring.feed).join('') + restoring.end()).toBe(whole)
      }),
    )
  })

  it('changes nothing in any text but what it finds, and never puts a secret back', () => {
    const part = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...secrets.map(([text]) => ` ${text} `)))
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const text = parts.join('')
        const hidden = hiding()
        const left = hidden.hide(text)
        if (!left.includes('removed]')) expect(hidden.restore(left)).toBe(text)
        expect(hidden.restore(left)).not.toMatch(/4111 1111|hunter2|0532 0130|AKIAIOSFODNN7/)
      }),
    )
  })

  it('shows no half of what a cut goes through', () => {
    for (let at = 0; at < 60; at++) {
      const text = `${'x'.repeat(at)} 4111 1111 1111 1111 ${'y'.repeat(2_000)}`
      expect(customerText(text, 40, hiding())).not.toMatch(/\d{4}/)
      const long = `${'-----BEGIN PRIVATE KEY-----'}${'k'.repeat(3_000)}-----END PRIVATE KEY-----${'z'.repeat(380)} 4111 1111 1111 1111`
      expect(customerText(long, 40 + at, hiding())).not.toMatch(/k{3}|\d{4}/)
    }
  })

  it('proposed searches are made with what the customer wrote', () => {
    const hidden = hiding()
    const prompt = queriesPrompt({ question: 'Is ana@example.org signed up?', history: [], lang: 'en' }, hidden)
    expect(JSON.stringify(prompt)).not.toContain('ana@')
    expect(hidden.restore('sign-up of [email 1]')).toBe('sign-up of ana@example.org')
  })
})
