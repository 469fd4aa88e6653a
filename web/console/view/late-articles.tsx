/** The search for articles, loaded when it is first opened. */
import type { ComponentProps } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { ArticleSearch } from './article-search.tsx'

type Props = ComponentProps<typeof ArticleSearch>

let Loaded: typeof ArticleSearch | undefined

export function LateArticles(props: Props) {
  const [failed, setFailed] = useState(false)
  const [, loaded] = useState(Loaded !== undefined)
  useEffect(() => {
    if (Loaded) return
    import('./article-search.tsx').then(
      (module) => {
        Loaded = module.ArticleSearch
        loaded(true)
      },
      () => setFailed(true),
    )
  }, [])
  if (Loaded) return <Loaded {...props} />
  if (!failed) return null
  return (
    <p class="articles articles-state" role="alert">
      The search could not be loaded. Check the network, or reload the page; what you typed is kept.
    </p>
  )
}
