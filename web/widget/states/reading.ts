/** A source, open in the reader. */
import type { ServerMood, State } from './shown.ts'
import { answered } from './stories.ts'

const opened =
  (sees: string, server?: ServerMood): State['shown'] =>
  (tale) => ({
    talk: answered(tale).talk,
    ...(server && { server }),
    did: [{ press: '.source' }, { see: sees }],
  })

export const reading: readonly State[] = [
  { id: 'reader', about: 'A source is open at its heading', shown: opened('.reader-body [data-here]') },
  {
    id: 'reader-further',
    about: 'An article that the first one leads to',
    shown: (tale) => ({
      talk: answered(tale).talk,
      did: [{ press: '.source' }, { press: '.reader-body a' }, { see: '.reader-body h2:not([data-here])' }],
    }),
  },
  { id: 'reader-opening', about: 'The article is on its way', shown: opened('.reader-late', 'silent') },
  { id: 'reader-gone', about: 'The article is not there any more', shown: opened('.reader-word p', 'gone') },
  { id: 'reader-failed', about: 'The article could not be fetched', shown: opened('.reader-again', 'unreachable') },
]
