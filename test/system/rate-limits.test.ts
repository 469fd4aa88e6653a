import { describe, expect, it } from 'vitest'
import { defaultLimits } from '../../src/protocol/limits.ts'
import { memoryRateLimits } from '../../src/system/rate-limits.ts'
import { argonPasswords, systemIds } from '../../src/system/secrets.ts'

describe('Rate limits', () => {
  it('let through what is allowed, key by key, then say how long to wait, in whole seconds', async () => {
    const limits = memoryRateLimits({ ...defaultLimits, VISITOR_MESSAGES_PER_MINUTE: 2 })
    expect(await limits.take('message', 'a')).toBeUndefined()
    expect(await limits.take('message', 'a')).toBeUndefined()
    const wait = await limits.take('message', 'a')
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(60)
    expect(Number.isInteger(wait)).toBe(true)
    expect(await limits.take('message', 'b')).toBeUndefined()
    expect(await limits.take('request', 'a')).toBeUndefined()
  })

  it('count before something is done, so that none of many at once slips by [S57]', async () => {
    const limits = memoryRateLimits({ ...defaultLimits, SIGN_IN_FAILURES: 3 })
    const waits = await Promise.all(Array.from({ length: 50 }, () => limits.take('sign_in', 'ana')))
    expect(waits.filter((wait) => wait === undefined)).toHaveLength(3)
  })

  it('give back what is forgiven', async () => {
    const limits = memoryRateLimits({ ...defaultLimits, SIGN_IN_FAILURES: 1 })
    for (let times = 0; times < 5; times++) {
      expect(await limits.take('sign_in', 'ana')).toBeUndefined()
      await limits.forgive('sign_in', 'ana')
    }
  })
})

describe('Secrets', () => {
  it('are 256 bits each, safe in an address, and kept as SHA-256', () => {
    const made = Array.from({ length: 100 }, () => systemIds.secret())
    expect(new Set(made).size).toBe(100)
    for (const secret of made) expect(secret).toMatch(/^[\w-]{43}$/)
    expect(systemIds.hash('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })

  it('have ids beside them that sort by the time they were made', () => {
    const ids = Array.from({ length: 1_000 }, () => systemIds.next())
    for (const [at, id] of ids.entries()) {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/)
      if (at > 0) expect(id > (ids[at - 1] ?? '')).toBe(true)
    }
  })
})

describe('Passwords', () => {
  it('are kept as argon2id at 19 MiB, two passes, one lane, each with a salt of its own', async () => {
    const [one, other] = await Promise.all([argonPasswords.hash('a clay cup'), argonPasswords.hash('a clay cup')])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(other).not.toBe(one)
    expect(await argonPasswords.verify(one, 'a clay cup')).toBe(true)
    expect(await argonPasswords.verify(one, 'a clay cuq')).toBe(false)
    expect(await argonPasswords.verify(undefined, 'a clay cup')).toBe(false)
  })
})
