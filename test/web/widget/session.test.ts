import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openSession } from '../../../web/widget/session.ts'
import { memory } from '../shared/memory.ts'

beforeEach(() => vi.stubGlobal('window', { addEventListener: () => {} }))
afterEach(() => vi.unstubAllGlobals())

const known = { token: 't', conversationId: 'c' }

describe('a session', () => {
  it('that is erased leaves nothing behind: no words, no files, in this tab or the next', () => {
    const [storage, ofTab] = [memory(), memory()]
    const session = openSession('shop', () => {}, storage as Storage, ofTab as Storage)
    session.keep(known)
    for (const key of [
      session.outboxKey,
      `${session.textKey}:composer:1`,
      `${session.textKey}:survey`,
      session.soundKey,
    ])
      storage.setItem(key, 'kept')
    ofTab.setItem(`${session.filesKey}:c`, '[{"name":"passport.pdf"}]')
    storage.setItem('bellhop:other', 'another site’s')
    session.erase()
    expect([session.known(), ofTab.length, storage.length, storage.key(0)]).toEqual([undefined, 0, 1, 'bellhop:other'])
  })
})
