import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

let page: { title: string; hidden: boolean; written: number }
let markTitle: (unread: number) => void
let ownTitle: () => string

beforeEach(async () => {
  vi.resetModules()
  // As browsers have it: blanks at the ends are gone when it is read.
  let raw = '\n  Cups and plates '
  page = {
    hidden: false,
    written: 0,
    get title() {
      return raw.trim()
    },
    set title(next: string) {
      raw = next
      this.written++
    },
  }
  vi.stubGlobal('document', page)
  ;({ markTitle, ownTitle } = await import('../../../web/widget/title.ts'))
})
afterEach(() => vi.unstubAllGlobals())

describe('the title of the page', () => {
  it('carries the count while nobody looks, and is as it was when somebody does', () => {
    page.hidden = true
    markTitle(2)
    expect(page.title).toBe('(2) Cups and plates')
    markTitle(3)
    expect(page.title).toBe('(3) Cups and plates')
    expect(ownTitle()).toBe('Cups and plates')
    page.hidden = false
    markTitle(3)
    expect(page.title).toBe('Cups and plates')
  })

  it('is not touched while somebody looks, nor where nothing is new', () => {
    markTitle(4)
    page.hidden = true
    markTitle(0)
    expect(page.written).toBe(0)
  })

  it('that the page changes meanwhile is the page’s, and is marked anew', () => {
    page.hidden = true
    markTitle(1)
    page.title = 'Plates'
    markTitle(2)
    expect(page.title).toBe('(2) Plates')
    page.title = 'Bowls'
    page.hidden = false
    markTitle(2)
    expect(page.title).toBe('Bowls')
  })

  it('that is empty is empty again', () => {
    page.title = ''
    page.hidden = true
    markTitle(1)
    expect(page.title).toBe('(1)')
    markTitle(0)
    expect(page.title).toBe('')
  })
})
