/** "Save as article": the draft that editors will get, read and changed by the agent first. */
import { useEffect, useState } from 'preact/hooks'
import type { ArticleDraft } from '../../../src/protocol/articles.ts'
import { ApiError } from '../../shared/api.ts'
import { draftArticle, proposeArticle } from '../live/proposals.ts'
import { wordsOf } from '../live/session.ts'
import { titled } from '../pure/article.ts'
import { Field, FormError } from './field.tsx'
import { Modal } from './modal.tsx'

type Loaded = { is: 'drafting' } | { is: 'failed'; message: string } | { is: 'ready'; draft: ArticleDraft }

export function SaveArticle({ id, onClose, onSent }: { id: string; onClose: () => void; onSent: () => void }) {
  const [loaded, setLoaded] = useState<Loaded>({ is: 'drafting' })
  useEffect(() => {
    const gone = new AbortController()
    draftArticle(id, gone.signal).then(
      (draft) => setLoaded({ is: 'ready', draft }),
      (error: unknown) => {
        if (!gone.signal.aborted) setLoaded({ is: 'failed', message: wordsOf(error) })
      },
    )
    return () => gone.abort()
  }, [])
  return (
    <Modal kind="wide" title="Save as article" onClose={onClose}>
      {loaded.is === 'drafting' ? (
        <p role="status">Making a draft from what your team answered…</p>
      ) : loaded.is === 'failed' ? (
        <p role="alert">{loaded.message}</p>
      ) : (
        <TheForm id={id} first={loaded.draft} onClose={onClose} onSent={onSent} />
      )}
    </Modal>
  )
}

interface FormProps {
  id: string
  first: ArticleDraft
  onClose: () => void
  onSent: () => void
}

function TheForm({ id, first, onClose, onSent }: FormProps) {
  const [title, setTitle] = useState(first.title)
  const [body, setBody] = useState(first.body)
  const [wrong, setWrong] = useState('')
  const [busy, setBusy] = useState(false)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setBusy(true)
    setWrong('')
    try {
      await proposeArticle({ conversationId: id, title: title.trim(), body: titled(body, title.trim()) })
      onSent()
    } catch (error) {
      setWrong(
        error instanceof ApiError && error.fields[0]
          ? `The ${error.fields[0].path} ${error.fields[0].message}.`
          : wordsOf(error),
      )
      setBusy(false)
    }
  }
  return (
    <form class="article-form" onSubmit={(event) => void submit(event)}>
      <p class="faint">
        Names, addresses and numbers that we know are the customer’s are taken out. Read it all the same: only you can
        tell what else says who they are.
      </p>
      <FormError>{wrong}</FormError>
      <Field label="Title">
        {(wires) => (
          <input
            {...wires}
            required
            maxLength={200}
            value={title}
            onInput={(event) => setTitle(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field
        label="Article"
        help={`Markdown, as it would stand in the knowledge base; a draft until an editor publishes it. ${
          first.drafter === 'template'
            ? 'Put together from the answers as they were written.'
            : `Worded by ${first.drafter}.`
        }`}
      >
        {(wires) => (
          <textarea
            {...wires}
            required
            class="article-text"
            rows={16}
            dir="auto"
            spellcheck={true}
            value={body}
            onInput={(event) => setBody(event.currentTarget.value)}
          />
        )}
      </Field>
      <div class="modal-verbs">
        <button type="button" class="button" onClick={onClose}>
          Cancel
        </button>
        <button type="submit" class="button primary" disabled={busy || !title.trim() || !body.trim()}>
          Send to the editors
        </button>
      </div>
    </form>
  )
}
