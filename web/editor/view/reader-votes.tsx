/** Articles that readers of the help centre voted on, with what they found missing. */
import { useEffect, useState } from 'preact/hooks'
import type { VotedArticle } from '../../../src/protocol/editor.ts'
import { wordsOf } from '../../console/live/session.ts'
import { ThumbDown, ThumbUp } from '../../shared/icons.tsx'
import { moment, serverNow } from '../../shared/time.ts'
import { readerVotes } from '../live/calls.ts'
import { onNews } from '../live/news.ts'
import { hashOf } from '../pure/place.ts'
import { Empty, Failed, Loading } from './parts.tsx'

type Known = { is: 'asking' } | { is: 'failed'; message: string } | { is: 'here'; articles: VotedArticle[] }

export function ReaderVotes() {
  const [known, setKnown] = useState<Known>({ is: 'asking' })
  const ask = () =>
    readerVotes().then(
      ({ articles }) => setKnown({ is: 'here', articles }),
      (error: unknown) => setKnown({ is: 'failed', message: wordsOf(error) }),
    )
  useEffect(() => {
    void ask()
    return onNews('articles', () => void ask())
  }, [])
  if (known.is === 'asking') return <Loading words="Loading what readers said" />
  if (known.is === 'failed') return <Failed message={known.message} again={() => void ask()} />
  if (known.articles.length === 0) {
    return (
      <Empty title="No reader has said anything yet">
        <p>Below each article of the help centre stands “Was this helpful?”. Who says no can write what was missing.</p>
      </Empty>
    )
  }
  return (
    <ul class="reviews">
      {known.articles.map((article) => (
        <Voted key={article.path} article={article} />
      ))}
    </ul>
  )
}

function Voted({ article: { articleId, title, yes, no, comments } }: { article: VotedArticle }) {
  return (
    <li class="review">
      <div class="review-what">
        <a href={hashOf({ page: 'articles', path: articleId })} dir="auto">
          {title}
        </a>
        {comments.length > 0 && (
          <ul class="reader-words">
            {comments.map(({ text, at, earlier }) => (
              <li key={at + text}>
                <q dir="auto">{text}</q>{' '}
                <span class="faint">
                  {moment(at, serverNow(), navigator.language)}
                  {earlier && ', before the article was last changed'}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
      <p class="reader-votes">
        <span class={no > 0 ? 'reader-no' : undefined}>
          <ThumbDown size={16} />
          <span class="unseen">Did not help: </span>
          {no}
        </span>
        <span>
          <ThumbUp size={16} />
          <span class="unseen">Helped: </span>
          {yes}
        </span>
      </p>
    </li>
  )
}
