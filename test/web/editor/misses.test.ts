import { expect, it } from 'vitest'
import { alarmWords } from '../../../web/console/pure/miss-alarm.ts'
import type { Item } from '../../../web/editor/pure/list.ts'
import {
  articleChoices,
  clusterChoices,
  deedWords,
  draftWords,
  linePoints,
  timeWords,
  trendWords,
  votesWords,
} from '../../../web/editor/pure/misses.ts'

it('Time is told in the unit that fits', () => {
  expect([0, 40, 89, 90, 3_600, 5_400, 12_600, 40_000].map(timeWords)).toEqual([
    '0 s',
    '40 s',
    '89 s',
    '2 min',
    '60 min',
    '1.5 h',
    '3.5 h',
    '11 h',
  ])
})

it('A trend is told against the week before', () => {
  const words = (recent: number, before: number) => trendWords({ recent, before })
  expect(words(0, 0)).toBe('none in two weeks')
  expect(words(3, 0)).toBe('3 this week, none before')
  expect(words(2, 2)).toBe('2 a week, as before')
  expect(words(1, 4)).toBe('1 this week, 4 before')
})

it('A line of counts fills its box, from the bottom where nothing came', () => {
  expect(linePoints([0, 2, 1], 10, 20)).toBe('0,20 5,0 10,10')
  expect(linePoints([0, 0], 10, 20)).toBe('0,20 10,20')
})

it('What became of a cluster is told with what was measured', () => {
  const before = { questions: 4, answered: 0, confidence: 0.12 }
  const after = { questions: 4, answered: 3, confidence: 0.908 }
  expect(deedWords({ did: 'closed', before, after, articleIds: [] })).toBe(
    'Closed: 0 of 4 answered before, 3 of 4 now (confidence 12 % → 91 %)',
  )
  expect(deedWords({ did: 'alarmed', window: 'hour', count: 12, expected: 0.25 })).toBe(
    'Rang: 12 in an hour, where less than one is usual',
  )
  expect(deedWords({ did: 'reopened', why: 'came_back', conversations: 1 })).toBe('Came back: it was asked again')
})

it('An alarm says how many asked what, and when', () => {
  expect(alarmWords({ count: 12, label: 'login error 503', window: 'hour' })).toBe(
    '12 customers asked about “login error 503” in the last hour; no article answers it.',
  )
  expect(alarmWords({ count: 40, window: 'day' })).toBe(
    '40 customers got no answer in the last 24 hours, many more than usual.',
  )
})

const item = (articleId: string, title: string, isFile = true) =>
  ({
    path: `${articleId}.md`,
    articleId,
    title,
    lang: 'en',
    category: '',
    tags: [],
    state: 'published',
    isFile,
  }) as unknown as Item

it('Articles to choose from are those that came up, until there are words; then those that have them, the near first', () => {
  const closest = [
    { articleId: 'pay/cards', title: 'Cards', times: 3, there: true },
    { articleId: 'pay/gone', title: 'Gone', times: 9, there: false },
  ]
  const items = [
    item('pay/bank', 'Pay by bank'),
    item('pay/cards', 'Pay by card'),
    item('pay/new', 'Pay new', false),
    item('a/b', 'Else'),
  ]
  expect(articleChoices('', closest, items, [])).toEqual([
    { id: 'pay/cards', words: 'Cards', detail: 'pay/cards · near 3 questions' },
  ])
  expect(articleChoices('pay', closest, items, ['a/b', 'pay/bank']).map(({ id }) => id)).toEqual([
    'pay/cards',
    'pay/bank',
    'a/b',
  ])
  expect(articleChoices('zzz', closest, items, [])).toEqual([])
})

it('Clusters to choose from are the nearest, until there are words, and never the one itself', () => {
  const other = (clusterId: string, label = clusterId) => ({ clusterId, label, conversations: 1 })
  const one = { clusterId: 'k', near: [other('a'), other('b', '')] }
  expect(clusterChoices(' ', one, [other('c')])).toEqual([
    { id: 'a', words: 'a', detail: '1 conversation' },
    { id: 'b', words: 'Its questions were erased', detail: '1 conversation' },
  ])
  expect(clusterChoices('c', one, [other('c'), other('k')]).map(({ id }) => id)).toEqual(['c'])
})

it('How a draft came about is told where a model had to do with it', () => {
  expect(draftWords({})).toBe('')
  expect(draftWords({ writer: 'openai m' })).toBe('Written by openai m from your team’s answers')
  expect(draftWords({ writer: 'openai m', leftOut: 2 })).toContain('2 sentences were left out')
  expect(draftWords({ fault: 'timeout' })).toBe('Put together from your team’s answers, because the model was too slow')
  expect(draftWords({ fault: 'unheard_of' })).toContain('the model did not answer')
  expect(deedWords({ did: 'drafted', articleId: 'a/b', fault: 'too_long' })).toContain('Drafted as a/b. Put together')
})

it('What readers said of a page is told of its present text first', () => {
  expect(votesWords({ yes: 1, no: 2, now: { yes: 1, no: 2 } })).toBe('No help to 2 of 3 readers.')
  expect(votesWords({ yes: 1, no: 2, now: { yes: 1, no: 0 } })).toBe(
    'No help to 0 of 1 reader since it was changed, 2 of 2 readers before.',
  )
  expect(votesWords({ yes: 0, no: 2, now: { yes: 0, no: 0 } })).toBe(
    'No help to 2 of 2 readers, all before it was changed.',
  )
})
