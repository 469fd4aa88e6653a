/** Waiting for a person, and where none is there. */
import { placeInQueue } from '../talk.ts'
import { type State, told } from './shown.ts'
import { bot, citations, customer, handedOver, queued, tonight } from './stories.ts'
import type { Tale } from './tale.ts'

const wantsEmail = (tale: Tale) =>
  queued(tale)
    .happens('contact.identified', { email: 'wanda@cups.example', verified: false }, customer)
    .happens('wait.chosen', { how: 'email' }, customer)

const closed = (tale: Tale) => handedOver(tale, tonight())

export const waiting: readonly State[] = [
  { id: 'queue', about: 'In the queue, with place and wait', shown: told(queued) },
  { id: 'queue-unknown', about: 'In the queue, and nobody knows how long', shown: told((tale) => handedOver(tale)) },
  {
    id: 'brief-correcting',
    about: 'What the team was told is put right',
    shown: told(queued, { did: [{ press: '.told .link' }, { see: '.told textarea' }] }),
  },
  {
    id: 'email-asked',
    about: 'An email instead of waiting',
    shown: told(queued, {
      did: [{ press: '.queue > .actions .secondary ~ .secondary' }, { see: '.told input' }],
    }),
  },
  { id: 'by-email', about: 'The answer comes by email', shown: told(wantsEmail) },
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
  { id: 'after-hours', about: 'Nobody is there now: what is it about?', shown: told(closed) },
  {
    id: 'after-hours-email',
    about: 'Nobody is there now, and an answer by email can be had',
    shown: told((tale) =>
      closed(tale).with((talk) =>
        placeInQueue(talk, { position: null, waitSeconds: null, promise: tonight(), mayEmail: true }),
      ),
    ),
  },
  {
    id: 'word-left',
    about: 'What it is about was left with the team',
    shown: told((tale) => closed(tale).happens('brief.corrected', { text: tale.brief }, customer)),
  },
]
