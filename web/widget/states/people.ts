/** With somebody from the team, and with files both ways. */
import { placeInQueue } from '../talk.ts'
import { story } from './folded.ts'
import { type State, told } from './shown.ts'
import { agent, bot, citations, customer, filesSent, joined, now } from './stories.ts'

export const people: readonly State[] = [
  { id: 'with-a-person', about: 'Somebody from the team has it', shown: told(joined) },
  {
    id: 'person-typing',
    about: 'They are writing',
    shown: (tale) => ({ talk: { ...joined(tale).says(customer, tale.thanks).talk, typing: { name: tale.agent } } }),
  },
  {
    id: 'passed-on',
    about: 'They passed it on to a colleague',
    shown: told((tale) => {
      const colleague = { kind: 'agent', id: 'a2', name: tale.colleague } as const
      return joined(tale)
        .happens(
          'conversation.transferred',
          { fromAgentId: 'a1', toAgentId: 'a2', toAgentName: tale.colleague, note: '' },
          agent(tale),
        )
        .says(colleague, tale.reply)
    }),
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
  {
    id: 'new-messages',
    about: 'Something new below what they read',
    shown: (tale) => {
      const read = story(tale.assistant)
        .says(customer, tale.unbroken)
        .says(bot(tale), tale.long, { decision: 'answer', citations: citations(tale) })
        .happens('conversation.claimed', { agentId: 'a1', agentName: tale.agent }, agent(tale))
      return {
        talk: read.talk,
        did: [
          { scrollUp: true },
          { see: '.to-end' },
          { hear: read.says(agent(tale), tale.reply).talk },
          { see: '.to-end:not([aria-label])' },
        ],
      }
    },
  },
  {
    id: 'files',
    about: 'Pictures from the customer, and files from the team',
    shown: told(filesSent, { did: [{ see: 'li:last-child > .file-picture img' }] }),
  },
  {
    id: 'picture',
    about: 'A picture in full',
    shown: told(filesSent, {
      did: [
        { press: '.theirs .file-picture' },
        { see: '.theirs .file-picture img' },
        { press: '.theirs .file-picture' },
        { see: '.file-large img' },
      ],
    }),
  },
  {
    id: 'files-gone',
    about: 'Files that are not there any more',
    shown: told(
      (tale) =>
        joined(tale).says(customer, '', {
          attachments: [
            { id: 'g1', name: 'IMG_1999.png', type: 'image/png', bytes: 320_000, width: 1_600, height: 1_200 },
            { id: 'g2', name: 'order.pdf', type: 'application/pdf', bytes: 12_000 },
          ],
        }),
      { server: 'gone', did: [{ press: '.file-other' }, { see: '.file-size[role=alert]' }] },
    ),
  },
  {
    id: 'attaching',
    about: 'Files for the next message: on their way, there, and refused',
    shown: told(joined, {
      text: '',
      did: [
        { attach: ['IMG_2041.png', 'order-4711.pdf', 'IMG_2042-slow.png', 'setup.exe', 'kiln-huge.zip'] },
        { see: '.chip-file:nth-child(5)' },
        { see: '.chip-file progress' },
        { see: '.bad-file' },
      ],
    }),
  },
  {
    id: 'attaching-too-many',
    about: 'More files than go with one message',
    shown: told(joined, {
      did: [{ attach: Array.from({ length: 12 }, (_, at) => `IMG_20${at + 10}.pdf`) }, { see: '.staged-why' }],
    }),
  },
  {
    id: 'dropping',
    about: 'Files are held over the window',
    shown: told(joined, { did: [{ see: '.attach' }, { drag: true }, { see: '.drop-here' }] }),
  },
]
