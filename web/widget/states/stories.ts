/** The conversations that the states are taken from, each a step further than the one before. */
import type { Survey } from '../../../src/domain/events.ts'
import type { Citation } from '../../../src/domain/judgement.ts'
import type { Earlier } from '../earlier.ts'
import { placeInQueue } from '../talk.ts'
import { type Story, story } from './folded.ts'
import type { Tale } from './tale.ts'

export const bot = (tale: Tale) => ({ kind: 'bot', name: tale.assistant }) as const
export const customer = { kind: 'customer' } as const
export const agent = (tale: Tale) => ({ kind: 'agent', id: 'a1', name: tale.agent }) as const
const system = { kind: 'system' } as const

export const citations = (tale: Tale): Citation[] =>
  [tale.heading, undefined].map((heading, at) => ({
    n: at + 1,
    articleId: 'orders/returns',
    title: at === 0 ? tale.article : (tale.questions[2] ?? ''),
    ...(heading && { heading }),
    url: at === 0 ? '/help/orders/returns#how' : '/help/orders/pay',
    revision: '0',
  }))

export const asked = (tale: Tale) => story(tale.assistant).says(customer, tale.asks)
export const answered = (tale: Tale) =>
  asked(tale).says(bot(tale), tale.answer, { decision: 'answer', citations: citations(tale) })
export const now = { kind: 'now' } as const
/** Later today: a weekday would be another every day. */
export const tonight = () => ({ kind: 'later', at: new Date(new Date().setHours(23, 30, 0, 0)).toISOString() }) as const
export const handedOver = (tale: Tale, promise: { kind: 'now' } | { kind: 'later'; at: string } = now): Story =>
  answered(tale)
    .says(customer, tale.wantsPerson)
    .happens('handoff.recorded', {
      id: 'h1',
      reason: 'customer_request',
      rule: 'button',
      brief: { summary: tale.brief } as never,
    })
    .happens('conversation.queued', { handoffId: 'h1', priority: 0, front: false, promise })
    .says(system, promise.kind === 'now' ? tale.handed : tale.later)
export const queued = (tale: Tale) =>
  handedOver(tale).with((talk) =>
    placeInQueue(talk, { position: 3, waitSeconds: [240, 540], promise: now, mayEmail: true }),
  )
export const joined = (tale: Tale) =>
  queued(tale)
    .happens('conversation.claimed', { agentId: 'a1', agentName: tale.agent }, agent(tale))
    .says(agent(tale), tale.reply)
/** Closed, with what the desk asks about it. */
export const resolved = (tale: Tale, asks: Survey['asks'] = ['csat'], of: Survey['of'] = 'person') =>
  joined(tale)
    .says(customer, tale.thanks)
    .happens('conversation.resolved', { outcome: 'solved' }, agent(tale))
    .happens('rating.asked', { asks, of, agentId: 'a1' })

const [picture, tall, letter] = [
  { id: 'f1', name: 'IMG_2041.png', type: 'image/png', bytes: 1_482_113, width: 1_600, height: 1_200 },
  { id: 'f2', name: 'IMG_2042.png', type: 'image/png', bytes: 986_004, width: 900, height: 1_600 },
  { id: 'f3', name: 'Refund-4711.pdf', type: 'application/pdf', bytes: 84_219 },
]
/** Pictures from the customer, a document and a picture from the team. */
export const filesSent = (tale: Tale) =>
  joined(tale)
    .says(customer, tale.shows, { attachments: [picture, tall] })
    .says(agent(tale), tale.sends, { attachments: [letter, { ...picture, id: 'f4', name: 'label.png' }] })

/** A message that has not arrived. */
export const unsent = (text: string, fault?: { code: string; retryable: boolean }) => ({
  clientMessageId: 'u1',
  conversationId: '',
  text,
  at: new Date(0).toISOString(),
  order: 1,
  ...(fault ? { state: 'failed' as const, fault: { ...fault, message: '' } } : { state: 'sending' as const }),
})

export function earlierOf(tale: Tale): readonly Earlier[] {
  const at = new Date(new Date().setHours(8, 15, 0, 0)).toISOString()
  return [
    {
      conversationId: 'c1',
      status: 'assigned',
      startedAt: at,
      lastMessage: { author: 'agent', text: tale.reply.replace(/<[^>]*>/g, ''), at },
    },
    {
      conversationId: 'c2',
      status: 'resolved',
      startedAt: at,
      lastMessage: { author: 'customer', text: tale.thanks, at },
    },
  ]
}
