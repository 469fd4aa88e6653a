import { describe, expect, it } from 'vitest'
import { labelOf, termsOf } from '../../src/content/cluster-words.ts'
import { goingOn, groups, joining } from '../../src/content/clusters.ts'
import type { Seen } from '../../src/content/traits.ts'

let count = 0
function asked(question: string, more: Partial<Seen> = {}): Seen {
  return { id: `m${++count}`, question, lang: 'en', considered: [], replies: [], ...more }
}

const refunds = [
  asked('How long does a refund take?'),
  asked('When will my refund arrive'),
  asked('refunds: how long do they take to arrive?'),
]
const printers = [asked('Which ink does the printer need?'), asked('What ink do I need for my printer')]

describe('Misses are grouped', () => {
  it('by what they ask for, in whatever words around it', () => {
    const found = groups([...refunds, ...printers, asked('Do you have a shop in Graz?')])
    expect(found.map((group) => group.length)).toEqual([3, 2, 1])
    expect(new Set(found[0])).toEqual(new Set(refunds.map(({ id }) => id)))
  })

  it('across languages where the same articles were looked at, and not by chance', () => {
    const considered = [
      { articleId: 'en/billing/refunds', score: 0.4 },
      { articleId: 'en/billing/cards', score: 0.3 },
    ]
    const german = considered.map(({ articleId, score }) => ({ articleId: articleId.replace('en/', 'de/'), score }))
    const one = asked('How long does a refund take?', { considered })
    const other = asked('Wann kommt die Erstattung?', { lang: 'de', considered: german })
    const elsewhere = asked('Wo ist mein Paket?', { lang: 'de', considered: [{ articleId: 'de/orders', score: 0.5 }] })
    expect(groups([one, other, elsewhere]).map((group) => group.length)).toEqual([2, 1])
  })

  it('by how people answered them, where the words differ', () => {
    const replies = ['Hold the power button for ten seconds until the light turns blue, then pair it once more.']
    const one = asked('My speaker makes no sound', { replies })
    const other = asked('bluetooth broken since the update', { replies })
    expect(groups([one, other])).toHaveLength(1)
    expect(
      groups([
        { ...one, replies: [] },
        { ...other, replies: [] },
      ]),
    ).toHaveLength(2)
  })

  it('the same again when they come in another order', () => {
    const all = [...refunds, ...printers]
    const sets = (found: string[][]) => new Set(found.map((group) => [...group].sort().join()))
    expect(sets(groups([...all].reverse()))).toEqual(sets(groups(all)))
  })

  it('into nothing where there are none', () => {
    expect(groups([])).toEqual([])
  })
})

describe('A new miss', () => {
  const clusters = [
    { id: 'refunds', members: refunds },
    { id: 'printers', members: printers },
  ]

  it('joins the cluster that it is most like, and none where it is like no other', () => {
    const fresh = [asked('How long until my refund arrives?'), asked('Can I bring my dog?')]
    expect([...joining(fresh, clusters)]).toEqual([[fresh[0]?.id, 'refunds']])
  })
})

describe('A cluster', () => {
  it('keeps its id with most of what it named, and lends it to one group only', () => {
    const before = new Map([
      ['a', 'one'],
      ['b', 'one'],
      ['c', 'one'],
      ['d', 'two'],
    ])
    expect(goingOn([['a', 'b'], ['c'], ['d', 'e']], before)).toEqual(['one', undefined, 'two'])
    expect(goingOn([['a', 'b', 'c', 'd']], before)).toEqual(['one'])
  })

  it('is called by a question of its own that is most like the others, and by the words that set it apart', () => {
    expect(refunds.map(({ question }) => question)).toContain(labelOf(refunds))
    expect(termsOf(refunds, printers)[0]).toMatch(/^refund/)
    expect(termsOf(printers, refunds)).toEqual(expect.arrayContaining(['printer', 'ink']))
    expect(labelOf([])).toBe('')
  })
})
