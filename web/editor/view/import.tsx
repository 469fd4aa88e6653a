/** Bringing articles in from elsewhere, and taking them out. */
import { Empty, Sheet } from './parts.tsx'

export default function Import() {
  return (
    <Sheet title="Import and export">
      <Empty title="Nothing was imported here">
        <p>Articles that are brought in from elsewhere are told of here.</p>
      </Empty>
    </Sheet>
  )
}
