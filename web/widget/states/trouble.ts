/** What goes wrong, and what is said of it. */
import { type State, told } from './shown.ts'
import { answered, joined, unsent } from './stories.ts'

export const trouble: readonly State[] = [
  {
    id: 'not-sent',
    about: 'A message that did not get through',
    shown: (tale) => ({
      talk: answered(tale).talk,
      pending: [unsent(tale.wantsPerson, { code: 'offline', retryable: true })],
    }),
  },
  {
    id: 'refused',
    about: 'A message that is not taken',
    shown: (tale) => ({
      talk: answered(tale).talk,
      pending: [unsent(tale.wantsPerson, { code: 'forbidden', retryable: false })],
    }),
  },
  {
    id: 'offline',
    about: 'No network here',
    shown: (tale) => ({
      talk: answered(tale).talk,
      line: 'down',
      offline: true,
      pending: [unsent(tale.wantsPerson)],
    }),
  },
  { id: 'server-gone', about: 'The desk cannot be reached', shown: told(answered, { line: 'down' }) },
  { id: 'slow', about: 'The live connection is blocked', shown: told(joined, { line: 'slow' }) },
  { id: 'unkept', about: 'This browser keeps nothing for the next visit', shown: told(answered, { unkept: true }) },
  { id: 'forgotten', about: 'The conversation cannot be opened here any more', shown: () => ({ notice: 'forgotten' }) },
  { id: 'failed', about: 'Something did not work', shown: told(answered, { notice: 'failed' }) },
]
