/** From the first look to an answer: with the assistant alone. */
import { story } from './folded.ts'
import { type State, told } from './shown.ts'
import { answered, asked, bot, citations, customer, earlierOf, unsent } from './stories.ts'

export const asking: readonly State[] = [
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
    shown: (tale) => ({ earlier: earlierOf(tale), did: [{ press: '.to-earlier' }, { see: 'dialog[open]' }] }),
  },
  { id: 'loading', about: 'A conversation that is on its way', shown: () => ({ loading: true }) },
  { id: 'writing', about: 'A question half written', shown: (tale) => ({ text: tale.asks }) },
  { id: 'too-long', about: 'More than one message holds', shown: (tale) => ({ text: tale.asks.repeat(240) }) },
  { id: 'sending', about: 'The first message is on its way', shown: (tale) => ({ pending: [unsent(tale.asks)] }) },
  { id: 'looking-up', about: 'The assistant looks it up', shown: told(asked) },
  { id: 'stopped', about: 'The customer stopped the reply', shown: told(asked, { stopped: true }) },
  {
    id: 'editing',
    about: 'Their message is being put right',
    shown: told(asked, { did: [{ press: '.mine .at-message button' }, { see: '.edit' }] }),
  },
  {
    id: 'edited',
    about: 'Their message was put right, and is looked up anew',
    shown: told((tale) =>
      asked(tale).happens(
        'message.edited',
        { messageId: 'm1', messageSeq: 1, text: tale.putRight, html: tale.putRight },
        customer,
      ),
    ),
  },
  {
    id: 'edit-too-late',
    about: 'The answer came while they put it right',
    shown: (tale) => ({
      talk: asked(tale).talk,
      did: [
        { press: '.mine .at-message button' },
        { write: tale.putRight, into: '.edit textarea' },
        { hear: answered(tale).talk },
        { see: '.edit .fate:not(:empty)' },
      ],
    }),
  },
  {
    id: 'streaming',
    about: 'The first sentence of an answer is there',
    shown: (tale) => ({ talk: { ...asked(tale).talk, draft: { id: 'd1', html: tale.drafted, posted: false } } }),
  },
  { id: 'answer', about: 'An answer with its sources', shown: told(answered) },
  {
    id: 'copied',
    about: 'The answer was copied',
    shown: told(answered, { did: [{ press: '.theirs .at-message button' }, { see: 'body > .unseen:not(:empty)' }] }),
  },
  {
    id: 'menu',
    about: 'The menu is open',
    shown: told(answered, { did: [{ press: '[popovertarget=more]' }, { see: '#more:popover-open' }] }),
  },
  {
    id: 'menu-silent',
    about: 'The menu of somebody who wrote before and wants no sound',
    shown: (tale) => ({
      talk: answered(tale).talk,
      earlier: earlierOf(tale),
      silent: true,
      did: [{ press: '[popovertarget=more]' }, { see: '#more:popover-open' }],
    }),
  },
  {
    id: 'what-was-missing',
    about: 'The answer did not help',
    shown: told((tale) => answered(tale).happens('answer.rated', { messageId: 'm2', helpful: false }, customer), {
      did: [{ press: '.thumb:last-child' }, { see: '.why' }],
    }),
  },
  {
    id: 'what-was-missing-told',
    about: 'They said what was missing',
    shown: (tale) => ({
      talk: answered(tale)
        .happens('answer.rated', { messageId: 'm2', helpful: false }, customer)
        .happens('handoff.offered', { reason: 'thumbs_down', rule: 'thumbs_down' }).talk,
      did: [
        { press: '.thumb:last-child' },
        { write: tale.missing, into: '.why textarea' },
        { press: '.why .primary' },
        { see: '.feedback [role=status]' },
      ],
    }),
  },
  {
    id: 'helped',
    about: 'The answer helped: is that all?',
    shown: told((tale) => answered(tale).happens('answer.rated', { messageId: 'm2', helpful: true }, customer)),
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
