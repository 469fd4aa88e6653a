import { describe, expect, it } from 'vitest'
import { acquainted, type Bell, callers, listen, silent } from '../../../web/console/pure/bell.ts'
import { entry } from './entry.ts'

const start = Date.parse('2026-05-01T10:00:00.000Z')
const free = { free: 2 }

/** The seconds at which it rings while the same customers wait. */
function rings(forSeconds: number, room = free): number[] {
  let bell: Bell = silent
  const at: number[] = []
  for (let second = 0; second <= forSeconds; second += 5) {
    const heard = listen(bell, [entry('a')], room, start + second * 1_000)
    bell = heard.bell
    if (heard.rings) at.push(second)
  }
  return at
}

describe('the bell', () => {
  it('rings at once, and then ever more calmly while somebody waits', () => {
    expect(rings(500)).toEqual([0, 30, 90, 210, 330, 450])
  })

  it('rings once for whom there is no room', () => {
    expect(rings(500, { free: 0 })).toEqual([0])
  })

  it('rings anew for whoever comes next, and tells who it is', () => {
    const first = listen(silent, [entry('a')], free, start)
    const second = listen(first.bell, [entry('a'), entry('b')], free, start + 1_000)
    expect(second.rings).toBe(true)
    expect(second.fresh.map(({ conversationId }) => conversationId)).toEqual(['b'])
  })

  it('does not ring for whoever waited before it listened, and calls again for them as for others', () => {
    const old = [entry('old')]
    const bell = acquainted(silent, old, start)
    expect(listen(bell, old, free, start).rings).toBe(false)
    expect(listen(bell, old, free, start + 30_000).rings).toBe(true)
    const busy = listen(silent, [entry('a')], free, start).bell
    const both = acquainted(busy, old, start + 1_000)
    expect(listen(both, [entry('a'), ...old], free, start + 1_000).rings).toBe(false)
    expect(listen(both, [entry('a'), ...old, entry('new')], free, start + 2_000).fresh).toEqual([entry('new')])
  })

  it('is silent as soon as nobody waits, and rings for one who comes back', () => {
    const first = listen(silent, [entry('a')], free, start)
    const taken = listen(first.bell, [], free, start + 1_000)
    expect(taken).toEqual({ bell: silent, rings: false, fresh: [] })
    expect(listen(taken.bell, [entry('a')], free, start + 2_000).rings).toBe(true)
  })
})

describe('an agent is called', () => {
  const waits = entry('waits', { promise: { kind: 'now' } })
  const all = [waits, entry('held', { status: 'assigned' }), entry('later', { promise: { kind: 'later' } })]
  const letter = entry('letter', { promise: { kind: 'now' }, byEmail: true })

  it('to those who wait now, and not to who wants an email', () => {
    expect(callers([...all, letter], { id: 'mara', state: 'online', free: 1 })).toEqual([waits])
  })

  it('only while online', () => {
    for (const state of ['away', 'assign_only', 'offline'] as const) {
      expect(callers(all, { id: 'mara', state, free: 1 })).toEqual([])
    }
  })
})
