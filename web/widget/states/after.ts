/** Closed: what is asked then, one question after the other, and a copy to keep. */
import { type Deed, type State, told } from './shown.ts'
import { answered, customer, resolved } from './stories.ts'
import type { Tale } from './tale.ts'

/** Everything that a desk may ask. */
const asksAll = (tale: Tale) => resolved(tale, ['csat', 'ces', 'nps'], 'both')

const tap = (nth: number): Deed => ({ press: `.card.rating label:nth-of-type(${nth})` })
const skip: Deed = { press: '.card.rating .plain' }
const open: readonly Deed[] = [{ press: '[popovertarget=more]' }, { press: '#more button:nth-last-child(2)' }]
const mail = (address = 'wanda@cups.example'): readonly Deed[] => [
  ...open,
  { write: address, into: '.sheet [type=email]' },
  { press: '.sheet .primary' },
  { see: '.sheet [role=status]:not(:empty)' },
]

export const after: readonly State[] = [
  { id: 'resolved', about: 'Closed: how was it?', shown: told((tale) => resolved(tale)) },
  {
    id: 'rating',
    about: 'Stars chosen by keyboard, and not given yet',
    shown: told((tale) => resolved(tale), {
      did: [{ press: '.stars label:nth-of-type(4) input' }, { see: '.stars .lit' }],
    }),
  },
  { id: 'rating-person', about: 'Both served: how was the person?', shown: told(asksAll) },
  {
    id: 'rating-assistant',
    about: 'And how was the assistant?',
    shown: told(asksAll, { did: [tap(5), { see: '[name=assistant]' }] }),
  },
  {
    id: 'rating-ease',
    about: 'Was it easy?',
    shown: told(asksAll, { did: [tap(5), { see: '[name=assistant]' }, tap(3), { see: '[name=ces]' }] }),
  },
  {
    id: 'rating-recommend',
    about: 'Would they recommend us?',
    shown: told(asksAll, {
      did: [skip, { see: '[name=assistant]' }, skip, { see: '[name=ces]' }, skip, { see: '[name=nps]' }],
    }),
  },
  {
    id: 'rating-comment',
    about: 'A word beside the stars',
    shown: told((tale) => resolved(tale), { did: [tap(4), { see: '.rating textarea' }] }),
  },
  {
    id: 'rated',
    about: 'Rated',
    shown: told((tale) => resolved(tale).happens('rating.given', { csat: 5, at: new Date(0).toISOString() }, customer)),
  },
  {
    id: 'rating-changed',
    about: 'The rating is given anew',
    shown: told(
      (tale) => resolved(tale).happens('rating.given', { csat: 2, at: new Date(0).toISOString() }, customer),
      {
        did: [{ press: '.rating .link' }, { see: '.stars .lit' }],
      },
    ),
  },
  {
    id: 'rating-skipped',
    about: 'Nothing rated',
    shown: told((tale) => resolved(tale), { did: [skip, { see: '.rating .link' }] }),
  },
  {
    id: 'rating-kept',
    about: 'Rated without a network',
    shown: told((tale) => resolved(tale), { line: 'down', did: [tap(4), { see: '.rating textarea' }] }),
  },
  {
    id: 'solved',
    about: 'The customer said that it is solved',
    shown: told((tale) =>
      answered(tale)
        .happens('answer.rated', { messageId: 'm2', helpful: true }, customer)
        .happens('conversation.resolved', { outcome: 'solved' }, customer)
        .happens('rating.asked', { asks: ['csat'], of: 'assistant' }),
    ),
  },
  {
    id: 'reopened',
    about: 'Written to again',
    shown: told((tale) =>
      resolved(tale)
        .happens('conversation.reopened', { by: 'customer', agentId: 'a1', agentName: tale.agent }, customer)
        .says(customer, tale.angry),
    ),
  },
  {
    id: 'copy',
    about: 'A copy: as a file or by email',
    shown: told((tale) => resolved(tale), { did: [...open, { see: '.sheet' }] }),
  },
  { id: 'copy-sent', about: 'The copy is on its way', shown: told((tale) => resolved(tale), { did: mail() }) },
  {
    id: 'copy-full',
    about: 'Enough copies for today',
    shown: told((tale) => resolved(tale), { server: 'full', did: mail() }),
  },
]
