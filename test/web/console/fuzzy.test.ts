import { describe, expect, it } from 'vitest'
import { likeness, sift } from '../../../web/console/pure/fuzzy.ts'

const all = ['Resolve and open the next', 'Release to the queue', 'Write a reply', 'Reopen', 'Queue', 'Jelena Marić']
const found = (typed: string) => sift(typed, all, (name) => ({ name }))

describe('what was typed', () => {
  it('finds the beginnings of words before what stands inside them', () => {
    expect(found('re')).toEqual(['Resolve and open the next', 'Release to the queue', 'Reopen', 'Write a reply'])
    expect(found('open')).toEqual(['Resolve and open the next', 'Reopen'])
    expect(found('queue')).toEqual(['Queue', 'Release to the queue'])
  })

  it('finds letters that stand apart in a word, from three on', () => {
    expect(found('rslv')).toEqual(['Resolve and open the next'])
    expect(likeness('rv', 'Resolve')).toBeUndefined()
    expect(likeness('slv', 'Resolve')).toBeUndefined()
  })

  it('must be found in every word of it, in any order', () => {
    expect(found('next res')).toEqual(['Resolve and open the next'])
    expect(found('next queue')).toEqual([])
  })

  it('disregards case, accents and script', () => {
    expect(found('MARIC')).toEqual(['Jelena Marić'])
    expect(found('јелена')).toEqual(['Jelena Marić'])
  })

  it('finds names before what else is known of one', () => {
    const people = [
      { name: 'Tom', more: 'asks about Anna' },
      { name: 'Hannah', more: '' },
    ]
    expect(sift('anna', people, (one) => one).map(({ name }) => name)).toEqual(['Hannah', 'Tom'])
  })

  it('leaves all in their order where it is empty', () => {
    expect(found('  ')).toEqual(all)
  })
})
