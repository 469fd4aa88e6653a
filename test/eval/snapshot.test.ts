import { describe, expect, it } from 'vitest'
import { changesSince, snapshotOf } from './snapshot.ts'
import { meanOf, share, type Table } from './tables.ts'

const table = (each: number[], alarms = 1): Record<string, Table> => ({
  retrieval: {
    title: '',
    columns: [share('R@1', 'higher'), share('BM25 R@1'), { name: 'alarms', unit: 'per thousand', better: 'lower' }],
    rows: [
      { label: 'set', n: each.length, cells: [meanOf(each), { value: 0.5 }, { value: alarms }] },
      { label: 'type', part: true, n: 2, cells: [{ value: 0.4 }] },
    ],
  },
})
const hundred = (right: number) => Array.from({ length: 100 }, (_, at) => (at < right ? 1 : 0))

describe('a snapshot', () => {
  it('keeps what has a better and a worse, in order, with the questions of what stands for its concern', () => {
    const kept = snapshotOf(table([1, 0, 0.5, 1]))
    expect(Object.keys(kept)).toEqual([
      'retrieval › set › R@1',
      'retrieval › set › alarms',
      'retrieval › set › type › R@1',
    ])
    expect(kept['retrieval › set › R@1']).toEqual({ value: 0.625, n: 4, each: 'z0iz' })
  })

  it('shows no change against itself', () => {
    const tables = table(hundred(63))
    expect(changesSince(snapshotOf(tables), tables).map(({ verdict }) => verdict)).toEqual(['noise', 'noise', 'noise'])
  })

  it('calls a fall of ten questions in a hundred worse, and of two in a hundred chance', () => {
    const before = snapshotOf(table(hundred(70)))
    expect(changesSince(before, table(hundred(60)))[0]).toMatchObject({ before: 0.7, now: 0.6, verdict: 'worse' })
    expect(changesSince(before, table(hundred(68)))[0]?.verdict).toBe('noise')
    expect(changesSince(before, table(hundred(80)))[0]?.verdict).toBe('better')
  })

  it('takes as much for chance as the questions leave open where it cannot go question by question', () => {
    const before = snapshotOf(table(hundred(70)))
    expect(changesSince(before, table(hundred(60).slice(0, 99)))[0]?.verdict).toBe('noise')
    expect(changesSince(before, table(hundred(20).slice(0, 99)))[0]?.verdict).toBe('worse')
  })

  it('knows that more false alarms are worse', () => {
    const before = snapshotOf(table(hundred(70), 1))
    const alarms = (now: number) =>
      changesSince(before, table(hundred(70), now)).find(({ key }) => key.endsWith('alarms'))
    expect(alarms(900)?.verdict).toBe('worse')
    expect(alarms(1)?.verdict).toBe('noise')
  })
})
