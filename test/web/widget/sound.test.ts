import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ring } from '../../../web/widget/sound.ts'

let struck = 0
let active = true
beforeEach(() => {
  vi.useFakeTimers()
  struck = 0
  active = true
  const param = { value: 0, setValueAtTime() {}, exponentialRampToValueAtTime() {} }
  const node = { frequency: param, gain: param, connect: () => node, start() {}, stop() {} }
  vi.stubGlobal(
    'AudioContext',
    class {
      currentTime = 0
      createOscillator = () => node
      createGain = () => node
      close = () => Promise.resolve()
      constructor() {
        struck++
      }
    },
  )
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** All tabs of a browser: one holds the lock at a time. */
function tabs(locks = true) {
  let held = false
  const request = async (_: string, __: object, run: (lock: object | null) => Promise<void>) => {
    if (held) return run(null)
    held = true
    await run({})
    held = false
  }
  vi.stubGlobal('navigator', {
    get userActivation() {
      return { hasBeenActive: active }
    },
    ...(locks && { locks: { request } }),
  })
}

describe('the sound of news', () => {
  it('is one bell, however many tabs hear of it, and again for what comes later', async () => {
    tabs()
    for (let tab = 0; tab < 3; tab++) void ring(() => true)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(struck).toBe(1)
    void ring(() => true)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(struck).toBe(2)
  })

  it('is not even tried before the customer did something here', async () => {
    tabs()
    active = false
    void ring(() => true)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(struck).toBe(0)
  })

  it('is not heard where it was read meanwhile', async () => {
    tabs()
    let unread = true
    void ring(() => unread)
    unread = false
    await vi.advanceTimersByTimeAsync(5_000)
    expect(struck).toBe(0)
  })

  it('is heard as well where the browser has no locks', async () => {
    tabs(false)
    void ring(() => true)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(struck).toBe(1)
  })
})
