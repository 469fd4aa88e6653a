import { describe, expect, it } from 'vitest'
import type { MacroAction } from '../../../src/protocol/settings.ts'
import { doneWords, inOrder, planFrom, planned, planWords } from '../../../web/console/pure/planned.ts'

const teamName = (id: string) => (id === 'billing' ? 'Billing' : id)
const resolve: MacroAction = { do: 'resolve', outcome: 'solved' }
const tag: MacroAction = { do: 'tag', tag: 'refund' }

describe('what a macro does beside being said', () => {
  it.each<[MacroAction, string, string]>([
    [tag, 'Tag “refund”', 'Tagged “refund”.'],
    [{ do: 'assign', teamId: 'billing' }, 'Hand to Billing', 'Handed to Billing.'],
    [{ do: 'priority', priority: 3 }, 'Priority: urgent', 'Priority set: urgent.'],
    [{ do: 'snooze', minutes: 1_440 }, 'Snooze for 1 day', 'Snoozed for 1 day.'],
    [{ do: 'snooze', minutes: 90 }, 'Snooze for 90 minutes', 'Snoozed for 90 minutes.'],
    [resolve, 'Resolve: solved', 'Resolved: solved.'],
  ])('is said before and after: %j', (action, before, after) => {
    expect([planWords(action, teamName), doneWords(action, teamName)]).toEqual([before, after])
  })

  it('ends or gives away the conversation last', () => {
    const assign: MacroAction = { do: 'assign', teamId: 'billing' }
    expect(inOrder([resolve, assign, tag]).map((action) => action.do)).toEqual(['tag', 'assign', 'resolve'])
  })

  it('is done once each, and of what there can be one of, the last', () => {
    const other: MacroAction = { do: 'resolve', outcome: 'spam' }
    expect(planned([tag, resolve], [tag, other, { do: 'tag', tag: 'late' }])).toEqual([
      tag,
      other,
      { do: 'tag', tag: 'late' },
    ])
  })

  it('is read back as it was kept, and nonsense is nothing', () => {
    expect(planFrom(JSON.stringify([tag, resolve]))).toEqual([tag, resolve])
    for (const kept of ['', 'x', 'null', '{}', '[null, 1, {"do":"delete"}, {"do":"tag"}]'])
      expect(planFrom(kept)).toEqual([])
  })
})
