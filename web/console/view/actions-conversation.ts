/** What can be done with the conversation that is open. */
import { Assistant, Book, Merge, Snooze, Transfer, Undo } from '../../shared/icons.tsx'
import { go, place } from '../live/address.ts'
import { composerMode, focusComposer } from '../live/composing.ts'
import { asideShown, flip } from '../live/prefs.ts'
import { threePanes } from '../live/shape.ts'
import { giveBack, release, reopen, takeOver } from '../live/verbs.ts'
import { openedAt } from '../pure/place.ts'
import { type Action, besideIt, focusOn, isFree, isMine, isOpened, press, shows, snapshot, withId } from './action.ts'
import { mergeTargets } from './merge.tsx'
import { PRIORITY_MENU } from './priority.tsx'
import { TAG_FIELD } from './tags.tsx'

export const conversationActions: readonly Action[] = [
  {
    id: 'reply',
    group: 'Conversation',
    words: 'Write a reply',
    keys: ['r'],
    when: isOpened,
    run: () => write('reply'),
  },
  { id: 'note', group: 'Conversation', words: 'Write a note', keys: ['n'], when: isOpened, run: () => write('note') },
  { id: 'take-over', group: 'Conversation', words: 'Take over', keys: ['a'], when: isFree, run: withId(takeOver) },
  { id: 'resolve', group: 'Conversation', words: 'Resolve…', keys: ['e'], when: isMine, run: shows('resolve') },
  {
    id: 'resolve-next',
    group: 'Conversation',
    words: 'Resolve and open the next…',
    keys: ['Shift+e'],
    when: isMine,
    run: shows('resolve-next'),
  },
  {
    id: 'snooze',
    group: 'Conversation',
    words: 'Snooze…',
    keys: ['s'],
    icon: Snooze,
    when: isMine,
    run: shows('snooze'),
  },
  {
    id: 'transfer',
    group: 'Conversation',
    words: 'Transfer…',
    keys: ['t'],
    icon: Transfer,
    when: isMine,
    run: shows('transfer'),
  },
  {
    id: 'merge',
    group: 'Conversation',
    words: 'Merge…',
    keys: ['m'],
    icon: Merge,
    when: isMergeable,
    run: shows('merge'),
  },
  {
    id: 'tags',
    group: 'Conversation',
    words: 'Tags',
    keys: ['l'],
    when: isOpened,
    run: besideIt(() => focusOn(TAG_FIELD)),
  },
  {
    id: 'priority',
    group: 'Conversation',
    words: 'Priority',
    keys: ['p'],
    when: isOpened,
    run: besideIt(() => press(PRIORITY_MENU)),
  },
  {
    id: 'save-article',
    group: 'Conversation',
    words: 'Save as article…',
    icon: Book,
    when: isOpened,
    run: shows('article'),
  },
  {
    id: 'give-back',
    group: 'Conversation',
    words: 'Back to the assistant',
    icon: Assistant,
    when: isMine,
    run: withId(giveBack),
  },
  {
    id: 'release',
    group: 'Conversation',
    words: 'Release to the queue',
    icon: Undo,
    when: isMine,
    run: withId(release),
  },
  { id: 'reopen', group: 'Conversation', words: 'Reopen', when: isResolved, run: withId(reopen) },
  { id: 'brief', group: 'Conversation', words: 'Show or hide the brief', keys: ['b'], when: isOpened, run: turnBrief },
]

function isMergeable(): boolean {
  const now = snapshot()
  return now !== undefined && (isMine() || isFree()) && mergeTargets(now).length > 0
}

function isResolved(): boolean {
  return snapshot()?.status === 'resolved'
}

function write(mode: 'reply' | 'note') {
  composerMode.value = mode
  focusComposer()
}

/** Beside the conversation where there is room, over it where there is not. */
function turnBrief() {
  const at = place.peek()
  if (threePanes.peek()) flip(asideShown)
  else if ('conversationId' in at) go(openedAt(at, at.conversationId, !at.aside))
}
