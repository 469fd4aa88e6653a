/** The articles: their list, and the one that is open beside it. */
import { useEffect } from 'preact/hooks'
import { lazy } from '../../console/view/lazy.tsx'
import { place } from '../live/address.ts'
import { followArticles } from '../live/articles.ts'
import { ListPane } from './list-pane.tsx'
import { Welcome } from './welcome.tsx'

const Article = lazy(async () => (await import('./article.tsx')).default)

let following = false

export default function Articles() {
  const { path, query } = place.value
  useEffect(() => {
    if (following) return
    following = true
    followArticles()
  }, [])
  return (
    <div class="articles" data-shows={path ? 'article' : 'list'}>
      <ListPane />
      <section class="article-pane" aria-label="Article">
        {path ? <Article key={path} path={`${path}.md`} show={query.show ?? ''} /> : <Welcome />}
      </section>
    </div>
  )
}
