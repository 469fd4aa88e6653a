import { describe, expect, it } from 'vitest'
import { cleanTag, distinctTags, tagKey, tagsWith } from '../../src/domain/tags.ts'

describe('a tag', () => {
  it('is kept without what nobody sees: trimmed, composed, one blank between words', () => {
    expect(cleanTag('  late \t delivery\u200b ')).toBe('late delivery')
    expect(cleanTag('cafe\u0301')).toBe('caf\u00e9')
  })

  it('is the same in any case and however its letters are composed', () => {
    expect(tagKey('VIP')).toBe(tagKey(' vip '))
    expect(tagKey('Cafe\u0301')).toBe(tagKey('CAF\u00c9'))
    expect(tagKey('late')).not.toBe(tagKey('later'))
  })
})

describe('the tags of a conversation', () => {
  it('say nothing twice and nothing empty, in the spelling that came first', () => {
    expect(distinctTags(['VIP', 'late', 'vip', ' ', 'Late'])).toEqual(['VIP', 'late'])
  })

  it('gain some and lose others, whatever case they are named in', () => {
    expect(tagsWith(['VIP', 'late'], ['refund', 'vip'], ['LATE'])).toEqual(['VIP', 'refund'])
    expect(tagsWith([], [], ['x'])).toEqual([])
  })
})
