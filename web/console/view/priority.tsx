/** How urgent a conversation is, to see and to change. */
import type { StaffSnapshotState } from '../../../src/domain/snapshot.ts'
import { ChevronDown } from '../../shared/icons.tsx'
import { entryOf } from '../live/known.ts'
import { setPriority } from '../live/verbs.ts'
import { priorities, priorityWords } from '../pure/words.ts'
import { Menu } from './menu.tsx'

/** What opens the menu, beside the conversation that is open. */
export const PRIORITY_MENU = 'priority-menu'

export function PriorityMenu({ snapshot }: { snapshot: StaffSnapshotState }) {
  const { conversationId: id } = snapshot
  const entry = entryOf(id)
  const priority = entry && entry.seq > snapshot.seq ? entry.priority : snapshot.priority
  return (
    <Menu
      id={PRIORITY_MENU}
      label={`Priority: ${priorityWords(priority)}`}
      class="value-button"
      button={
        <>
          <span class={`priority-mark p${priority}`} aria-hidden="true" />
          {priorityWords(priority)}
          <ChevronDown size={14} />
        </>
      }
      items={priorities.map((each) => ({
        words: each.words,
        icon: <span class={`priority-mark p${each.priority}`} aria-hidden="true" />,
        checked: each.priority === priority,
        onPick: () => void setPriority(id, each.priority),
      }))}
    />
  )
}
