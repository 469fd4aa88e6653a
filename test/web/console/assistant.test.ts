import { describe, expect, it } from 'vitest'
import type { AssistantState, OffWhy } from '../../../src/protocol/assistant.ts'
import { assistantWords } from '../../../web/console/pure/assistant.ts'

const at = (minute: number) => new Date(2026, 2, 2, 14, minute)
const off = (why: OffWhy, more: Partial<Extract<AssistantState, { state: 'off' }>> = {}): AssistantState => ({
  state: 'off',
  why,
  since: at(5).toISOString(),
  again: at(10).toISOString(),
  quoting: true,
  ...more,
})
const said = (state: AssistantState, now = at(7)) => assistantWords(state, now, 'en-GB')

describe('what the team is told of the assistant', () => {
  it('is nothing while it is on', () => {
    expect(said({ state: 'on' })).toBeUndefined()
  })

  it('is why it is off, since when, what happens meanwhile and when it is tried again', () => {
    expect(said(off('unreachable'))).toEqual({
      what: 'The assistant is off: its model has not been reachable since 14:05.',
      meanwhile: 'What the articles surely answer is quoted from them. It is tried again at 14:10.',
    })
    expect(said(off('key_refused'))?.what).toContain('has been refusing the API key since 14:05')
    expect(said(off('quota_used_up'))?.what).toContain('out of quota since 14:05')
  })

  it('says so where it is tried within a minute', () => {
    expect(said(off('too_slow'), new Date(2026, 2, 2, 14, 9, 30))?.meanwhile).toContain('within a minute')
  })

  it('says that the next question tries it, once it may be tried', () => {
    expect(said(off('too_slow'), at(10))?.meanwhile).toContain('The next question tries it again.')
  })

  it('says when a day’s budget is there again, and what comes to the queue where nothing is quoted', () => {
    const { since: _, ...spent } = off('budget_spent', {
      again: new Date(2026, 2, 3, 1).toISOString(),
      quoting: false,
    }) as {
      since: string
    }
    expect(said(spent as AssistantState)).toEqual({
      what: 'The assistant is off: the day’s budget for its model is spent.',
      meanwhile: 'What the articles answer comes to the queue. It is on again from Tuesday 01:00.',
    })
  })

  it('is readable where a newer server gives a reason that this page does not know', () => {
    expect(said(off('struck_by_lightning' as OffWhy))?.what).toBe(
      'The assistant is off: its model cannot be used since 14:05.',
    )
  })
})
