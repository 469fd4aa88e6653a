import { expect, it } from 'vitest'
import { answersTo, assembled, exampleQuestions, slugOf } from '../../src/content/assemble.ts'
import { ASSUMED_SECONDS, type Fact, HALF_LIFE_DAYS, rankOf } from '../../src/content/rank-misses.ts'
import type { Seen } from '../../src/content/traits.ts'

const now = '2026-03-29T12:00:00.000Z'
const daysAgo = (days: number) => new Date(Date.parse(now) - days * 86_400_000).toISOString()

function fact(conversationId: string, days: number, more: Partial<Fact> = {}): Fact {
  return { conversationId, at: daysAgo(days), kind: 'low_confidence', lang: 'en', handlingSeconds: null, ...more }
}

it('A cluster is ranked by its conversations, each counted once by what weighs most, half as much after two weeks', () => {
  const facts = [
    fact('a', 0, { handlingSeconds: 100 }),
    fact('a', 0, { kind: 'left', handlingSeconds: 20 }),
    fact('b', HALF_LIFE_DAYS, { handlingSeconds: 300, lang: 'de' }),
  ]
  expect(rankOf(facts, now, 50)).toMatchObject({
    conversations: 2,
    eachSeconds: 200,
    costFrom: 'measured',
    costSeconds: 400,
    impact: 1.5 * 200,
    recent: 1,
    before: 0,
    languages: [
      { lang: 'en', conversations: 1 },
      { lang: 'de', conversations: 1 },
    ],
    kinds: { low_confidence: 2, left: 1 },
  })
})

it('What a conversation costs is taken from others where nobody has answered, and assumed where nobody ever has', () => {
  expect(rankOf([fact('a', 1)], now, 70)).toMatchObject({ eachSeconds: 70, costFrom: 'others' })
  expect(rankOf([fact('a', 1)], now, undefined)).toMatchObject({ eachSeconds: ASSUMED_SECONDS, costFrom: 'assumed' })
})

it('The trend compares the last week with the one before, and draws four', () => {
  const { days, recent, before } = rankOf(
    [1, 2, 9, 27.5, 80].map((each) => fact(`c${each}`, each)),
    now,
    1,
  )
  expect([recent, before, days.length, days[0], days.reduce((sum, count) => sum + count, 0)]).toEqual([2, 1, 28, 1, 4])
})

const member = (question: string, replies: string[] = []): Seen => {
  return { id: question, question, lang: 'en', considered: [], replies }
}

it('An article is assembled with a section for each kind of question, each paragraph once, and links that lead there', () => {
  const wash = 'Wash it at 40 degrees with a mild soap.'
  const members = [
    member('How do I wash the wool blanket?', [wash]),
    member('How should I wash a wool blanket?', [wash, 'Dry it flat.']),
    member('Can the blanket be ironed with steam?', ['Iron it with steam, never dry.']),
  ]
  const related = [{ articleId: 'care/cotton', title: 'Cotton', times: 2 }]
  const sources = { conversations: 2, days: ['2026-03-01', '2026-03-04'] } as const
  const answers = answersTo(members, 'How do I wash the wool blanket?')
  const { title, body } = assembled(answers, sources, related, 'care/wool')
  expect(title).toBe('How do I wash the wool blanket')
  expect(body.match(/40 degrees/g)).toHaveLength(1)
  expect(body.match(/^## .*/gm)).toHaveLength(3)
  expect(body).toContain('Dry it flat.')
  expect(body).toContain('- [Cotton](cotton.md)')
  expect(body).toContain('Put together from what the team answered in 2 conversations (2026-03-01 to 2026-03-04).')
  const unanswered = answersTo([member('Why?')], 'Why?')
  const { body: empty } = assembled(unanswered, { ...sources, conversations: 0 }, related, 'a/b/why')
  expect(empty).toContain('](../../care/cotton.md)')
  expect(empty).toContain('Nobody of the team has answered this yet')
  const named = assembled(answers, { ...sources, writer: 'gpt --> x' }, [], 'a').body
  expect(named.match(/-->/g)).toHaveLength(1)
})

it('Example questions are listed once each, the label first, without what the article lists already', () => {
  const members = [member('can i WASH it'), member('How do I dry it?'), member('Huh')]
  expect(exampleQuestions(members, 'Can I wash it?', ['How do I iron it?', 'how do i dry it'])).toEqual([
    'Can I wash it?',
  ])
  expect(slugOf('Größe & Paßform: was nun?')).toBe('grosse-passform-was-nun')
})
