import { signal } from '@preact/signals'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { hintsIn, PAUSE_MS, startComparing, stopComparing } from '../../../web/editor/live/comparing.ts'

const place = (articleId: string) => ({ articleId, title: articleId, trail: [], anchor: '', line: 1, column: 1 })
const found = {
  overlaps: [
    {
      key: '0123456789abcdef',
      kind: 'duplicate',
      lang: 'en',
      why: 'The same.',
      one: { ...place('a'), text: 'Tea' },
      other: { ...place('b'), text: 'Tea' },
      also: [],
    },
  ],
}

describe('A text that is written beside others', () => {
  const asked: { text: string; signal: AbortSignal }[] = []
  let answer: () => Promise<Response> = () => Promise.resolve(Response.json(found))

  beforeEach(() => {
    vi.useFakeTimers()
    asked.length = 0
    vi.stubGlobal('fetch', (_: string, { body, signal: until }: { body: string; signal: AbortSignal }) => {
      asked.push({ text: JSON.parse(body).text, signal: until })
      return answer()
    })
  })
  afterEach(() => {
    stopComparing()
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('is compared when it rests, and not while somebody types', async () => {
    const text = signal('T')
    startComparing('a.md', text)
    await vi.advanceTimersByTimeAsync(PAUSE_MS - 1)
    text.value = 'Tea'
    await vi.advanceTimersByTimeAsync(PAUSE_MS - 1)
    expect(asked).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(asked.map((each) => each.text)).toEqual(['Tea'])
    expect(hintsIn('Tea').map(({ message }) => message)).toEqual(['The same. See “b” (b.md, line 1).'])
    stopComparing()
    expect(hintsIn('Tea')).toEqual([])
  })

  it('takes no answer of an older text: the next key cancels what is on its way', async () => {
    let arrive: (response: Response) => void = () => {}
    answer = () =>
      new Promise((resolve) => {
        arrive = resolve
      })
    const text = signal('Tea')
    startComparing('a.md', text)
    await vi.advanceTimersByTimeAsync(PAUSE_MS)
    text.value = 'Tea!'
    expect(asked.map((each) => each.signal.aborted)).toEqual([true])
    arrive(Response.json(found))
    await vi.advanceTimersByTimeAsync(1)
    expect(hintsIn('Tea')).toEqual([])
  })
})
