/** The articles: a tree with their state, and the one that is open. */
import { Empty, Sheet } from './parts.tsx'

export default function Articles() {
  return (
    <Sheet title="Articles">
      <Empty title="No articles yet">
        <p>Articles are markdown files in the knowledge base’s folder.</p>
      </Empty>
    </Sheet>
  )
}
