import { describe, expect, it } from 'vitest'
import { questionIn, readSettings } from '../../../web/widget/settings.ts'

describe('the panel’s settings', () => {
  it('come from the fragment of its address', () => {
    const fragment = '#host=https%3A%2F%2Fshop.example&locale=de&theme=dark&site=shop'
    expect(readSettings(fragment, ['en-GB'])).toEqual({
      host: 'https://shop.example',
      locales: ['de', 'en-GB'],
      theme: 'dark',
      site: 'shop',
      signed: false,
      inline: false,
      forget: false,
    })
  })

  it('say that an identity follows, and never the identity itself', () => {
    const given = readSettings('#signed=1&identity=eyJ', [])
    expect(given.signed).toBe(true)
    expect(JSON.stringify(given)).not.toContain('eyJ')
  })

  it('are the browser’s where nothing is said', () => {
    const nothing = { host: '', theme: 'auto', signed: false, inline: false, forget: false }
    expect(readSettings('', ['fr'])).toEqual({ ...nothing, locales: ['fr'] })
  })

  it('[S51] name nobody to listen to where the host is not an origin', () => {
    for (const host of ['null', '*', 'javascript:alert(1)', 'data:text/html,x', 'shop.example', '']) {
      expect(readSettings(`#${new URLSearchParams({ host })}`, []).host).toBe('')
    }
  })

  it('say that something is to be forgotten, and not by any other mark of the page', () => {
    expect(['', '0', '1', '2', 'null'].map((mark) => readSettings(`mark=${mark}`, []).forget)).toEqual([
      ...[false, false, false],
      true,
      false,
    ])
  })

  it('leave nonsense out', () => {
    expect(readSettings('#theme=neon&site=%20&locale=', ['en'])).toEqual({
      host: '',
      locales: ['en'],
      theme: 'auto',
      signed: false,
      inline: false,
      forget: false,
    })
  })

  it('have a colour, and nothing that is none', () => {
    const accent = (value: string) => readSettings(`accent=${encodeURIComponent(value)}`, []).accent
    expect(accent('#7a1f5c')).toBe('#7a1f5c')
    for (const bad of ['', 'red', '#7a1f5', '#7a1f5c#ffffff', '#7a1f5c;', '#7a1f5c;--x:1'])
      expect(accent(bad)).toBeUndefined()
  })
})

describe('a question that a link brings', () => {
  it('is its words, bounded and whole, and nothing where there are none', () => {
    expect(questionIn('?ask=How+do+I%3F&x=1')).toBe('How do I?')
    expect(['', '?ask=', '?ask=%20', '?q=x'].map(questionIn)).toEqual([undefined, undefined, undefined, undefined])
    const long = questionIn(`?ask=${encodeURIComponent('😀'.repeat(2_000))}x`)
    expect([long?.length, long?.isWellFormed()]).toEqual([1_000, true])
  })
})
