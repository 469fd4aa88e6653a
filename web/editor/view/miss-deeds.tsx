/** What an editor does about a cluster. */
import { useState } from 'preact/hooks'
import type { OneMissCluster } from '../../../src/protocol/misses.ts'
import { wordsOf } from '../../console/live/session.ts'
import { Bookmark, Check, Pencil, Retry, Undo } from '../../shared/icons.tsx'
import { go } from '../live/address.ts'
import { act, askCluster } from '../live/misses.ts'
import { toast } from '../live/toast.ts'
import { hashOf } from '../pure/place.ts'

type Open = 'link' | 'dismiss' | undefined

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
  const edited = async (made: Promise<{ path: string }>) => {
    const { path } = await made
    go({ page: 'articles', path: path.replace(/\.md$/, '') })
  }
  const settled = async (work: Promise<unknown>, words: string) => {
    await work
    setOpen(undefined)
    toast(words)
    await askCluster(clusterId)
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
        <Link cluster={cluster} busy={busy} onLink={(id) => void doing(() => edited(act.link(clusterId, id)))} />
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

interface LinkProps {
  cluster: OneMissCluster
  busy: boolean
  onLink: (articleId: string) => void
}

/** The closest articles to choose from, or any by its address. */
function Link({ cluster: { closest }, busy, onLink }: LinkProps) {
  const there = closest.filter((one) => one.there)
  const [chosen, setChosen] = useState(there[0]?.articleId ?? '')
  return (
    <form
      class="miss-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (chosen) onLink(chosen.trim().replace(/\.md$/, ''))
      }}
    >
      <p>
        Which article answers it? Its questions are put into your draft of that article, for you to look over and
        publish.
      </p>
      {there.map(({ articleId, title, times }) => (
        <label key={articleId} class="miss-choice">
          <input type="radio" name="article" checked={chosen === articleId} onChange={() => setChosen(articleId)} />
          <span>
            {title} <span class="faint">near {times === 1 ? 'one question' : `${times} questions`}</span>
          </span>
        </label>
      ))}
      <label class="miss-other">
        <span>Another, by its path</span>
        <input
          type="text"
          value={there.some(({ articleId }) => articleId === chosen) ? '' : chosen}
          placeholder="billing/refunds"
          onInput={({ currentTarget }) => setChosen(currentTarget.value)}
        />
      </label>
      <button type="submit" class="button primary" disabled={busy || chosen === ''}>
        <Check size={16} /> Put them into that article
      </button>
    </form>
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
