/** Taking something away: an article into the bin, or what is written and not published. */
import { useState } from 'preact/hooks'
import { wordsOf } from '../../console/live/session.ts'
import { FormError } from '../../console/view/field.tsx'
import { Modal } from '../../console/view/modal.tsx'
import { go } from '../live/address.ts'
import { published } from '../live/article.ts'
import { readList } from '../live/articles.ts'
import { binArticle } from '../live/calls.ts'
import { byOurselves, close, discard } from '../live/opened.ts'
import { toast } from '../live/toast.ts'
import { Rehearsal, type Rehearsed } from './rehearsal.tsx'
import { WhyField } from './why-field.tsx'

export function BinDialog({ path, onClose }: { path: string; onClose: () => void }) {
  const [why, setWhy] = useState('')
  const [{ held, ...tried }, setTried] = useState<Rehearsed>({ held: '' })
  return (
    <Sure
      title="Put it into the bin?"
      verb="Put into the bin"
      held={held}
      wide
      onClose={onClose}
      onSure={async () => {
        await byOurselves(async () => {
          await binArticle({ path, base: published.value.revision, why: why.trim(), ...tried })
          close()
        })
        toast('In the bin. It can be restored from there.')
        go({ page: 'articles' }, true)
        void readList()
      }}
    >
      <p>
        <code>{path}</code> is not answered from any more, and its address leads nowhere. Its pictures go with it where
        nothing else shows them.
      </p>
      <Rehearsal trial={{ changes: [{ path, text: null }] }} onResult={setTried} />
      <WhyField value={why} onText={setWhy} />
    </Sure>
  )
}

export function DiscardDialog({ onClose }: { onClose: () => void }) {
  const isFile = published.value.revision !== null
  return (
    <Sure
      title={isFile ? 'Discard your changes?' : 'Discard this draft?'}
      verb="Discard"
      onClose={onClose}
      onSure={async () => {
        await discard()
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
    </Sure>
  )
}

interface SureProps {
  title: string
  verb: string
  onClose: () => void
  onSure: () => Promise<void>
  /** In words, why it cannot be done yet; empty where it can. */
  held?: string
  wide?: boolean
  children: preact.ComponentChildren
}

function Sure({ title, verb, onClose, onSure, held = '', wide, children }: SureProps) {
  const [wrong, setWrong] = useState('')
  const [busy, setBusy] = useState(false)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setBusy(true)
    setWrong('')
    try {
      await onSure()
      onClose()
    } catch (error) {
      setWrong(wordsOf(error))
      setBusy(false)
    }
  }
  return (
    <Modal title={title} {...(wide && { kind: 'wide' as const })} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <FormError>{wrong}</FormError>
        {children}
        <div class="modal-verbs">
          {held && <p class="publish-held">{held}</p>}
          <button type="button" class="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="button danger-fill" disabled={busy || held !== ''}>
            {verb}
          </button>
        </div>
      </form>
    </Modal>
  )
}
