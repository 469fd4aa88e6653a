import { describe, expect, it } from 'vitest'
import { LEFT_MINUTES, missesOf } from '../../src/content/misses.ts'
import type { ConversationEvent, NewEvent } from '../../src/domain/events.ts'
import type { Miss } from '../../src/domain/misses.ts'
import { moment } from '../fixtures/events.ts'
import { asked, claimed, handed, logOf, replied, resolved, says, thumb } from '../fixtures/missed.ts'

const later = moment(LEFT_MINUTES * 60 + 60)

function kinds(...events: NewEvent[]): string[] {
  return missesOf(logOf(...events), later).misses.map(({ id, kind }) => `${id} ${kind}`)
}

function onlyMiss(log: ConversationEvent[]): Miss {
  const { misses } = missesOf(log, later)
  expect(misses).toHaveLength(1)
  return misses[0] as Miss
}

const low = { decision: 'handoff' as const }

describe('A question is missed', () => {
  it('that no article was likely enough to answer', () => {
    expect(kinds(...asked('q', 'Can I pay with shells?', low), ...handed('low_confidence'))).toEqual([
      'q-reply low_confidence',
    ])
  })

  it('whose draft was held back, and that draft goes along', () => {
    const log = logOf(...asked('q', 'May I?', { ...low, withheld: 'You may, for 30 days.' }), ...handed('bot_failure'))
    expect(onlyMiss(log)).toMatchObject({ kind: 'withheld', withheld: 'You may, for 30 days.' })
  })

  it('that was answered with what the customer called no help, unless they took that back', () => {
    const answered = asked('q', 'How long do refunds take?')
    expect(kinds(...answered, thumb('q', false, 5))).toEqual(['q-reply thumbs_down'])
    expect(kinds(...answered, thumb('q', false, 5), thumb('q', true, 6))).toEqual([])
  })

  it('that was asked back about and never heard of again', () => {
    const clarified = asked('q', 'It does not work', { decision: 'clarify' })
    expect(kinds(...clarified)).toEqual(['q-reply left'])
    expect(kinds(...clarified, says('The printer', 30))).toEqual([])
    expect(kinds(...clarified, says('Still there?', LEFT_MINUTES * 60 + 30))).toEqual(['q-reply left'])
  })

  it('when its customer wanted a person next: surely after a question back, less so after an answer', () => {
    const person = handed('customer_request', 9)
    expect(kinds(...asked('q', 'How do I pay?', { decision: 'clarify' }), ...person)).toEqual(['q-reply handed_over'])
    expect(kinds(...asked('q', 'How do I pay?', { decision: 'decline' }), ...person)).toEqual(['q-reply declined'])
    expect(kinds(...asked('q', 'How do I pay?'), ...person)).toEqual(['q-reply asked_for_person'])
  })

  it('when several turns in a row brought nothing', () => {
    const turns = [
      ...asked('a', 'Hm', { decision: 'clarify' }),
      ...asked('b', 'Well', low, 20),
      ...handed('loop_limit', 21),
    ]
    expect(kinds(...turns)).toEqual(['b-reply handed_over'])
  })

  it('once, of the kind that weighs most', () => {
    const answered = asked('q', 'How long do refunds take?')
    expect(kinds(...answered, thumb('q', false, 5), ...handed('accepted_offer', 7))).toEqual(['q-reply thumbs_down'])
  })

  it('while its customer waits already, too', () => {
    const first = [...asked('a', 'Can I pay with shells?', low), ...handed('low_confidence')]
    expect(kinds(...first, ...asked('b', 'And with pearls?', low, 20))).toEqual([
      'a-reply low_confidence',
      'b-reply low_confidence',
    ])
  })
})

describe('No question is missed', () => {
  it.each<[string, NewEvent[]]>([
    ['by an answer that nobody complained of', asked('q', 'How do I pay?')],
    ['by who asks for a person at the first word', handed('customer_request')],
    ['by what is declined and left at that', asked('q', 'Sing a song', { decision: 'decline' })],
    [
      'by a provider that fails: the articles may well hold the answer',
      [...asked('q', 'How do I pay?', { ...low, fault: 'unreachable' }), ...handed('bot_failure')],
    ],
    [
      'by what only a person should deal with',
      [...asked('q', 'My lawyer', { ...low, query: '' }), ...handed('sensitive_topic')],
    ],
    [
      'by an answer that was thanked for before something else was wanted',
      [
        ...asked('q', 'How do I pay?'),
        ...asked('t', 'Thanks', { decision: 'smalltalk', query: '' }, 20),
        ...handed('customer_request', 40),
      ],
    ],
    ['in what was erased', [...asked('q', 'Why?', low), ...handed('low_confidence'), erased()]],
  ])('%s', (_, events) => {
    expect(kinds(...events)).toEqual([])
  })
})

describe('A miss', () => {
  it('says at what moment its customer will have left, and is none until then', () => {
    const log = logOf(...asked('q', 'It does not work', { decision: 'clarify' }))
    expect(missesOf(log, moment(60))).toEqual({ misses: [], leftAt: moment(1 + LEFT_MINUTES * 60) })
  })

  it('knows how people answered it, without courtesies, what that cost and how it ended', () => {
    const log = logOf(
      ...asked('q', 'Can I pay with shells?', low),
      ...handed('low_confidence', 1),
      claimed(61),
      replied('Hi there,\n\nShells are taken at the beach shop.', 101),
      says('Where is that?', 111),
      replied('It is at the pier.', 5_000),
      resolved(5_010),
    )
    expect(onlyMiss(log)).toMatchObject({
      replies: ['Shells are taken at the beach shop.', 'It is at the pier.'],
      waitSeconds: 60,
      handlingSeconds: 40 + 300,
      outcome: 'solved',
    })
  })

  it('does not take what people answered to a later question for its own', () => {
    const log = logOf(
      ...asked('a', 'Can I pay with shells?', low),
      ...handed('low_confidence', 1),
      claimed(10),
      replied('Shells are taken at the beach shop.', 20),
      resolved(30),
      ...asked('b', 'Can I pay with pearls?', low, 100),
      ...handed('low_confidence', 102),
      claimed(110),
      replied('Pearls are taken nowhere.', 120),
    )
    const { misses } = missesOf(log, later)
    expect(misses.map(({ replies, outcome }) => [replies, outcome])).toEqual([
      [['Shells are taken at the beach shop.'], 'solved'],
      [['Pearls are taken nowhere.'], 'open'],
    ])
  })

  it('names nobody: not the customer, not who answered, no mailbox and no number of theirs', () => {
    const log = logOf(
      {
        type: 'contact.identified',
        at: moment(0),
        actor: { kind: 'customer' },
        data: { name: 'Mira Kovač', verified: false },
      },
      ...asked('q', 'My name is Jo Smith, mira@example.com. Mira here: order 4711002 shows error 503', low),
      ...handed('low_confidence', 1),
      claimed(10),
      replied('Your order 4711002 was charged twice, Mira. Log out and in again.\n\nBest, Ana', 20),
    )
    const miss = onlyMiss(log)
    expect(miss.question).toContain('error 503')
    expect(miss.replies.join()).toContain('Log out and in again.')
    expect(JSON.stringify(miss)).not.toMatch(/Mira|Kovač|Jo|Smith|example\.com|4711002|Petrović/)
  })

  it('keeps numbers that titles of articles have', () => {
    const considered = [{ articleId: 'a', title: 'Ports of the RP2040', score: 0.2 }]
    const log = logOf(...asked('q', 'Does the RP2040 have wifi?', { ...low, considered }), ...handed('low_confidence'))
    expect(onlyMiss(log).question).toBe('Does the RP2040 have wifi?')
  })
})

function erased(): NewEvent {
  return { type: 'conversation.erased', at: moment(9), actor: { kind: 'system' }, data: {} }
}
