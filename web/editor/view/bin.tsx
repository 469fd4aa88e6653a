/** Articles that were deleted, and the way back. */
import { Empty, Sheet } from './parts.tsx'

export default function Bin() {
  return (
    <Sheet title="Bin">
      <Empty title="The bin is empty">
        <p>Deleted articles stay here until somebody restores them.</p>
      </Empty>
    </Sheet>
  )
}
