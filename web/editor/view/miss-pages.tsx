/** Pages of the help centre that readers said did not help. */
import { useEffect } from 'preact/hooks'
import type { UnhelpfulPages } from '../../../src/protocol/misses.ts'
import { Moment } from '../../console/view/times.tsx'
import { askPages, pages } from '../live/misses.ts'
import { onNews } from '../live/news.ts'
import { counted, votesWords } from '../pure/misses.ts'
import { hashOf } from '../pure/place.ts'
import { Empty, Failed, Loading } from './parts.tsx'

export function MissPages() {
  useEffect(() => {
    const ask = () => void askPages()
    const ends = [onNews('articles', ask), onNews('back', ask)]
    ask()
    return () => {
      for (const end of ends) end()
    }
  }, [])
  const now = pages.value
  if (now.is === 'loading') return <Loading words="Loading pages" />
  if (now.is === 'failed') return <Failed message={now.message} again={() => void askPages()} />
  if (now.value.length === 0) {
    return (
      <Empty title="No page was called no help">
        <p>
          Below every page of the help centre readers can say whether it helped. Those that did not are listed here.
        </p>
      </Empty>
    )
  }
  return (
    <>
      <p class="miss-sum">
        {counted(now.value.length, 'page')} in 90 days. What was said of the text that stands there now comes first.
      </p>
      <ol class="miss-list">
        {now.value.map((page) => (
          <Page key={page.articleId} page={page} />
        ))}
      </ol>
    </>
  )
}

function Page({ page }: { page: UnhelpfulPages['pages'][number] }) {
  const { articleId, title, lastNo, comments } = page
  return (
    <li class="miss-page">
      <p class="miss-page-name">
        <a href={hashOf({ page: 'articles', path: articleId })} dir="auto">
          {title}
        </a>
        <span class="faint">{articleId}</span>
      </p>
      <p class="miss-page-votes">
        {votesWords(page)}{' '}
        <span class="faint">
          Last <Moment at={lastNo} />
        </span>
      </p>
      {comments.map(({ text, at, old }) => (
        <blockquote key={at + text} class="miss-said">
          <p dir="auto">{text}</p>
          <footer class="faint">
            <Moment at={at} />
            {old && ', of an earlier text'}
          </footer>
        </blockquote>
      ))}
    </li>
  )
}
