/** What customers asked and did not get, by subject. */
import { Empty, Sheet } from './parts.tsx'

export default function Misses() {
  return (
    <Sheet title="Questions without answers">
      <Empty title="Nothing was missed">
        <p>Questions that the articles did not answer are gathered here.</p>
      </Empty>
    </Sheet>
  )
}
