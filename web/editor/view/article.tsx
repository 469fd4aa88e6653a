/** One article: its name and state, and its text, details or history below. */
import { useEffect } from 'preact/hooks'
import { lazy } from '../../console/view/lazy.tsx'
import { go, place } from '../live/address.ts'
import { hasChanges, opened, text, theirs } from '../live/article.ts'
import { shown } from '../live/inspect.ts'
import { followOpened, open } from '../live/opened.ts'
import { flush, followNetwork } from '../live/saving.ts'
import { hashOf } from '../pure/place.ts'
import { ArticleDialogs, fetchDialogs } from './article-dialogs.tsx'
import { ArticleHead } from './article-head.tsx'
import { dialog } from './at-hand.ts'
import { Back } from './back.tsx'
import { MissingArticle } from './missing-article.tsx'
import { Failed, Loading } from './parts.tsx'
import { Strips } from './strips.tsx'
import { Write } from './write.tsx'

const Ask = lazy(async () => (await import('./ask.tsx')).Ask)
const Details = lazy(async () => (await import('./details.tsx')).Details)
const History = lazy(async () => (await import('./history.tsx')).History)
const Merge = lazy(async () => (await import('./merge.tsx')).Merge)

/** What of an article may stand below its name; `preview` on phones alone. */
export const tabs = [
  { show: '', words: 'Write' },
  { show: 'details', words: 'Details' },
  { show: 'ask', words: 'Ask' },
  { show: 'preview', words: 'Preview', small: true },
  { show: 'history', words: 'History' },
] as const

/** After an article was opened, milliseconds until what may be wanted next is fetched. */
const LATER_MS = 1_500

let following = false

export default function Article({ path, show }: { path: string; show: string }) {
  const now = opened.value
  useEffect(() => {
    void open(path)
    if (!following) {
      following = true
      followOpened()
      followNetwork()
      setTimeout(() => void fetchParts().catch(() => {}), LATER_MS)
    }
    return () => void flush()
  }, [path])

  if (now.is === 'here' && now.path === path) return <Opened key={now.key} path={path} show={show} />
  return (
    <div class={now.is === 'missing' ? 'article article-missing' : 'article-wait'}>
      <Back />
      {now.is === 'missing' ? (
        <MissingArticle path={path} />
      ) : now.is === 'failed' ? (
        <Failed message={now.message} again={() => void open(path)} />
      ) : (
        <Loading words="Opening the article" />
      )}
    </div>
  )
}

function Opened({ path, show }: { path: string; show: string }) {
  const merging = show === 'merge' ? theirs.value : undefined
  useEffect(listenToKeys, [])
  return (
    <div class="article" data-tab={show || 'write'}>
      <ArticleHead path={path} />
      <Tabs show={show} />
      <Strips />
      {merging ? (
        <Merge key={`${merging.what} ${merging.revision} ${merging.at}`} />
      ) : show === 'history' ? (
        <History path={path} />
      ) : (
        <Write aside={show === 'preview'} details={instead(path, show)} wide={show === 'ask'} />
      )}
      <ArticleDialogs path={path} />
    </div>
  )
}

/** What has to be there where the server is not. */
async function fetchParts(): Promise<void> {
  await Promise.all([
    fetchDialogs(),
    import('./details.tsx'),
    import('./ask.tsx'),
    import('./history.tsx'),
    import('./merge.tsx'),
  ])
}

/** What stands in the place of the text. */
function instead(path: string, show: string) {
  if (show === 'details') return <Details path={path} />
  if (show !== 'ask') return undefined
  const front = shown.value?.front
  const hidden = Boolean(front && (front.draft || front.audience === 'internal' || front.publishAt))
  return <Ask path={path} text={text.value} questions={front?.questions ?? []} hidden={hidden} />
}

/** Ctrl+S and Ctrl+Enter, wherever in the article the focus is; the text field has them for itself. */
function listenToKeys(): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || !(event.ctrlKey || event.metaKey)) return
    if (document.querySelector('dialog[open]')) return
    if (event.key === 's') void flush()
    else if (event.key === 'Enter' && hasChanges()) dialog.value = 'publish'
    else return
    event.preventDefault()
  }
  addEventListener('keydown', onKey)
  return () => removeEventListener('keydown', onKey)
}

function Tabs({ show }: { show: string }) {
  const { page, path, query } = place.value
  return (
    <nav class="article-tabs" aria-label="Parts of the article">
      {tabs.map((tab) => (
        <a
          key={tab.show}
          class={'small' in tab ? 'article-tab preview-tab' : 'article-tab'}
          href={hashOf({ page, path, query: { ...query, show: tab.show } })}
          aria-current={show === tab.show ? 'page' : undefined}
          onClick={(event) => {
            event.preventDefault()
            go({ page, path, query: { ...query, show: tab.show } })
          }}
        >
          {tab.words}
        </a>
      ))}
    </nav>
  )
}
