/** How the team has sorted a conversation: its priority and its tags. */
import type { StaffSnapshotState } from '../../../src/domain/snapshot.ts'
import { PriorityMenu } from './priority.tsx'
import { TagEditor } from './tags.tsx'

export function SortedPart({ snapshot }: { snapshot: StaffSnapshotState }) {
  return (
    <section class="part sorted-part">
      <h3>Priority and tags</h3>
      <PriorityMenu snapshot={snapshot} />
      <TagEditor snapshot={snapshot} />
    </section>
  )
}
