import { describe, expect, it } from 'vitest'
import { fragmentsOf, withKnownFragments } from '../../../src/http/help/fragments.ts'

const there = fragmentsOf('<h2 id="by-card">By card</h2><h3 id="größe">G</h3><h2 id="a&amp;b">A&amp;B</h2>')
const leads = (href: string) =>
  withKnownFragments(`<a href="${href}">x</a>`, (path) => (path === '/help/pay' ? there : undefined))
const to = (href: string) => `<a href="${href}">x</a>`

describe('A link to a heading', () => {
  it.each([
    ['/help/pay#by-card', '/help/pay#by-card'],
    ['/help/pay#gr%C3%B6%C3%9Fe', '/help/pay#gr%C3%B6%C3%9Fe'],
    ['/help/pay#By-Card', '/help/pay#by-card'],
    ['/help/pay#a&amp;b', '/help/pay#a&amp;b'],
  ])('that is there, however it is written, leads to it: %s', (href, expected) => {
    expect(leads(href)).toBe(to(expected))
  })

  it.each(['/help/pay#gone', '/help/pay#%E0%A4%A', '/help/pay#by-card-(old'])(
    'that is not there leads to its article: %s',
    (href) => {
      expect(leads(href)).toBe(to('/help/pay'))
    },
  )

  it('of another page or site stays as it is', () => {
    expect(leads('https://shop.example/help/pay#gone')).toBe(to('https://shop.example/help/pay#gone'))
    expect(leads('/help/other#gone')).toBe(to('/help/other#gone'))
  })
})
