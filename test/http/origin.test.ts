/** Whose address a request counts for. */
import { describe, expect, it } from 'vitest'
import { addressFrom } from '../../src/http/origin.ts'

const counted = (remote: string, forwarded?: string, trust = false) => addressFrom(remote, forwarded, trust)

describe('The address that limits are counted by', () => {
  it('is the /64 of an IPv6 address, however it is written, because its owner has all of it [S13]', () => {
    const same = [
      '2001:db8:0:7::1',
      '2001:0DB8:0000:0007:ffff:0:0:2',
      '2001:db8:0:7:a:b:c:d',
      '2001:db8:0:7::192.0.2.1',
    ]
    expect(new Set(same.map((address) => counted(address))).size).toBe(1)
    const others = ['2001:db8:0:8::1', '2001:db8::7:0:0:1', 'fe80::1%eth0', '::1']
    expect(new Set([same[0] as string, ...others].map((address) => counted(address))).size).toBe(1 + others.length)
  })

  it('is an IPv4 address whole, also where it comes in the clothes of an IPv6 one', () => {
    expect(counted('192.0.2.1')).toBe('192.0.2.1')
    expect(counted('::ffff:192.0.2.1')).toBe('192.0.2.1')
    expect(counted('192.0.2.1')).not.toBe(counted('192.0.2.2'))
  })

  it('is what the proxy in front named, where one is trusted, and nothing that a customer says', () => {
    expect(counted('10.0.0.1', '203.0.113.9, 2001:db8:0:7::1', true)).toBe(counted('2001:db8:0:7::2'))
    expect(counted('10.0.0.1', '203.0.113.9')).toBe('10.0.0.1')
    expect(counted('10.0.0.1', 'no address at all', true)).toBe('no address at all')
  })
})
