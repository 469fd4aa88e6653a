import { describe, expect, it } from 'vitest'
import { writeBrief } from '../../src/answering/brief.ts'
import { understand } from '../../src/answering/understand.ts'
import { emptyConversation } from '../../src/domain/conversation.ts'
import type { ActorKind, Message } from '../../src/domain/events.ts'
import type { Judgement } from '../../src/domain/judgement.ts'

const at = '2026-03-02T08:00:00.000Z'
const state = emptyConversation('c')

function talk(...lines: [kind: ActorKind, text: string, visibility?: 'note'][]): Message[] {
  return lines.map(([kind, text, visibility], i) => ({
    id: `m${i}`,
    seq: i + 2,
    author: { kind },
    visibility: visibility ?? 'public',
    text,
    html: '',
    citations: [],
    at,
  }))
}

function judged(more: Partial<Judgement> = {}): Judgement {
  return {
    messageId: 'm1',
    answers: ['m0'],
    decision: 'handoff',
    confidence: 0.2,
    query: 'return a lamp from the sea',
    lang: 'en',
    considered: [{ articleId: 'returns', title: 'Returns', heading: 'Lamps', score: 0.3 }],
    why: ['two of five words of the question are nowhere in the articles'],
    features: {},
    drafter: 'quote',
    tookMs: 3,
    ...more,
  }
}

describe('a brief', () => {
  it('says what the customer wants in their own words: the newest real question, not “human please”', () => {
    const messages = talk(
      ['customer', 'Where is my order?'],
      ['bot', 'Here.'],
      ['customer', 'Can I return a lamp that fell into the sea?'],
      ['bot', '…'],
      ['customer', 'human please'],
      ['customer', 'thanks'],
    )
    expect(writeBrief({ state, messages, judgements: [] }).wants).toBe('Can I return a lamp that fell into the sea?')
  })

  it('keeps a request that says what it is about', () => {
    const messages = talk(
      ['customer', 'hi'],
      ['customer', 'I want to speak to a person about the lamp that arrived broken yesterday'],
    )
    expect(writeBrief({ state, messages, judgements: [] }).wants).toContain('arrived broken yesterday')
  })

  it('has the request where nothing else was ever said', () => {
    expect(writeBrief({ state, messages: talk(['customer', 'human please']), judgements: [] }).wants).toBe(
      'human please',
    )
    expect(writeBrief({ state, messages: [], judgements: [] })).toMatchObject({
      wants: '',
      said: [],
      tried: [],
      alreadyDid: [],
      mood: 'calm',
    })
  })

  it('tells what was searched for, what came up and why that fell short', () => {
    const brief = writeBrief({
      state,
      messages: talk(['customer', 'q']),
      judgements: [judged(), judged({ decision: 'smalltalk', query: 'hi' })],
    })
    expect(brief.tried).toEqual([
      {
        query: 'return a lamp from the sea',
        passages: [{ articleId: 'returns', title: 'Returns', heading: 'Lamps', score: 0.3 }],
        why: ['two of five words of the question are nowhere in the articles'],
        messageId: 'm1',
      },
    ])
  })

  it('collects what the customer already did over the whole conversation', () => {
    const messages = talk(
      ['customer', 'I already restarted it.'],
      ['bot', 'Try this.'],
      ['customer', "I've tried another cable, but no"],
      ['agent', 'I already looked.'],
    )
    expect(writeBrief({ state, messages, judgements: [] }).alreadyDid).toEqual([
      'I already restarted it',
      "I've tried another cable",
    ])
  })

  it('knows the mood of the last things said', () => {
    expect(writeBrief({ state, messages: talk(['customer', 'This is ridiculous!!!']), judgements: [] }).mood).toBe(
      'upset',
    )
    expect(
      writeBrief({
        state,
        messages: talk(['customer', 'Where is it?']),
        judgements: [],
        understanding: understand('I am furious', []),
      }).mood,
    ).toBe('upset')
    expect(writeBrief({ state, messages: talk(['customer', 'Where is it?']), judgements: [] }).mood).toBe('calm')
  })

  it('says that the customer complains, also where that was some turns ago, and nothing where they do not', () => {
    const complaint = talk(['customer', 'I want to file a complaint'], ['bot', 'How?'], ['customer', 'My lamp is late'])
    expect(writeBrief({ state, messages: complaint, judgements: [] }).complains).toBe(true)
    const question = talk(['customer', 'Where do I see complaints?'])
    expect(writeBrief({ state, messages: question, judgements: [] })).not.toHaveProperty('complains')
  })

  it('quotes what the customer said, shortened, never notes', () => {
    const messages = talk(['customer', 'a'.repeat(1_000)], ['agent', 'secret note', 'note'], ['customer', 'b'])
    const { said } = writeBrief({ state, messages, judgements: [] })
    expect(said.map(({ seq }) => seq)).toEqual([2, 4])
    expect(said[0]?.text.length).toBeLessThanOrEqual(300)
    expect(JSON.stringify(said)).not.toContain('secret')
  })

  it('starts from where the assistant took over again', () => {
    const messages = talk(
      ['customer', 'Old question about lamps?'],
      ['customer', 'New question about chairs?'],
      ['customer', 'human please'],
    )
    expect(writeBrief({ state: { ...state, boundarySeq: 3 }, messages, judgements: [] }).wants).toBe(
      'New question about chairs?',
    )
    expect(writeBrief({ state: { ...state, boundarySeq: 99 }, messages, judgements: [] }).wants).toBe(
      'New question about chairs?',
    )
  })

  it('passes on a suggested reply and a withheld draft', () => {
    const suggested = { text: 'Yes [1].', citations: [] }
    expect(writeBrief({ state, messages: [], judgements: [], suggested, withheld: 'I refunded it.' })).toMatchObject({
      suggestedReply: suggested,
      withheld: 'I refunded it.',
    })
  })

  it('has a summary for the customer, in their language and script, without what should not be passed on', () => {
    const messages = talk(['customer', 'Моја картица 4111 1111 1111 1111 не ради. Већ сам пробао други пут.'])
    const understanding = understand(messages[0]?.text ?? '', [])
    const { summary } = writeBrief({ state, messages, judgements: [], understanding, lang: 'sr' })
    expect(summary).toMatch(/^Моја картица .*Већ сте покушали/)
    expect(summary).not.toContain('4111')
    expect(writeBrief({ state, messages: [], judgements: [], lang: 'de' }).summary).toContain('mit einem Menschen')
  })
})
