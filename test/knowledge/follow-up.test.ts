import { describe, expect, it } from 'vitest'
import { isDependent, partsOf, describe as readable } from '../../src/knowledge/follow-up.ts'
import type { Turn } from '../../src/ports/knowledge.ts'

describe('a follow-up', () => {
  it.each([
    ['and how long does that take?', 'en'],
    ['what about Germany?', 'en'],
    ['how much does it cost', 'en'],
    ['und wie lange dauert das?', 'de'],
    ['et ça coûte combien ?', 'fr'],
    ['a koliko to traje?', 'sr'],
  ])('is known by how it opens or points back: “%s”', (query, lang) => {
    expect(isDependent(query, lang)).toBe(true)
  })

  it.each([
    'How do I return an order?',
    'Can I pause my coffee subscription for a month?',
    'The grinder hums and is stuck',
  ])('is not seen in “%s”', (query) => {
    expect(isDependent(query, 'en')).toBe(false)
  })

  it('takes the telling words of the turns before, the nearest with most weight', () => {
    const history: Turn[] = [
      { role: 'customer', text: 'Where is the parcel?' },
      { role: 'assistant', text: 'With the carrier.' },
      { role: 'customer', text: 'I want to return a kettle' },
    ]
    const parts = partsOf('and how long does that take?', history, 'en')
    expect(parts.map(({ text }) => text)).toEqual(['and how long does that take?', 'return kettle', 'parcel'])
    expect(parts[1]?.weight).toBeLessThan(1)
    expect(parts[2]?.weight).toBeLessThan(parts[1]?.weight ?? 0)
    expect(readable(parts)).toBe('and how long does that take? (return kettle parcel)')
  })

  it('takes nothing where the question stands on its own', () => {
    expect(
      partsOf('How do I delete my account?', [{ role: 'customer', text: 'I want to return a kettle' }], 'en'),
    ).toHaveLength(1)
  })
})
