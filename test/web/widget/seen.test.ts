import { effect } from '@preact/signals'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Session } from '../../../web/widget/session.ts'
import { openSoundSwitch } from '../../../web/widget/sound-switch.ts'
import { openSeen } from '../../../web/widget/unread.ts'
import { broken, memory } from '../shared/memory.ts'

/** Another tab has written. */
let hear: () => void
beforeEach(() => {
  const all: (typeof hear)[] = []
  hear = () => {
    for (const each of all) each()
  }
  vi.stubGlobal('window', { addEventListener: (_: string, run: typeof hear) => all.push(run) })
})
afterEach(() => vi.unstubAllGlobals())

const session = (storage: unknown = memory()) => ({ storage, outboxKey: 'out', soundKey: 'sound' }) as Session

describe('what was seen', () => {
  it('is remembered by the next page, for the conversation it was seen in', () => {
    const storage = memory()
    openSeen(session(storage)).keep('c', 4)
    const next = openSeen(session(storage))
    expect([next.upTo('c'), next.upTo('another')]).toEqual([4, 0])
  })

  it('in another tab counts here at once', () => {
    const storage = memory()
    const seen = openSeen(session(storage))
    const counted: number[] = []
    effect(() => void counted.push(seen.upTo('c')))
    openSeen(session(storage)).keep('c', 7)
    hear()
    storage.setItem('out:seen', 'nonsense')
    hear()
    expect(counted).toEqual([0, 7])
  })
})

describe('the switch for the sound', () => {
  it('is on until it is turned off, which the next page and the other tabs know', () => {
    const storage = memory()
    const sound = openSoundSwitch(session(storage))
    expect(sound.isOff()).toBe(false)
    sound.toggle()
    const other = openSoundSwitch(session(storage))
    expect([sound.isOff(), other.isOff()]).toEqual([true, true])
    other.toggle()
    hear()
    expect(sound.isOff()).toBe(false)
  })

  it('works for as long as the page where nothing can be kept', () => {
    const sound = openSoundSwitch(session({ getItem: broken, setItem: broken, removeItem: broken }))
    sound.toggle()
    expect(sound.isOff()).toBe(true)
  })
})
