/** Moving in the lists, and what can be done with several conversations at once. */
import { go, place } from '../live/address.ts'
import { bulkClaim, bulkPriority, bulkResolve, bulkSnooze, bulkTold, undoLast } from '../live/bulk.ts'
import { onceListed, shownIds } from '../live/lists.ts'
import { clearSelection, selectAllShown, toggleOpened } from '../live/selection.ts'
import { neighbour } from '../pure/lists.ts'
import { openedAt } from '../pure/place.ts'
import { priorities } from '../pure/words.ts'
import { type Action, focusOn, inList, isOpened, isSelecting, press, shows } from './action.ts'
import { BULK_ASSIGN } from './bulk-bar.tsx'

export const listActions: readonly Action[] = [
  { id: 'next', group: 'Move', words: 'Next conversation', keys: ['j'], when: inList, run: () => step(1) },
  { id: 'previous', group: 'Move', words: 'Previous conversation', keys: ['k'], when: inList, run: () => step(-1) },
  {
    id: 'open',
    group: 'Move',
    words: 'Open the first, or read the open one',
    keys: ['o', 'Enter'],
    when: inList,
    run: read,
  },
  { id: 'search', group: 'Move', words: 'Search', keys: ['/'], when: inList, run: () => focusOn('search') },
  {
    id: 'back',
    group: 'Move',
    words: 'Leave the text field, or go back to the list',
    keys: ['Escape'],
    when: isOpened,
    run: () => go(openedAt(place.peek())),
  },
  {
    id: 'select',
    group: 'Lists',
    words: 'Select the open conversation',
    keys: ['x'],
    when: isOpened,
    run: toggleOpened,
  },
  { id: 'select-all', group: 'Lists', words: 'Select all that are shown', when: inList, run: selectAllShown },
  { id: 'select-none', group: 'Lists', words: 'Select none', when: isSelecting, run: clearSelection },
  {
    id: 'claim-selected',
    group: 'Lists',
    words: 'Take over the selected',
    when: isSelecting,
    run: () => void bulkClaim(),
  },
  {
    id: 'resolve-selected',
    group: 'Lists',
    words: 'Resolve the selected',
    when: isSelecting,
    run: () => void bulkResolve(),
  },
  {
    id: 'snooze-selected',
    group: 'Lists',
    words: 'Snooze the selected until they write',
    when: isSelecting,
    run: () => void bulkSnooze(),
  },
  {
    id: 'assign-selected',
    group: 'Lists',
    words: 'Assign the selected…',
    when: isSelecting,
    run: () => press(BULK_ASSIGN),
  },
  {
    id: 'tag-selected',
    group: 'Lists',
    words: 'Tags of the selected…',
    when: isSelecting,
    run: shows('bulk-tags'),
  },
  ...priorities.map(
    ({ priority, words }): Action => ({
      id: `priority-selected-${priority}`,
      group: 'Lists',
      words: `Priority of the selected: ${words.toLowerCase()}`,
      when: isSelecting,
      run: () => void bulkPriority(priority),
    }),
  ),
  {
    id: 'undo',
    group: 'Lists',
    words: 'Undo what was done to the selected',
    keys: ['z'],
    when: () => bulkTold.value !== undefined,
    run: () => void undoLast(),
  },
]

function step(by: 1 | -1) {
  onceListed(() => {
    const at = place.peek()
    const id = 'conversationId' in at ? at.conversationId : undefined
    const next = neighbour(shownIds.peek(), id, by)
    if (next) go(openedAt(at, next), id !== undefined)
  })
}

function read() {
  if (isOpened()) focusOn('talk-title')
  else step(1)
}
