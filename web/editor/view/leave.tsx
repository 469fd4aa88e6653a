/** Taking something away: an article into the bin, or what is written and not published. */
import { useState } from 'preact/hooks'
import { go } from '../live/address.ts'
import { published } from '../live/article.ts'
import { readList } from '../live/articles.ts'
import { binArticle } from '../live/calls.ts'
import { byOurselves, close, discard } from '../live/opened.ts'
import { toast } from '../live/toast.ts'
import { DeedDialog } from './deed-dialog.tsx'
import { Rehearsal, type Rehearsed } from './rehearsal.tsx'
import { WhyField } from './why-field.tsx'

export function BinDialog({ path, onClose }: { path: string; onClose: () => void }) {
  const [why, setWhy] = useState('')
  const [{ held, ...tried }, setTried] = useState<Rehearsed>({ held: '' })
  return (
    <DeedDialog
      title="Put it into the bin?"
      verb="Put into the bin"
      danger
      held={held}
      wide
      onClose={onClose}
      onDo={async () => {
        await byOurselves(async () => {
          await binArticle({ path, base: published.value.revision, why: why.trim(), ...tried })
          close()
        })
        onClose()
        toast('In the bin. It can be restored from there.')
        go({ page: 'articles' }, true)
        void readList()
      }}
    >
      <p>
        <code>{path}</code> is not answered from any more, and its address leads nowhere. Its pictures go with it where
        nothing else shows them.
      </p>
      <WhyField value={why} onText={setWhy} />
      <Rehearsal trial={{ changes: [{ path, text: null }] }} onResult={setTried} />
    </DeedDialog>
  )
}

export function DiscardDialog({ onClose }: { onClose: () => void }) {
  const isFile = published.value.revision !== null
  return (
    <DeedDialog
      title={isFile ? 'Discard your changes?' : 'Discard this draft?'}
      verb="Discard"
      danger
      onClose={onClose}
      onDo={async () => {
        await discard()
        onClose()
        toast(isFile ? 'Discarded. You see what is published.' : 'Discarded.')
        if (!isFile) go({ page: 'articles' }, true)
        void readList()
      }}
    >
      <p>
        {isFile
          ? 'What you wrote and did not publish is thrown away. What is published stays.'
          : 'This article was never published: nothing of it is left afterwards.'}
      </p>
    </DeedDialog>
  )
}
