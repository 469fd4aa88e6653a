/** Passages of different articles that say the same, or contradict each other. */
import { Empty, Sheet } from './parts.tsx'

export default function Overlaps() {
  return (
    <Sheet title="Duplicates and contradictions">
      <Empty title="No duplicates, no contradictions">
        <p>Passages that repeat or contradict another article show up here.</p>
      </Empty>
    </Sheet>
  )
}
