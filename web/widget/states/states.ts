/**
 * Every state of the panel, made up. Whoever adds one to the panel adds it here: then it is drawn on states.html, has its
 * pictures, and is read by axe and by the test of what screen readers are told.
 */
import type { Client } from '../client.ts'
import { placeInQueue, type Talk } from '../talk.ts'
import { type Story, story } from './folded.ts'
import {
  agent,
  answered,
  asked,
  bot,
  citations,
  customer,
  earlierOf,
  handedOver,
  joined,
  now,
  queued,
  resolved,
  tonight,
  unsent,
} from './stories.ts'
import type { Tale } from './tale.ts'

/** What the panel knows in a state; what is not said is as in a panel that has just been opened. */
export interface Shown {
  talk?: Talk
  text?: string
  line?: 'open' | 'slow' | 'down'
  notice?: 'forgotten' | 'failed'
  loading?: boolean
  /** The greeting has not come. */
  unwelcomed?: boolean
  pending?: Client['pending']['value']
  earlier?: Client['earlier']['value']
  offline?: boolean
  /** This browser keeps nothing. */
  unkept?: boolean
  /** What a customer pressed since, and what is there after it, as selectors. */
  pressed?: readonly [what: string, shows: string]
}

export interface State {
  id: string
  /** What there is to see. */
  about: string
  shown(tale: Tale): Shown
}

const told =
  (stories: (tale: Tale) => Story, more: Shown = {}) =>
  (tale: Tale): Shown => ({ talk: stories(tale).talk, ...more })

export const states: readonly State[] = [
  { id: 'first-open', about: 'Opened for the first time', shown: () => ({}) },
  { id: 'greeting-late', about: 'The greeting is not there yet', shown: () => ({ unwelcomed: true }) },
  {
    id: 'back-again',
    about: 'Opened by somebody who wrote before',
    shown: (tale) => ({ earlier: earlierOf(tale) }),
  },
  {
    id: 'earlier',
    about: 'What they wrote about before',
    shown: (tale) => ({ earlier: earlierOf(tale), pressed: ['.to-earlier', 'dialog[open]'] }),
  },
  { id: 'loading', about: 'A conversation that is on its way', shown: () => ({ loading: true }) },
  { id: 'writing', about: 'A question half written', shown: (tale) => ({ text: tale.asks }) },
  { id: 'too-long', about: 'More than one message holds', shown: (tale) => ({ text: tale.asks.repeat(240) }) },
  { id: 'sending', about: 'The first message is on its way', shown: (tale) => ({ pending: [unsent(tale)] }) },
  { id: 'looking-up', about: 'The assistant looks it up', shown: told(asked) },
  {
    id: 'streaming',
    about: 'The first sentence of an answer is there',
    shown: (tale) => ({ talk: { ...asked(tale).talk, draft: { id: 'd1', html: tale.drafted, posted: false } } }),
  },
  { id: 'answer', about: 'An answer with its sources', shown: told(answered) },
  {
    id: 'menu',
    about: 'The menu is open',
    shown: told(answered, { pressed: ['[popovertarget=more]', '#more:popover-open'] }),
  },
  {
    id: 'what-was-missing',
    about: 'The answer did not help',
    shown: told((tale) => answered(tale).happens('answer.rated', { messageId: 'm2', helpful: false }, customer), {
      pressed: ['.thumb:last-child', '.why'],
    }),
  },
  {
    id: 'clarify',
    about: 'A question back, with one-tap answers',
    shown: told((tale) =>
      story(tale.assistant)
        .says(customer, tale.unclear)
        .says(bot(tale), tale.clarifies, { decision: 'clarify', suggestions: tale.meant }),
    ),
  },
  {
    id: 'decline',
    about: 'About something else altogether',
    shown: told((tale) =>
      story(tale.assistant)
        .says(customer, tale.elsewhere)
        .says(bot(tale), tale.declines, { decision: 'decline', suggestions: tale.questions })
        .happens('handoff.offered', { reason: 'declined', rule: 'declined' }),
    ),
  },
  {
    id: 'offer',
    about: 'A person is offered',
    shown: told((tale) =>
      answered(tale)
        .says(customer, tale.angry)
        .says(bot(tale), tale.offered, { decision: 'smalltalk' })
        .happens('handoff.offered', { reason: 'upset', rule: 'upset' }),
    ),
  },
  { id: 'queue', about: 'In the queue, with place and wait', shown: told(queued) },
  { id: 'queue-unknown', about: 'In the queue, and nobody knows how long', shown: told((tale) => handedOver(tale)) },
  {
    id: 'brief-correcting',
    about: 'What the team was told is put right',
    shown: told(queued, { pressed: ['.told .link', '.told textarea'] }),
  },
  {
    id: 'email-asked',
    about: 'An email instead of waiting',
    shown: told(queued, { pressed: ['.queue > .actions .secondary ~ .secondary', '.told input'] }),
  },
  {
    id: 'by-email',
    about: 'The answer comes by email',
    shown: told((tale) =>
      queued(tale)
        .happens('contact.identified', { email: 'wanda@cups.example', verified: false }, customer)
        .happens('wait.chosen', { how: 'email' }, customer),
    ),
  },
  {
    id: 'still-asking',
    about: 'Waiting, and the assistant goes on answering',
    shown: told((tale) =>
      queued(tale)
        .happens('assistant.kept', {}, customer)
        .says(customer, tale.questions[1] ?? '')
        .says(bot(tale), tale.drafted, { decision: 'answer', citations: citations(tale).slice(0, 1) }),
    ),
  },
  { id: 'after-hours', about: 'Nobody is there now', shown: told((tale) => handedOver(tale, tonight())) },
  { id: 'with-a-person', about: 'Somebody from the team has it', shown: told(joined) },
  {
    id: 'person-typing',
    about: 'They are writing',
    shown: (tale) => ({ talk: { ...joined(tale).says(customer, tale.thanks).talk, typing: { name: tale.agent } } }),
  },
  {
    id: 'dropped-off',
    about: 'They gave it back; first in line',
    shown: told((tale) =>
      joined(tale)
        .happens('conversation.released', { agentId: 'a1', why: 'agent' }, agent(tale))
        .happens('conversation.queued', { handoffId: 'h1', priority: 0, front: true, promise: now })
        .with((talk) => placeInQueue(talk, { position: 1, waitSeconds: [0, 60], promise: now })),
    ),
  },
  { id: 'resolved', about: 'Closed: how was it?', shown: told(resolved) },
  {
    id: 'rating',
    about: 'Stars chosen',
    shown: told(resolved, { pressed: ['.stars label:nth-of-type(4) input', '.stars .lit'] }),
  },
  {
    id: 'rated',
    about: 'Rated',
    shown: told((tale) => resolved(tale).happens('rating.given', { csat: 5, at: new Date(0).toISOString() }, customer)),
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
    id: 'not-sent',
    about: 'A message that did not get through',
    shown: (tale) => ({ talk: answered(tale).talk, pending: [unsent(tale, { code: 'offline', retryable: true })] }),
  },
  {
    id: 'refused',
    about: 'A message that is not taken',
    shown: (tale) => ({ talk: answered(tale).talk, pending: [unsent(tale, { code: 'forbidden', retryable: false })] }),
  },
  {
    id: 'offline',
    about: 'No network here',
    shown: (tale) => ({ talk: answered(tale).talk, line: 'down', offline: true, pending: [unsent(tale)] }),
  },
  { id: 'server-gone', about: 'The desk cannot be reached', shown: told(answered, { line: 'down' }) },
  { id: 'slow', about: 'The live connection is blocked', shown: told(joined, { line: 'slow' }) },
  { id: 'unkept', about: 'This browser keeps nothing for the next visit', shown: told(answered, { unkept: true }) },
  { id: 'forgotten', about: 'The conversation cannot be opened here any more', shown: () => ({ notice: 'forgotten' }) },
  { id: 'failed', about: 'Something did not work', shown: told(answered, { notice: 'failed' }) },
  {
    id: 'long',
    about: 'Long text, a table, code, and words without end',
    shown: told((tale) =>
      story(tale.assistant)
        .says(customer, tale.unbroken)
        .says(bot(tale), tale.long, { decision: 'answer', citations: citations(tale) }),
    ),
  },
]
