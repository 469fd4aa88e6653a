import { beforeEach, describe, expect, it, vi } from 'vitest'

type Address = typeof import('../../../web/console/live/address.ts')

let address: Address

/** A browser that tells of a new hash only when it comes to it. */
beforeEach(async () => {
  vi.resetModules()
  vi.stubGlobal('location', { hash: '', pathname: '/console/' })
  vi.stubGlobal('addEventListener', () => {})
  vi.stubGlobal('removeEventListener', () => {})
  address = await import('../../../web/console/live/address.ts')
  return () => vi.unstubAllGlobals()
})

describe('going somewhere', () => {
  it('is done before the next key, and before the browser tells of it', () => {
    address.go({ at: 'list', list: 'mine' })
    expect(address.place.value).toEqual({ at: 'list', list: 'mine' })
    expect(location.hash).toBe('#/mine')
  })

  it('waits for an answer where something is not saved', () => {
    address.holdPlace(true)
    address.go({ at: 'list', list: 'mine' })
    expect(address.place.value).toEqual({ at: 'list', list: 'queue' })
  })
})
