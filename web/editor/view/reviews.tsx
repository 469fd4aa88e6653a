/** Articles that are due to be looked at again, by owner. */
import { Empty, Sheet } from './parts.tsx'

export default function Reviews() {
  return (
    <Sheet title="Reviews due">
      <Empty title="Nothing is due">
        <p>Articles whose front matter has a reviewBy date are listed here when it comes.</p>
      </Empty>
    </Sheet>
  )
}
