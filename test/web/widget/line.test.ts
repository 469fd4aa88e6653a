import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openBrowser } from './browser.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const passes = (ms = 0) => vi.advanceTimersByTimeAsync(ms)
const draft = (text: string) => ({ type: 'draft', conversationId: 'c', draftId: 'd', text, html: text, state: 'open' })

describe('tabs that follow one conversation', () => {
  it('have one socket, and each hears all that comes on it', async () => {
    const browser = openBrowser()
    const [one, two] = [browser.tab().line(), browser.tab().line()]
    await passes()
    expect(browser.sockets).toHaveLength(1)
    browser.sockets[0]?.ready()
    await passes()
    expect([one.state(), two.state()]).toEqual(['open', 'open'])
    browser.sockets[0]?.hears({ type: 'event', conversationId: 'c', event: { seq: 4 } })
    await passes()
    for (const tab of [one, two]) expect(tab.frames.at(-1)).toMatchObject({ type: 'event', event: { seq: 4 } })
    // What came before it joined is asked for.
    expect([one.shared(), two.shared()]).toEqual([0, 1])
  })

  it('send on it, whichever they are, and a token goes from none to another', async () => {
    const browser = openBrowser()
    const [, two] = [browser.tab().line(), browser.tab().line()]
    await passes()
    const said = vi.fn()
    const spy = browser.tab().world().tabs?.channel('bellhop-line:c')
    if (spy) spy.onmessage = ({ data }) => said(JSON.stringify(data))
    browser.sockets[0]?.ready()
    await passes()
    expect(two.send({ type: 'send', text: 'hello' })).toBe(true)
    await passes()
    expect(browser.sockets[0]?.sent.at(-1)).toEqual({ type: 'send', text: 'hello' })
    expect(said).toHaveBeenCalled()
    expect(said.mock.calls.join()).not.toContain('token')
  })

  it('of different conversations have a line each', async () => {
    const browser = openBrowser()
    browser.tab().line('c')
    browser.tab().line('another')
    await passes()
    expect(browser.sockets).toHaveLength(2)
  })

  it('that come in the middle of an answer are told what was written of it so far', async () => {
    const browser = openBrowser()
    browser.tab().line()
    await passes()
    browser.sockets[0]?.ready()
    browser.sockets[0]?.hears(draft('So far'))
    const late = browser.tab().line()
    await passes()
    expect(late.state()).toBe('open')
    expect(late.frames.at(-1)).toMatchObject({ type: 'draft', text: 'So far' })
    // Once it has loaded the conversation it asks again: what came before had nowhere to go.
    expect(late.send({ type: 'subscribe', conversationId: 'c', after: 3 })).toBe(true)
    await passes()
    expect(late.frames.slice(-2)).toMatchObject([{ type: 'pong' }, { type: 'draft', text: 'So far' }])
  })

  it('lose the one that has the line, and the next in line opens it anew from what it knows', async () => {
    const browser = openBrowser()
    const leader = browser.tab()
    const one = leader.line()
    const [two, three] = [browser.tab().line(), browser.tab().line()]
    await passes()
    browser.sockets[0]?.ready()
    await passes()
    one.close()
    await passes(1)
    expect(browser.open()).toHaveLength(1)
    expect(two.state()).not.toBe('open')
    browser.sockets[1]?.ready()
    await passes(1_000)
    expect(browser.sockets[1]?.sent[0]).toMatchObject({ type: 'hello', cursors: { c: 3 } })
    expect([two.state(), three.state()]).toEqual(['open', 'open'])
    browser.sockets[1]?.hears(draft('Again'))
    await passes()
    for (const tab of [two, three]) expect(tab.frames.at(-1)).toMatchObject({ text: 'Again' })
    expect(browser.open()).toHaveLength(1)
  })

  it('take the line from one that is frozen without a word, which joins them when it wakes', async () => {
    const browser = openBrowser()
    const leader = browser.tab()
    const one = leader.line()
    const two = browser.tab().line()
    await passes()
    browser.sockets[0]?.ready()
    await passes()
    leader.freeze()
    await passes(45_000)
    expect(browser.sockets.length).toBeGreaterThan(1)
    const taken = browser.sockets.at(-1)
    taken?.ready()
    await passes()
    expect(two.state()).toBe('open')
    leader.thaw()
    await passes(1_000)
    expect(browser.sockets[0]?.closed).toBe(true)
    expect(one.state()).toBe('open')
    taken?.hears(draft('To all'))
    await passes()
    for (const tab of [one, two]) expect(tab.frames.at(-1)).toMatchObject({ text: 'To all' })
  })

  it('let go of it where the page is put aside, and are there again when it is', async () => {
    const browser = openBrowser()
    const aside = browser.tab()
    const one = aside.line()
    const two = browser.tab().line()
    await passes()
    browser.sockets[0]?.ready()
    await passes()
    aside.rest()
    await passes(1)
    expect(browser.sockets[0]?.closed).toBe(true)
    browser.sockets[1]?.ready()
    await passes(1_000)
    expect([one.state(), two.state()]).toEqual(['waiting', 'open'])
    aside.wake()
    await passes()
    expect(one.state()).toBe('open')
    expect(browser.open()).toHaveLength(1)
  })

  it('are told when the line is lost, and when it is back', async () => {
    const browser = openBrowser()
    const [one, two] = [browser.tab().line(), browser.tab().line()]
    await passes()
    browser.sockets[0]?.ready()
    await passes()
    browser.sockets[0]?.drops()
    await passes()
    expect([one.state(), two.state()]).toEqual(['waiting', 'waiting'])
    expect(two.send({ type: 'send', text: 'x' })).toBe(false)
    await passes(600)
    browser.sockets[1]?.ready()
    await passes()
    expect([one.state(), two.state()]).toEqual(['open', 'open'])
  })

  it.each(['no locks', 'no channels', 'locks that are refused'])(
    'have a line each in a browser with %s',
    async (kind) => {
      const browser = openBrowser()
      const crippled = () => {
        const world = browser.tab().world()
        const { tabs } = world
        if (!tabs) throw new Error('This browser has tabs.')
        if (kind === 'no locks') tabs.locks = undefined
        if (kind === 'no channels') {
          tabs.channel = () => {
            throw new ReferenceError('BroadcastChannel')
          }
        }
        if (kind === 'locks that are refused') {
          tabs.locks = { request: () => Promise.reject(new DOMException('denied', 'SecurityError')) } as never
        }
        return browser.tab().line('c', world)
      }
      const [one, two] = [crippled(), crippled()]
      await passes()
      expect(browser.sockets).toHaveLength(2)
      for (const socket of browser.sockets) socket.ready()
      expect([one.state(), two.state()]).toEqual(['open', 'open'])
      expect(one.send({ type: 'typing' })).toBe(true)
    },
  )
})

/** A server that streams what it is told to, and the requests that it got. */
function streaming(status = 200) {
  const asked: { path: string; headers: Record<string, string>; signal: AbortSignal }[] = []
  const bodies: ReadableStreamDefaultController<Uint8Array>[] = []
  vi.stubGlobal('fetch', (path: string, { headers, signal }: RequestInit) => {
    asked.push({ path, headers: headers as Record<string, string>, signal: signal as AbortSignal })
    const body = new ReadableStream<Uint8Array>({ start: (controller) => void bodies.push(controller) })
    return Promise.resolve(new Response(status === 200 ? body : null, { status }))
  })
  const write = (text: string) => bodies.at(-1)?.enqueue(new TextEncoder().encode(text))
  const says = (frame: object) => write(`data: ${JSON.stringify(frame)}\n\n`)
  return { asked, write, says, ends: () => bodies.at(-1)?.close() }
}

describe('a line where sockets are blocked', () => {
  /** A tab whose sockets are all refused at once. */
  async function blocked() {
    const browser = openBrowser()
    const tab = browser.tab()
    const line = tab.line()
    await passes()
    browser.sockets[0]?.drops()
    await passes(300)
    browser.sockets[1]?.drops()
    await passes(600)
    return { browser, line }
  }

  it('hears over a stream from where it is, with the token in a header, and sends by calls', async () => {
    const server = streaming()
    const { line } = await blocked()
    expect(server.asked).toMatchObject([
      { path: '/api/conversations/c/stream?after=3', headers: { authorization: 'Bearer t' } },
    ])
    server.says({ type: 'ready' })
    await passes()
    expect(line.state()).toBe('open')
    expect(line.send({ type: 'send', text: 'x' })).toBe(false)
    // Cut in the middle of a letter, as networks do.
    const bytes = JSON.stringify({ type: 'typing', conversationId: 'c', who: { kind: 'agent', name: 'Žana' } })
    server.write(`data: ${bytes.slice(0, 30)}`)
    await passes()
    server.write(`${bytes.slice(30)}\n\n`)
    await passes()
    expect(line.frames.at(-1)).toMatchObject({ who: { name: 'Žana' } })
    // How far they have read is told by a call as well.
    expect(line.send({ type: 'read', conversationId: 'c', seq: 4 })).toBe(true)
    expect(server.asked.pop()).toMatchObject({
      path: '/api/conversations/c/read',
      headers: { authorization: 'Bearer t' },
    })
  })

  it('shares the stream with other tabs, which send by calls as well', async () => {
    const server = streaming()
    const { browser } = await blocked()
    server.says({ type: 'ready' })
    const other = browser.tab().line()
    await passes()
    expect(other.state()).toBe('open')
    expect(other.send({ type: 'send', text: 'x' })).toBe(false)
    server.says(draft('Streamed'))
    await passes()
    expect(other.frames.at(-1)).toMatchObject({ text: 'Streamed' })
    expect(server.asked).toHaveLength(1)
  })

  it('lives on as long as something comes, and is opened anew where nothing does', async () => {
    const server = streaming()
    const { browser, line } = await blocked()
    server.says({ type: 'ready' })
    await passes()
    for (let n = 0; n < 6; n++) {
      await passes(20_000)
      server.write(': beat\n\n')
      await passes()
    }
    expect(line.state()).toBe('open')
    expect(server.asked).toHaveLength(1)
    await passes(60_000)
    expect(line.state()).not.toBe('open')
    expect(server.asked[0]?.signal.aborted).toBe(true)
    // By then sockets may work.
    expect(browser.sockets.length).toBeGreaterThan(2)
  })

  it('tries sockets again when its stream is due to end, and comes back to a stream where they are still blocked', async () => {
    const server = streaming()
    const { browser } = await blocked()
    server.says({ type: 'ready' })
    await passes()
    server.says({ type: 'close', code: 1000 })
    await passes(1_200)
    expect(browser.sockets).toHaveLength(3)
    browser.sockets[2]?.drops()
    await passes(2_500)
    expect(server.asked).toHaveLength(2)
  })

  it('gives up a stream on which nothing gets through, as behind a proxy that gathers answers', async () => {
    const server = streaming()
    const { browser } = await blocked()
    await passes(5_000)
    expect(server.asked[0]?.signal.aborted).toBe(true)
    await passes(2_500)
    expect(browser.sockets).toHaveLength(3)
  })

  it.each([
    [401, 'refused'],
    [404, 'refused'],
    [429, 'waiting'],
    [502, 'waiting'],
  ])('that is answered %i is %s', async (status, state) => {
    streaming(status)
    const { line } = await blocked()
    await passes()
    expect(line.state()).toBe(state)
  })

  it('that knows more than the server is told to load all anew', async () => {
    streaming(409)
    const { line } = await blocked()
    await passes()
    expect(line.frames.at(-1)).toEqual({ type: 'resync', conversationId: 'c' })
  })
})
