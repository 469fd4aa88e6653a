import { describe, expect, it } from 'vitest'
import { type Source, sourcesIn } from '../rules/sources.ts'
import { citationsIn, coverageOf, rowsIn } from './coverage.ts'
import { abuses, later, promises, rows } from './rows.ts'

describe('Every promise and abuse case', () => {
  it('is on the list once', () => {
    expect([promises.length, abuses.length]).toEqual([16, 86])
    expect(rows.size).toBe(16 + 86)
    expect(Object.keys(later).filter((row) => !rows.has(row))).toEqual([])
  })

  const coverage = coverageOf(sourcesIn('test'))

  it('has a test, but for those of parts that do not exist yet', () => {
    expect(coverage.missing.map((row) => `${row} ${rows.get(row)}`)).toEqual([])
  })

  it('is one that exists, where a title cites it', () => {
    expect(coverage.unknown).toEqual([])
  })
})

describe('The reader of titles', () => {
  const file = (text: string): Source => ({ path: 'a.test.ts', text })
  const cited = (text: string) => citationsIn(file(text)).map(({ row }) => row)

  it.each([
    ['one', `it('is so [` + `S1]', () => {})`, ['S1']],
    ['several', `test('[` + `S1] is so [` + `P2]', f)`, ['S1', 'P2']],
    ['a group', 'describe(`so [' + 'S3] $' + '{1} [' + 'S4]`, f)', ['S3', 'S4']],
    ['a table', `it.each([1, 2])('is %s [` + `S5]', f)`, ['S5']],
    ['the lines of a table', `it.each([['one [` + `S6]', 1], ['two', 2]])('is %s', f)`, ['S6']],
    ['a template as table', 'describe.each`a\n$' + '{1}`(`so [' + 'S7]`, f)', ['S7']],
    ['one that runs with others', `it.concurrent('so [` + `S8]', f)`, ['S8']],
  ])('finds %s', (_, text, expected) => {
    expect(cited(text)).toEqual(expected)
  })

  it.each([
    ['a comment', `// [` + `S1]\nit('is so', f)`],
    ['what a test does', `it('is so', () => { say('[` + `S1]') })`],
    ['another call', `say('[` + `S1]')`],
  ])('takes no proof from %s', (_, text) => {
    expect(cited(text)).toEqual([])
  })

  it('reads lists and spans', () => {
    const cite = (inside: string) => rowsIn(`so [${inside}]`)
    expect(cite('S12, S13')).toEqual(['S12', 'S13'])
    expect(cite('S76–S79')).toEqual(['S76', 'S77', 'S78', 'S79'])
    expect(cite('P1, S3-5')).toEqual(['P1', 'S3', 'S4', 'S5'])
    expect(cite('S')).toEqual([])
    expect(cite('x')).toEqual([])
  })

  it('misses what has no test, and sees what does not exist', () => {
    const { missing, unknown, tested } = coverageOf([file(`it('[` + `S1] [` + `S87] [` + `P17]', f)`)])
    expect(tested.get('S1')).toHaveLength(1)
    expect(missing).toContain('S2')
    expect(missing).not.toContain('S1')
    expect(missing).not.toContain('S62')
    expect(unknown.map(({ row }) => row)).toEqual(['S87', 'P17'])
  })
})
