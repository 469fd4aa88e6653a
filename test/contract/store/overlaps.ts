import { expect, it } from 'vitest'
import { moment } from '../../fixtures/events.ts'
import type { Subject } from '../store.ts'

const ana = { id: 'ana', name: 'Ana' }

export function overlapContract(subject: Subject): void {
  it('are kept by their keys, newest first, the last reason counts', async () => {
    const { store, reopen } = subject()
    await store.dismissOverlap({ key: 'a', by: ana, at: moment(1), reason: 'two plans' })
    await store.dismissOverlap({ key: 'b', by: ana, at: moment(2), reason: '' })
    await store.dismissOverlap({ key: 'a', by: { id: 'bo', name: 'Bo' }, at: moment(3), reason: 'two shops' })
    expect(await (await reopen()).dismissedOverlaps()).toEqual([
      { key: 'a', by: { id: 'bo', name: 'Bo' }, at: moment(3), reason: 'two shops' },
      { key: 'b', by: ana, at: moment(2), reason: '' },
    ])
  })

  it('come back when somebody wants them back', async () => {
    const { store } = subject()
    await store.dismissOverlap({ key: 'a', by: ana, at: moment(1), reason: '' })
    expect([await store.restoreOverlap('a'), await store.restoreOverlap('a')]).toEqual([true, false])
    expect(await store.dismissedOverlaps()).toEqual([])
  })
}
