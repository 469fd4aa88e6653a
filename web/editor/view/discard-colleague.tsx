/** A colleague's draft is discarded, with a reason that they read. */
import { useState } from 'preact/hooks'
import type { Draft } from '../../../src/protocol/editor.ts'
import { moment, serverNow } from '../../shared/time.ts'
import { published } from '../live/article.ts'
import { discardOf } from '../live/colleagues.ts'
import { toast } from '../live/toast.ts'
import { DeedDialog } from './deed-dialog.tsx'
import { Difference } from './difference.tsx'
import { WhyField } from './why-field.tsx'

export function DiscardColleague({ draft, onClose }: { draft: Draft; onClose: () => void }) {
  const [why, setWhy] = useState('')
  const { by, at, text } = draft
  return (
    <DeedDialog
      title="Discard a colleague’s draft?"
      verb="Discard"
      danger
      wide
      held={why.trim() === '' ? 'Say why; they will read it.' : ''}
      onClose={onClose}
      onDo={async () => {
        await discardOf(draft, why.trim())
        onClose()
        toast('Discarded. Its owner can take it back as long as the bin keeps things.')
      }}
    >
      <p>
        <bdi>{by.name}</bdi> wrote it last {moment(at, serverNow(), navigator.language)}. They are told when they open
        this article, and can take their text back as long as the bin keeps things.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <section class="publish-changes" aria-label="What is in the draft" tabIndex={0}>
        <Difference before={published.value.text} after={text} titles={['Published now', 'Their draft']} />
      </section>
      <WhyField value={why} onText={setWhy} />
    </DeedDialog>
  )
}
