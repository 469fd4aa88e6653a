import { afterEach, describe, expect, it, vi } from 'vitest'
import { openHost } from '../../../web/widget/host.ts'

const shop = 'https://shop.example'
const elsewhere = 'https://evil.example'

afterEach(() => vi.unstubAllGlobals())

describe('the panel in somebody’s page', () => {
  it('hears its own page', () => {
    const panel = embedded(shop)
    panel.hears({ bellhop: 1, type: 'opened' })
    panel.hears({ bellhop: 1, type: 'ask', text: 'Where is my order?' })
    expect(panel.asked).toEqual(['Where is my order?'])
    expect(panel.host.shown.value).toBe(true)
    panel.hears({ bellhop: 1, type: 'closed' })
    expect(panel.host.shown.value).toBe(false)
  })

  it('is in view without taking the focus where nobody opened it', () => {
    const panel = embedded(shop)
    panel.hears({ bellhop: 1, type: 'shown' })
    expect([panel.host.shown.value, panel.focused]).toEqual([true, 0])
    panel.hears({ bellhop: 1, type: 'opened' })
    expect([panel.host.shown.value, panel.focused]).toEqual([true, 1])
  })

  it('takes another look from its own page', () => {
    const panel = embedded(shop)
    panel.hears({ bellhop: 1, type: 'look', settings: 'theme=dark' })
    panel.hears({ bellhop: 1, type: 'look', settings: { theme: 'dark' } })
    panel.hears({ bellhop: 1, type: 'look', settings: 'theme=light' }, { origin: elsewhere })
    expect(panel.looks).toEqual(['theme=dark'])
  })

  it('[S51] ignores another origin, and another window of the right origin', () => {
    const panel = embedded(shop)
    panel.hears({ bellhop: 1, type: 'ask', text: 'x' }, { origin: elsewhere })
    panel.hears({ bellhop: 1, type: 'ask', text: 'x' }, { source: {} })
    panel.hears({ bellhop: 1, type: 'forget' }, { origin: elsewhere })
    expect(panel.asked).toEqual([])
    expect(panel.forgotten).toBe(0)
  })

  it('[S51] takes an identity from its own page alone', () => {
    const panel = embedded(shop)
    panel.hears({ bellhop: 1, type: 'identity', jwt: 'forged' }, { origin: elsewhere })
    panel.hears({ bellhop: 1, type: 'identity', jwt: 'forged' }, { source: {} })
    panel.hears({ bellhop: 1, type: 'identity', jwt: { sub: 'x' } })
    panel.hears({ bellhop: 1, type: 'identity', jwt: 'signed' })
    expect(panel.identified).toEqual(['signed'])
  })

  it('[S51] hears nobody where its address names no host', () => {
    const panel = embedded('')
    panel.hears({ bellhop: 1, type: 'ask', text: 'x' }, { origin: '' })
    panel.hears({ bellhop: 1, type: 'ask', text: 'x' }, { origin: 'null' })
    expect(panel.asked).toEqual([])
  })

  it('[S51] speaks to its own page alone', () => {
    const panel = embedded(shop)
    panel.host.tell({ bellhop: 1, type: 'unread', count: 2, text: '2 new messages' })
    expect(panel.told).toEqual([[{ bellhop: 1, type: 'unread', count: 2, text: '2 new messages' }, shop]])
  })

  it.each([
    [null],
    ['opened'],
    [{ type: 'ask', text: 'x' }],
    [{ bellhop: 1, type: 'ask', text: { a: 1 } }],
    [{ bellhop: 2 }],
  ])('ignores what is no message of ours: %j', (data) => {
    const panel = embedded(shop)
    panel.hears(data)
    expect(panel.asked).toEqual([])
    expect(panel.host.shown.value).toBe(false)
  })
})

describe('where the customer is', () => {
  it('is not known until the page says it, and nowhere where there is no page', () => {
    expect(embedded(shop).host.page.value).toBeUndefined()
    expect(embedded('').host.page.value).toBeNull()
  })

  it.each([
    ['https://me:secret@shop.example/cart?item=3#token=abc', 'https://shop.example/cart?item=3'],
    [`https://shop.example/cart?${'x'.repeat(3_000)}`, 'https://shop.example/cart'],
    [`https://shop.example/${'x'.repeat(3_000)}`, null],
    ['file:///home/me/page.html', null],
    ['javascript:alert(1)', null],
    ['not an address', null],
  ])('%.60s is told as %s', (url, told) => {
    const panel = embedded(shop)
    panel.hears({ bellhop: 1, type: 'page', url, title: ' Cart ' })
    expect(panel.host.page.value).toEqual(told && { url: told, title: 'Cart' })
  })
})

function embedded(origin: string) {
  let listener: (event: object) => void = () => {}
  const told: unknown[][] = []
  const asked: string[] = []
  const identified: string[] = []
  const looks: string[] = []
  const counts = { forgotten: 0, focused: 0 }
  const parent = { postMessage: (...call: unknown[]) => told.push(call) }
  vi.stubGlobal('window', {
    parent,
    addEventListener: (_: string, heard: (event: object) => void) => {
      listener = heard
    },
  })
  vi.stubGlobal('document', { visibilityState: 'visible', addEventListener() {} })
  const host = openHost(origin, {
    opened: () => counts.focused++,
    look: (settings) => looks.push(settings),
    ask: (text) => asked.push(text),
    identify: (jwt) => identified.push(jwt),
    forget: () => counts.forgotten++,
  })
  return {
    host,
    told,
    asked,
    identified,
    looks,
    get focused() {
      return counts.focused
    },
    get forgotten() {
      return counts.forgotten
    },
    hears: (data: unknown, from: { origin?: string; source?: unknown } = {}) =>
      listener({ data, origin: origin || 'null', source: parent, ...from }),
  }
}
