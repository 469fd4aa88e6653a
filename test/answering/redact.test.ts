import { describe, expect, it } from 'vitest'
import { redact } from '../../src/answering/redact/redact.ts'
import { tokenBegins } from '../../src/answering/redact/secrets.ts'

describe('redacting what should not have been typed [S74]', () => {
  it.each([
    ['my card 4111 1111 1111 1111 was charged', 'my card [card number removed] was charged'],
    ['4111-1111-1111-1111', '[card number removed]'],
    ['4111 1111 1111 1111 12/27 123', '[card number removed] 12/27 123'],
    ['order 12 4111-1111-1111-1111 1227', 'order 12 [card number removed] 1227'],
    ['4111 1111 1111 1111 5500-0000-0000-0004', '[card number removed] [card number removed]'],
    ['IBAN:NL91ABNA0417164300', 'IBAN:[IBAN removed]'],
    ['pNL91ABNA0417164300', 'p[IBAN removed]'],
    ['378282246310005!', '[card number removed]!'],
    ['refund to DE89 3704 0044 0532 0130 00 please', 'refund to [IBAN removed] please'],
    ['GB82WEST12345698765432', '[IBAN removed]'],
    ['rs35260005601001611379', '[IBAN removed]'],
    ['my password is hunter2!', 'my password is [password removed]'],
    ['Passwort: geheim99', 'Passwort: [password removed]'],
    ['mot de passe : azerty12', 'mot de passe : [password removed]'],
    ['moja lozinka je tajna123', 'moja lozinka je [password removed]'],
    ['лозинка је тајна123', 'лозинка је [password removed]'],
  ])('%s', (text, left) => {
    expect(redact(text)).toBe(left)
  })

  it.each([
    'order 113542617735902 is late',
    'call +381 11 123 4567',
    'serial 0000 0000 0000 0000',
    'my password is not accepted',
    'my password is wrong',
    'the password is required',
    'Wo ist mein Passwort?',
    'DE12 something else',
    'how do I reset my password',
  ])('leaves alone: %s', (text) => {
    expect(redact(text)).toBe(text)
  })

  it('reads on from one place of what begins like a key again and again, however long it is', () => {
    const places = (text: string) => [...text.matchAll(new RegExp(tokenBegins, 'g'))].length
    expect([3, 300, 3_000].map((times) => places('eyJ'.repeat(times)))).toEqual([1, 1, 1])
    const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl'
    expect(redact(`x_${token} eyJ-${token}`)).toBe('x_[key removed] [key removed]')
    expect(redact(`${'eyJ'.repeat(1_000)}.${'a'.repeat(20)}`)).toBe('[key removed]')
  })
})
