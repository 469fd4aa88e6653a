import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

/** What the form needs of a browser: an address, and windows that tell of the network. */
vi.stubGlobal('location', { hash: '', href: 'http://127.0.0.1/', host: '127.0.0.1' })
vi.stubGlobal('addEventListener', () => {})
const { opened, published, text } = await import('../../../web/editor/live/article.ts')
const { frontFault, frontWritten, setFront } = await import('../../../web/editor/live/front.ts')
const { forgetSaving } = await import('../../../web/editor/live/saving.ts')

interface Asked {
  text: string
  change: Record<string, unknown>
}

describe('A change by the form of details', () => {
  const asked: Asked[] = []
  let answer: (asked: Asked) => Promise<Response>
  /** As the server does it: each key on a line of its own. */
  const written = ({ text: of, change }: Asked) =>
    Response.json({
      text:
        of +
        Object.entries(change)
          .map(([key, value]) => `${key}: ${String(value)}\n`)
          .join(''),
    })

  beforeEach(() => {
    vi.useFakeTimers()
    asked.length = 0
    answer = async (each) => written(each)
    vi.stubGlobal('fetch', (path: string, { body }: { body: string }) => {
      if (!path.endsWith('/front')) return Promise.resolve(Response.json({ at: '2026-01-01T00:00:00.000Z' }))
      const each = JSON.parse(body) as Asked
      asked.push(each)
      return answer(each)
    })
    opened.value = { is: 'here', path: 'a.md', key: 1 }
    published.value = { text: '', revision: 'r' }
    text.value = ''
  })
  afterEach(() => {
    forgetSaving()
    opened.value = { is: 'none' }
    vi.useRealTimers()
  })
  afterAll(() => void vi.unstubAllGlobals())

  it('is made once more where the server could not be reached, with what came meanwhile', async () => {
    answer = () => Promise.reject(new TypeError('no network'))
    void setFront({ owner: 'Ana', lang: 'en' })
    await vi.advanceTimersByTimeAsync(0)
    expect(frontFault.value).toContain('This is not in the text yet.')
    void setFront({ owner: 'Bo' })
    answer = async (each) => written(each)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(text.value).toBe('owner: Bo\nlang: en\n')
    expect(frontFault.value).toBe('')
  })

  it('is made once more in the text that somebody typed meanwhile', async () => {
    answer = async (each) => {
      if (asked.length === 1) text.value = 'typed\n'
      return written(each)
    }
    await setFront({ owner: 'Ana' })
    expect(text.value).toBe('typed\nowner: Ana\n')
  })

  it('is not made in another article, and holds up none of its changes', async () => {
    let release = (_: Response) => {}
    answer = () =>
      new Promise((resolve) => {
        release = resolve
      })
    void setFront({ owner: 'Ana' })
    await vi.advanceTimersByTimeAsync(0)
    opened.value = { is: 'here', path: 'b.md', key: 2 }
    const [first] = asked
    void setFront({ lang: 'de' })
    answer = async (each) => written(each)
    if (first) release(written(first))
    await frontWritten()
    expect(text.value).toBe('lang: de\n')
  })

  it('says what is wrong with it, and asks no more, where the server refuses it', async () => {
    answer = async () =>
      Response.json({ error: { code: 'bad_request', message: 'There is no such key.' } }, { status: 400 })
    await setFront({ owner: 'Ana' })
    expect(frontFault.value).toContain('There is no such key.')
    expect(asked).toHaveLength(1)
    expect(text.value).toBe('')
  })
})
