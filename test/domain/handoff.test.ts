import { describe, expect, it } from 'vitest'
import { emptyConversation } from '../../src/domain/conversation.ts'
import {
  bringsPerson,
  defaultPolicy,
  loopsOut,
  offersPerson,
  type Signals,
  switchable,
} from '../../src/domain/handoff.ts'

const calm: Signals = { upset: 0, repeats: 1 }
const fresh = emptyConversation('c')
const worn = { ...fresh, turns: defaultPolicy.turnCap }

describe('what brings in a person before anything is looked up', () => {
  it('is nothing, for an ordinary question', () => {
    expect(bringsPerson(fresh, calm, defaultPolicy)).toBeUndefined()
  })

  it('is the customer’s wish, before everything else', () => {
    const signals = { ...calm, wantsPerson: 'asks_for_person.de', sensitive: 'legal' }
    expect(bringsPerson(worn, signals, defaultPolicy)).toEqual({
      reason: 'customer_request',
      rule: 'asks_for_person.de',
    })
  })

  it('is a sensitive topic, before the turn cap', () => {
    expect(bringsPerson(worn, { ...calm, sensitive: 'violence' }, defaultPolicy)).toEqual({
      reason: 'sensitive_topic',
      rule: 'sensitive.violence',
    })
  })

  it('is not a topic that the operator switched off, and only that one', () => {
    const policy = { ...defaultPolicy, off: ['sensitive.legal'] }
    expect(bringsPerson(fresh, { ...calm, sensitive: 'legal' }, policy)).toBeUndefined()
    expect(bringsPerson(fresh, { ...calm, sensitive: 'violence' }, policy)?.reason).toBe('sensitive_topic')
  })

  it('is the wish of the customer even where the operator tries to switch that off', () => {
    const policy = { ...defaultPolicy, off: ['asks_for_person.en', 'customer_request'] }
    expect(bringsPerson(fresh, { ...calm, wantsPerson: 'asks_for_person.en' }, policy)?.reason).toBe('customer_request')
  })

  it('is a rule of the desk’s own after sensitive topics and before the turn cap, with its code and its name', () => {
    const keywords = [
      { id: 'soft', does: 'offer', reason: 'price' },
      { id: 'hard', does: 'hand_over', reason: 'contract_end' },
      { id: 'later', does: 'hand_over', reason: 'other' },
    ] as const
    expect(bringsPerson(worn, { ...calm, keywords }, defaultPolicy)).toEqual({
      reason: 'contract_end',
      rule: 'keyword.hard',
    })
    expect(bringsPerson(fresh, { ...calm, keywords, sensitive: 'legal' }, defaultPolicy)?.reason).toBe(
      'sensitive_topic',
    )
    expect(offersPerson({ ...calm, keywords, complaint: 'complaint.en' }, 'answer', defaultPolicy)).toEqual({
      reason: 'price',
      rule: 'keyword.soft',
    })
  })

  it('is the turn cap once it is reached, and not one turn before', () => {
    expect(bringsPerson({ ...fresh, turns: 19 }, calm, defaultPolicy)).toBeUndefined()
    expect(bringsPerson(worn, calm, defaultPolicy)).toEqual({ reason: 'turn_cap', rule: 'turn_cap.20' })
  })
})

describe('turns that bring nothing', () => {
  it('bring in a person at the second one in a row', () => {
    const second = { ...fresh, fruitless: 1 }
    for (const decision of ['clarify', 'decline'] as const) {
      expect(loopsOut(fresh, decision, defaultPolicy)).toBeUndefined()
      expect(loopsOut(second, decision, defaultPolicy)).toEqual({ reason: 'loop_limit', rule: 'fruitless_turns.2' })
    }
  })

  it('never stand in the way of an answer', () => {
    expect(loopsOut({ ...fresh, fruitless: 9 }, 'answer', defaultPolicy)).toBeUndefined()
  })

  it('are counted up to what the operator set', () => {
    const patient = { ...defaultPolicy, fruitlessTurns: 3 }
    expect(loopsOut({ ...fresh, fruitless: 1 }, 'decline', patient)).toBeUndefined()
    expect(loopsOut({ ...fresh, fruitless: 2 }, 'decline', patient)?.rule).toBe('fruitless_turns.3')
    expect(loopsOut(fresh, 'clarify', { ...defaultPolicy, fruitlessTurns: 1 })?.reason).toBe('loop_limit')
  })
})

describe('a person is offered', () => {
  it('to someone who makes a complaint, which an operator can switch off', () => {
    const signals = { ...calm, complaint: 'complaint.de' }
    expect(offersPerson(signals, 'answer', defaultPolicy)).toEqual({ reason: 'complaint', rule: 'complaint.de' })
    expect(offersPerson(signals, 'answer', { ...defaultPolicy, off: ['complaint'] })).toBeUndefined()
  })

  it('to someone who is upset, from the measure that the operator set', () => {
    expect(offersPerson({ ...calm, upset: 0.6 }, 'answer', defaultPolicy)?.reason).toBe('upset')
    expect(offersPerson({ ...calm, upset: 0.59 }, 'answer', defaultPolicy)).toBeUndefined()
    expect(offersPerson({ ...calm, upset: 1 }, 'answer', { ...defaultPolicy, off: ['upset'] })).toBeUndefined()
  })

  it('to someone who asks the same thing a third time', () => {
    expect(offersPerson({ ...calm, repeats: 3 }, 'answer', defaultPolicy)).toEqual({
      reason: 'repeated_question',
      rule: 'same_question.3',
    })
    expect(offersPerson({ ...calm, repeats: 2 }, 'answer', defaultPolicy)).toBeUndefined()
  })

  it('with every decline', () => {
    expect(offersPerson(calm, 'decline', defaultPolicy)).toEqual({ reason: 'declined', rule: 'about_something_else' })
  })

  it('for the gravest reason where there are several', () => {
    const all = { complaint: 'complaint.en', upset: 1, repeats: 5 }
    expect(offersPerson(all, 'decline', defaultPolicy)?.reason).toBe('complaint')
    expect(offersPerson(all, 'decline', { ...defaultPolicy, off: ['complaint'] })?.reason).toBe('upset')
    expect(offersPerson({ upset: 1, repeats: 5 }, 'decline', defaultPolicy)?.reason).toBe('upset')
    expect(offersPerson({ upset: 0, repeats: 5 }, 'decline', defaultPolicy)?.reason).toBe('repeated_question')
  })
})

describe('rules that are switched off', () => {
  it('are all those that may be, and no others', () => {
    const off = [...switchable]
    const policy = { ...defaultPolicy, off }
    const all = { ...calm, complaint: 'complaint.en', upset: 1, repeats: 9 }
    expect(offersPerson(all, 'answer', policy)).toBeUndefined()
    expect(offersPerson(all, 'decline', policy)?.reason).toBe('declined')
    for (const topic of ['legal', 'self_harm', 'violence', 'account_security', 'regulator']) {
      expect(bringsPerson(fresh, { ...calm, sensitive: topic }, policy)).toBeUndefined()
    }
  })
})
