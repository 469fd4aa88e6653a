import { describe, expect, it } from 'vitest'
import { isOnSite } from '../../src/domain/sites.ts'

describe('an address', () => {
  const sites = ['https://shop.example', 'https://*.store.example', 'http://localhost:3000']

  it.each([
    'https://shop.example/cart?x=1',
    'https://SHOP.example/',
    'https://a.b.store.example/',
    'http://localhost:3000/chat',
  ])('%s is on one of the sites', (address) => {
    expect(isOnSite(address, sites)).toBe(true)
  })

  it.each([
    'http://shop.example/',
    'https://shop.example:8443/',
    'https://shop.example.evil.example/',
    'https://store.example/',
    'https://evilstore.example/',
    'https://shop.example@evil.example/',
    'javascript:alert(1)',
    'shop.example',
    '',
  ])('%j is on none', (address) => {
    expect(isOnSite(address, sites)).toBe(false)
  })
})
