/** What an editor does about a cluster. */
import { useState } from 'preact/hooks'
import type { MadeDraft, OneMissCluster } from '../../../src/protocol/misses.ts'
import { wordsOf } from '../../console/live/session.ts'
import { Bookmark, Merge, Pencil, Retry, Undo } from '../../shared/icons.tsx'
import { go } from '../live/address.ts'
import { act, askCluster } from '../live/misses.ts'
import { toast } from '../live/toast.ts'
import { draftWords } from '../pure/misses.ts'
import { hashOf } from '../pure/place.ts'
import { ArticleChoice, ClusterChoice, Joined } from './miss-link.tsx'

type Open = 'link' | 'join' | 'dismiss' | undefined

export function MissDeeds({ cluster }: { cluster: OneMissCluster }) {
  const { clusterId, state, articles } = cluster
  const [open, setOpen] = useState<Open>()
  const [busy, setBusy] = useState(false)
  const doing = async (work: () => Promise<unknown>) => {
    setBusy(true)
    try {
      await work()
    } catch (error) {
      toast(wordsOf(error))
    }
    setBusy(false)
  }
  const edited = async (made: Promise<MadeDraft>) => {
    const draft = await made
    const words = draftWords(draft)
    if (words) toast(`${words}.`)
    go({ page: 'articles', path: draft.path.replace(/\.md$/, '') })
  }
  const settled = async (work: Promise<unknown>, words: string) => {
    await work
    setOpen(undefined)
    toast(words)
    await askCluster(clusterId)
  }
  const joined = async (work: Promise<{ clusterId: string }>) => {
    const into = await work
    toast('They are one subject now.')
    go({ page: 'misses', path: into.clusterId })
  }
  return (
    <section class="miss-deeds" aria-label="What to do about it">
      {articles.length > 0 && (
        <p class="miss-articles">
          {articles.map(({ articleId, title, there }) => (
            <a key={articleId} href={hashOf({ page: 'articles', path: articleId })}>
              {title}
              {!there && ' (draft)'}
            </a>
          ))}
        </p>
      )}
      <Joined
        cluster={cluster}
        busy={busy}
        onApart={(id) => void doing(() => settled(act.apart(clusterId, id), 'It is a subject of its own again.'))}
      />
      <p class="miss-verbs">
        {state === 'open' && (
          <>
            <button
              type="button"
              class="button primary"
              disabled={busy}
              onClick={() => void doing(() => edited(act.draft(clusterId)))}
            >
              <Pencil size={16} /> Draft an article
            </button>
            <button
              type="button"
              class="button"
              aria-expanded={open === 'link'}
              onClick={() => setOpen(open === 'link' ? undefined : 'link')}
            >
              <Bookmark size={16} /> An article has it
            </button>
            <button
              type="button"
              class="button"
              aria-expanded={open === 'join'}
              onClick={() => setOpen(open === 'join' ? undefined : 'join')}
            >
              <Merge size={16} /> Same as another
            </button>
            <button
              type="button"
              class="button"
              aria-expanded={open === 'dismiss'}
              onClick={() => setOpen(open === 'dismiss' ? undefined : 'dismiss')}
            >
              Dismiss
            </button>
          </>
        )}
        {state !== 'open' && (
          <button
            type="button"
            class="button"
            disabled={busy}
            onClick={() => void doing(() => settled(act.reopen(clusterId), 'It is open again.'))}
          >
            <Undo size={16} /> Open again
          </button>
        )}
        {state !== 'dismissed' && (
          <button
            type="button"
            class="button"
            disabled={busy}
            onClick={() => void doing(() => settled(act.ask(clusterId), 'The questions were asked again.'))}
          >
            <Retry size={16} /> Ask again now
          </button>
        )}
      </p>
      {open === 'link' && (
        <ArticleChoice
          cluster={cluster}
          busy={busy}
          onChoose={(id) => void doing(() => edited(act.link(clusterId, id)))}
        />
      )}
      {open === 'join' && (
        <ClusterChoice
          cluster={cluster}
          busy={busy}
          onChoose={(id) => void doing(() => joined(act.join(clusterId, id)))}
        />
      )}
      {open === 'dismiss' && (
        <Dismiss
          busy={busy}
          onDismiss={(why) => void doing(() => settled(act.dismiss(clusterId, why), 'It is dismissed.'))}
        />
      )}
    </section>
  )
}

function Dismiss({ busy, onDismiss }: { busy: boolean; onDismiss: (why: string) => void }) {
  const [why, setWhy] = useState('')
  return (
    <form
      class="miss-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (why.trim()) onDismiss(why.trim())
      }}
    >
      <label class="miss-other">
        <span>Why it stays without an answer</span>
        <input
          type="text"
          required
          maxLength={500}
          value={why}
          placeholder="We do not sell these"
          onInput={({ currentTarget }) => setWhy(currentTarget.value)}
        />
      </label>
      <p class="faint">It comes back by itself when it has grown three times as large.</p>
      <button type="submit" class="button primary" disabled={busy || why.trim() === ''}>
        Dismiss
      </button>
    </form>
  )
}
