import { describe, expect, it } from 'vitest'
import { lookAlikes, makeLexicon } from '../../src/knowledge/lexicon.ts'
import { misspell, sequence } from '../eval/spelling.ts'

const words = [
  'brake',
  'break',
  'password',
  'deliveri',
  'form',
  'from',
  'light',
  'refund',
  'seed',
  'bildschirmhelligkeit',
]
const lexicon = makeLexicon(words)
/** What a term may have been meant to be, the likeliest first. */
const alike = (term: string, among = lexicon) =>
  lookAlikes(among, term)
    .sort((a, b) => a.far - b.far)
    .map((found) => found.term)

describe('a word that no article has', () => {
  it.each([
    ['pasword', 'password'],
    ['passwrod', 'password'],
    ['psasword', 'password'],
    ['assword', 'password'],
    ['delivry', undefined],
    ['delivrei', 'deliveri'],
    ['refnud', 'refund'],
    ['fomr', 'form'],
    ['sed', undefined],
    ['lihgt', 'light'],
  ])('%s looks like %s', (term, wanted) => {
    expect(alike(term)[0]).toBe(wanted)
  })

  it.each(['bake', 'fork', 'firm', 'food', 'night', 'fight', 'tense'])('%s is not taken for another one', (term) => {
    expect(alike(term)).toEqual([])
  })

  it('prefers two letters that changed places to any other slip', () => {
    expect(alike('trail', makeLexicon(['trails', 'trial']))).toEqual(['trial', 'trails'])
  })

  it('may be the part of a compound', () => {
    expect(alike('helligkeit')).toEqual(['bildschirmhelligkeit'])
  })

  it.each(['', 'abc', 'pas5word', '2024'])('“%s” is taken as it is', (term) => {
    expect(alike(term)).toEqual([])
  })
})

describe('slips for measuring', () => {
  it('are one edit in one telling word, the same in each run', () => {
    const slipped = () => {
      const random = sequence(3)
      return ['how do I change my password', 'where is the invoice'].map((text) => misspell(text, 'en', random))
    }
    expect(slipped()).toEqual(slipped())
    expect(slipped()[0]).toMatch(/^how do I \S+ my \S+$/)
    expect(slipped()[0]).not.toBe('how do I change my password')
  })
})
