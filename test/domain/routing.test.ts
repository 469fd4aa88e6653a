import { describe, expect, it } from 'vitest'
import {
  type Idle,
  inOrder,
  suits,
  type Team,
  takes,
  teamFor,
  topicOf,
  type Wanted,
  wantedBy,
  workedBy,
} from '../../src/domain/routing.ts'
import { moment } from '../fixtures/events.ts'
import { claims, conversation, escalates, handoff, next, says } from './folded.ts'

const team = (id: string, more: Partial<Team> = {}): Team => ({
  id,
  agentIds: [],
  languages: [],
  categories: [],
  ...more,
})
const agent = (agentId: string, more: Partial<Idle> = {}): Idle => ({
  agentId,
  state: 'online',
  open: 0,
  capacity: 3,
  languages: [],
  skills: [],
  ...more,
})

const tried = (...found: [articleId: string, score: number][]) => ({
  query: 'q',
  why: [],
  passages: found.map(([articleId, score]) => ({ articleId, title: articleId, score })),
})

describe('what a conversation is about', () => {
  it('is the category of the articles that were found, the better they fit the more they count', () => {
    expect(topicOf({ tried: [tried(['shop/a', 0.5], ['orders/b', 0.4], ['orders/c', 0.3])] })).toBe('orders')
  })

  it('is that of the newest question for which something was found', () => {
    expect(topicOf({ tried: [tried(['orders/a', 0.9]), tried(['shop/b', 0.5]), tried()] })).toBe('shop')
  })

  it('is that of what the suggested reply cites, whatever else came up', () => {
    const cited = { n: 1, articleId: 'account/a', title: '', url: '', revision: '' }
    const suggestedReply = { text: 'x', citations: [cited] }
    expect(topicOf({ tried: [tried(['orders/b', 0.9])], suggestedReply })).toBe('account')
  })

  it('is unknown where nothing fits, or what fits lies in no folder', () => {
    expect(topicOf({ tried: [] })).toBeUndefined()
    expect(topicOf({ tried: [tried(['orders/a', 0.1])] })).toBeUndefined()
    expect(topicOf({ tried: [tried(['readme', 0.9])] })).toBeUndefined()
  })
})

describe('the team that a conversation comes to', () => {
  const both = team('both', { languages: ['de'], categories: ['orders'] })
  const orders = team('orders', { categories: ['orders'] })
  const german = team('german', { languages: ['de'] })
  const teams = [team('anything'), german, orders, both]

  it('is the one that names both its language and what it is about, before those that name one of them', () => {
    expect(teamFor(teams, { lang: 'de-AT', topic: 'orders' })).toBe('both')
    expect(teamFor([german, orders], { lang: 'de', topic: 'orders' })).toBe('orders')
    expect(teamFor(teams, { lang: 'de', topic: 'shop' })).toBe('german')
    expect(teamFor(teams, { lang: 'en', topic: 'orders' })).toBe('orders')
  })

  it('is none that names another language or another topic, and none that names nothing', () => {
    expect(teamFor(teams, { lang: 'en', topic: 'shop' })).toBeUndefined()
    expect(teamFor([both], { lang: 'en', topic: 'orders' })).toBeUndefined()
    expect(teamFor([both], { lang: 'de' })).toBeUndefined()
    expect(teamFor([german], { topic: 'orders' })).toBeUndefined()
  })

  it('is the one for the region before the one for the language, and never the one for another region', () => {
    const [brazil, portuguese] = [team('brazil', { languages: ['pt-BR'] }), team('portuguese', { languages: ['pt'] })]
    expect(teamFor([portuguese, brazil], { lang: 'pt-br' })).toBe('brazil')
    expect(teamFor([portuguese, brazil], { lang: 'pt-PT' })).toBe('portuguese')
    expect(teamFor([brazil], { lang: 'pt' })).toBeUndefined()
    expect(teamFor([team('german', { languages: ['de'] })], { lang: 'den' })).toBeUndefined()
  })

  it('is the one that names fewer, then the first of the settings', () => {
    const wide = team('wide', { categories: ['orders', 'shop', 'account'] })
    expect(teamFor([wide, orders], { topic: 'orders' })).toBe('orders')
    expect(teamFor([orders, { ...orders, id: 'second' }], { topic: 'orders' })).toBe('orders')
  })
})

describe('who a conversation suits', () => {
  const teams = [team('billing', { agentIds: ['ann'] })]
  const suited = (more: Partial<Idle>, wanted: Partial<Wanted>) =>
    suits(agent('ann', more), { circle: 'everyone', ...wanted }, teams)

  it('is the team while the team is asked, and everyone afterwards', () => {
    const asked = { circle: 'team', teamId: 'billing' } as const
    expect(suits(agent('ann'), asked, teams)).toBe(true)
    expect(suits(agent('ben'), asked, teams)).toBe(false)
    for (const circle of ['everyone', 'later'] as const) {
      expect(suits(agent('ben'), { ...asked, circle }, teams)).toBe(true)
    }
    expect(suits(agent('ann'), { ...asked, teamId: 'gone' }, teams)).toBe(false)
  })

  it('is who answers in its language, and who names none', () => {
    expect(suited({ languages: ['sr', 'de'] }, { lang: 'sr-Cyrl' })).toBe(true)
    expect(suited({ languages: ['en'] }, { lang: 'sr' })).toBe(false)
    expect(suited({ languages: ['en'] }, {})).toBe(true)
    expect(suited({}, { lang: 'sr' })).toBe(true)
  })

  it('is who knows about it, and who names nothing', () => {
    expect(suited({ skills: ['orders'] }, { topic: 'orders' })).toBe(true)
    expect(suited({ skills: ['orders'] }, { topic: 'shop' })).toBe(false)
    expect(suited({ skills: ['orders'] }, {})).toBe(true)
    expect(suited({}, { topic: 'shop' })).toBe(true)
  })

  it('depends on nothing of a conversation that has no handover', () => {
    expect(wantedBy(conversation(says('hello')).state)).toEqual({ circle: 'everyone' })
    expect(wantedBy(conversation(says('hello'), escalates()).state)).toEqual({ circle: 'everyone' })
    const record = { ...handoff(), brief: { ...handoff().brief, tried: [tried(['orders/a', 0.9])] } }
    const queued = conversation({ ...escalates(), handoff: record, route: { teamId: 'billing' } } as never)
    expect(wantedBy(queued.state)).toEqual({ circle: 'team', teamId: 'billing', topic: 'orders' })
  })
})

describe('who takes from the queue', () => {
  it('is who is online; who takes only what is assigned where the desk assigns; never who is away or gone', () => {
    const who = (assign: 'claim' | 'automatic') =>
      (['online', 'assign_only', 'away', 'offline'] as const).filter((state) => takes({ state }, assign))
    expect(who('claim')).toEqual(['online'])
    expect(who('automatic')).toEqual(['online', 'assign_only'])
  })
})

describe('who gets it', () => {
  const first = (agents: Idle[], by: Parameters<typeof inOrder>[1] = {}) =>
    inOrder(agents, by).map(({ agentId }) => agentId)

  it('is who holds the fewest, then who has been idle for the longest, then the first by id', () => {
    expect(first([agent('a', { open: 2 }), agent('b', { open: 1 })])).toEqual(['b', 'a'])
    expect(first([agent('a', { idleSince: moment(9) }), agent('b', { idleSince: moment(5) })])).toEqual(['b', 'a'])
    expect(first([agent('a', { idleSince: moment(9) }), agent('b')])).toEqual(['b', 'a'])
    expect(first([agent('b'), agent('a')])).toEqual(['a', 'b'])
  })

  it('is before all others the agent who knows the customer, if they have room', () => {
    expect(first([agent('a'), agent('b', { open: 2 })], { knownTo: 'b' })).toEqual(['b', 'a'])
    expect(first([agent('a'), agent('b', { open: 3 })], { knownTo: 'b' })).toEqual(['a'])
  })

  it('is nobody who is full, and not the one who has just handed it on', () => {
    expect(first([agent('a', { open: 3 }), agent('b', { open: 1, capacity: 1 })])).toEqual([])
    expect(first([agent('a'), agent('b')], { notTo: 'a' })).toEqual(['b'])
  })
})

describe('who got or finished a conversation', () => {
  it('is told by each event that gives or takes one', () => {
    const held = conversation(says('hello'), escalates(), claims())
    const worked = (folded: typeof held) => folded.events.flatMap(workedBy)
    expect(worked(held)).toEqual(['ann'])
    const handed = next(held, {
      do: 'transfer',
      agentId: 'ann',
      to: { kind: 'agent', id: 'ben', name: 'Ben' },
      note: 'x',
      promise: { kind: 'now' },
    })
    expect(worked(handed)).toEqual(['ann', 'ann', 'ben'])
    expect(worked(next(handed, { do: 'resolve', agentId: 'ben', outcome: 'solved' }))).toEqual([
      'ann',
      'ann',
      'ben',
      'ben',
    ])
  })
})
