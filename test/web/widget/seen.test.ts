import { effect } from '@preact/signals'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Session } from '../../../web/widget/session.ts'
import { openSoundSwitch } from '../../../web/widget/sound-switch.ts'
import { openSeen } from '../../../web/widget/unread.ts'
import { broken, memory } from '../shared/memory.ts'

let hear: (event: { key: string; newValue: string | null }) => void
beforeEach(() => {
  const all: (typeof hear)[] = []
  hear = (event) => {
    for (const each of all) each(event)
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
    const seen = openSeen(session())
    const counted: number[] = []
    effect(() => void counted.push(seen.upTo('c')))
    hear({ key: 'out:seen', newValue: JSON.stringify({ conversationId: 'c', seq: 7 }) })
    hear({ key: 'out:seen', newValue: 'nonsense' })
    hear({ key: 'other', newValue: JSON.stringify({ conversationId: 'c', seq: 9 }) })
    expect(counted).toEqual([0, 7])
  })
})

describe('the switch for the sound', () => {
  it('is on until it is turned off, which the next page and the other tabs know', () => {
    const storage = memory()
    const sound = openSoundSwitch(session(storage))
    expect(sound.isOff()).toBe(false)
    sound.toggle()
    expect([sound.isOff(), openSoundSwitch(session(storage)).isOff()]).toEqual([true, true])
    hear({ key: 'sound', newValue: null })
    expect(sound.isOff()).toBe(false)
  })

  it('works for as long as the page where nothing can be kept', () => {
    const sound = openSoundSwitch(session({ getItem: broken, setItem: broken, removeItem: broken }))
    sound.toggle()
    expect(sound.isOff()).toBe(true)
  })
})
