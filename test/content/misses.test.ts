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

  it('keeps words that are somebody’s name elsewhere', () => {
    const identified = { name: 'Will Rose', verified: false }
    const log = logOf(
      { type: 'contact.identified', at: moment(0), actor: { kind: 'customer' }, data: identified },
      ...asked('q', 'Will here. Will the rose be red?', low),
      ...handed('low_confidence', 1),
      claimed(10),
      replied('Hi Will,\n\nThe rose will be red.\n\nMark the colour.', 20),
    )
    expect(onlyMiss(log)).toMatchObject({
      question: '… here. Will the rose be red?',
      replies: ['The rose will be red.\n\nMark the colour.'],
    })
  })

  it('keeps numbers that titles of articles have', () => {
    const considered = [{ articleId: 'a', title: 'Ports of the RP2040', score: 0.2 }]
    const log = logOf(...asked('q', 'Does the RP2040 have wifi?', { ...low, considered }), ...handed('low_confidence'))
    expect(onlyMiss(log).question).toBe('Does the RP2040 have wifi?')
  })
})

/** What the assistant looked up for words that ask for nothing, as it did before it knew them. */
const looksUp = ['clarify', 'handoff', 'decline'] as const

describe('Words that ask for nothing are no miss, whatever was looked up for them', () => {
  it.each<[lang: string, ...texts: string[]]>([
    [
      'en',
      'Perfect, that is what I needed',
      'thanks, solved',
      'yes please',
      'Hello!',
      'ok',
      'It works now',
      'asdf',
      'test 123',
    ],
    [
      'de',
      'Perfekt, genau das habe ich gesucht',
      'Danke, funktioniert jetzt',
      'ja bitte',
      'Guten Tag',
      'Das ist ein Test',
    ],
    ['fr', 'Parfait, c’est ce que je cherchais', 'Problème résolu, merci', 'oui merci', 'Bonjour'],
    ['es', 'Perfecto, es lo que buscaba', 'Ya funciona, gracias', 'sí, por favor', 'prueba'],
    ['sr', 'To je to što mi je trebalo', 'Ради, хвала', 'da, molim', 'фыва'],
    ['it', 'Problema risolto, grazie', 'sì grazie'],
    ['pt', 'Era isso que eu precisava, obrigada'],
    ['nl', 'Opgelost, bedankt'],
    ['pl', 'Już działa, dzięki'],
    ['ru', 'решено, спасибо'],
    ['tr', 'Çözüldü, teşekkürler'],
    ['he', 'תודה, זה עובד'],
    ['ar', 'تم الحل، شكرا'],
    ['zh', '解决了，谢谢', '测试'],
    ['ja', '解決しました'],
  ])('in %s', (lang, ...texts) => {
    for (const text of texts) {
      for (const decision of looksUp) {
        const events = [
          ...asked('q', 'How do I pay?', { lang }),
          ...asked('t', text, { decision, lang }, 20),
          ...(decision === 'clarify' ? [] : handed(decision === 'handoff' ? 'low_confidence' : 'customer_request', 21)),
        ]
        expect(kinds(...events), `${text} (${decision})`).toEqual([])
      }
      expect(kinds(...asked('t', text, { lang }), thumb('t', false, 5)), text).toEqual([])
    }
  })

  it('nor is the wish for a person, said while waiting for one', () => {
    const first = [...asked('a', 'Can I pay with shells?', low), ...handed('low_confidence')]
    expect(kinds(...first, ...asked('b', 'a human please', low, 20))).toEqual(['a-reply low_confidence'])
  })

  it('but one word may be a question, and so may what begins with thanks', () => {
    for (const text of ['refund', 'wer', 'Thanks, but it still does not work', 'Is it fixed on phones?', '113-5426177'])
      expect(kinds(...asked('q', text, low), ...handed('low_confidence')), text).toEqual(['q-reply low_confidence'])
  })
})

describe('What was answered right afterwards is no miss', () => {
  const first = 'Can I pay with a card from abroad?'
  const second = 'How do I pay with a foreign card?'
  const answers = 'You can pay with any card, also one from abroad. [1]'

  it('of whichever kind it was at first', () => {
    const later = answered('b', second, answers, 30)
    expect(kinds(...asked('a', first, low), ...handed('low_confidence'), ...later)).toEqual([])
    expect(kinds(...asked('a', first, { ...low, withheld: 'Any.' }), ...handed('bot_failure'), ...later)).toEqual([])
    expect(kinds(...asked('a', first, { decision: 'clarify' }), ...handed('customer_request', 9), ...later)).toEqual([])
    expect(kinds(...asked('a', first), ...handed('customer_request', 9), ...later)).toEqual([])
    expect(kinds(...asked('a', first), thumb('a', false, 9), ...later)).toEqual([])
    const late = answered('b', second, answers, LEFT_MINUTES * 60 + 30)
    expect(kinds(...asked('a', first, { decision: 'clarify' }), ...late)).toEqual([])
  })

  it('unless that answer was no help either, or a person had to answer', () => {
    const begun = [...asked('a', first, low), ...handed('low_confidence')]
    const later = answered('b', second, answers, 30)
    expect(kinds(...begun, ...later, thumb('b', false, 40))).toEqual(['a-reply low_confidence', 'b-reply thumbs_down'])
    expect(kinds(...begun, ...later, claimed(40), replied('Any card will do.', 50))).toEqual(['a-reply low_confidence'])
    expect(kinds(...begun, resolved(20), ...later)).toEqual(['a-reply low_confidence'])
  })

  it('unless something else was answered', () => {
    const begun = [...asked('a', 'Can I pay with shells?', low), ...handed('low_confidence')]
    const other = answered('b', 'How do I pay?', 'Pay by card or by bank transfer. [1]', 30)
    expect(kinds(...begun, ...other)).toEqual(['a-reply low_confidence'])
    expect(kinds(...begun, ...other, says('Great, thank you', 40))).toEqual([])
    const elsewhere = answered('b', 'Where is the shop?', 'At the pier. [1]', 30, 'visit/shop')
    expect(kinds(...begun, ...elsewhere, says('Great, thank you', 40))).toEqual(['a-reply low_confidence'])
  })

  it('unless it was the very answer that had been no help, and nobody said otherwise', () => {
    const again = answered('b', second, answers, 30)
    const begun = [...answered('a', first, answers, 0), thumb('a', false, 9)]
    expect(kinds(...begun, ...again)).toEqual(['a-reply thumbs_down'])
    expect(kinds(...begun, ...again, thumb('b', true, 40))).toEqual([])
  })

  it('and who says that it is solved after a question back has not left; who says never mind has', () => {
    const clarified = asked('q', 'It does not work', { decision: 'clarify' })
    const solved = { ...resolved(30), actor: { kind: 'customer' as const } }
    expect(kinds(...clarified, solved)).toEqual([])
    expect(kinds(...clarified, resolved(30))).toEqual(['q-reply left'])
    expect(kinds(...clarified, says('never mind', 30))).toEqual(['q-reply left'])
    expect(kinds(...clarified, says('thanks', 30))).toEqual([])
  })
})

/** A question that was answered from a place of an article. */
function answered(id: string, text: string, answer: string, at: number, articleId = 'billing/cards'): NewEvent[] {
  const cited = [{ n: 1, articleId, title: 'Paying by card', url: '', revision: '' }]
  return asked(id, text, {}, at).map((event) =>
    event.type === 'message.posted' && event.data.author.kind === 'bot'
      ? { ...event, data: { ...event.data, text: answer, citations: cited } }
      : event,
  )
}

function erased(): NewEvent {
  return { type: 'conversation.erased', at: moment(9), actor: { kind: 'system' }, data: {} }
}
