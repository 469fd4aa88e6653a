/** Articles of the knowledge base to put into a message: a link, or the passage quoted. Loaded when it is first wanted. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { FoundArticles } from '../../../src/protocol/articles.ts'
import { Book, Close, Search } from '../../shared/icons.tsx'
import { staffCall, wordsOf } from '../live/session.ts'
import { type FoundArticle, linkTo, quoteOf } from '../pure/inserted.ts'
import type { Mode } from '../pure/kept.ts'
import { composes } from '../pure/keys.ts'

/** Quiet after the last key before the server is asked, in milliseconds. */
const QUIET_MS = 150

interface ArticleSearchProps {
  mode: Mode
  first: string
  onInsert: (text: string) => void
  onClose: () => void
}

type State = { is: 'idle' } | { is: 'asking' } | { is: 'found' } | { is: 'failed'; message: string }

export function ArticleSearch({ mode, first, onInsert, onClose }: ArticleSearchProps) {
  const [query, setQuery] = useState(first)
  const [articles, setArticles] = useState<readonly FoundArticle[]>([])
  const [state, setState] = useState<State>({ is: 'idle' })
  const [active, setActive] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const asked = useRef(0)

  useEffect(() => field.current?.select(), [])
  useEffect(() => {
    const turn = ++asked.current
    const wanted = query.trim()
    if (!wanted) {
      setArticles([])
      setState({ is: 'idle' })
      return undefined
    }
    setState({ is: 'asking' })
    const timer = setTimeout(
      async () => {
        const answer = await ask(wanted, mode)
        if (turn !== asked.current) return
        setActive(0)
        if ('failed' in answer) setState({ is: 'failed', message: answer.failed })
        else {
          setArticles(answer.articles)
          setState({ is: 'found' })
        }
      },
      query === first ? 0 : QUIET_MS,
    )
    return () => clearTimeout(timer)
  }, [query, mode])
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active])

  const chosen = articles[active]
  const link = (article: FoundArticle | undefined) => article && (linkTo(article) ?? quoteOf(article))
  const insert = (text: string | undefined) => text !== undefined && onInsert(text)

  const onKeyDown = (event: KeyboardEvent) => {
    if (composes(event)) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && articles.length > 0) setActive((active + step + articles.length) % articles.length)
    else if (event.key === 'Enter') insert(chosen && (event.shiftKey ? quoteOf(chosen) : link(chosen)))
    else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <section class="articles" aria-label="Insert an article">
      <div class="articles-search">
        <Search size={16} />
        <input
          ref={field}
          type="text"
          role="combobox"
          aria-label="Search the articles"
          aria-expanded={articles.length > 0}
          aria-controls="article-list"
          aria-autocomplete="list"
          aria-activedescendant={chosen ? `article-${active}` : undefined}
          placeholder={mode === 'note' ? 'Search all articles, internal ones too' : 'Search the articles'}
          maxLength={200}
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <button type="button" class="icon-button small" aria-label="Close" onClick={onClose}>
          <Close size={16} />
        </button>
      </div>
      <p role="status" class={articles.length > 0 && state.is === 'found' ? 'unseen' : 'articles-state'}>
        {stateWords(state, articles.length)}
      </p>
      <div role="listbox" id="article-list" aria-label="Articles" class="articles-list" ref={list}>
        {articles.map((article, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the search field has the focus, and its keys choose
          // biome-ignore lint/a11y/useFocusableInteractive: the same
          <div
            key={article.articleId}
            id={`article-${at}`}
            role="option"
            aria-selected={at === active}
            class="articles-choice"
            onPointerDown={(event) => event.preventDefault()}
            onPointerEnter={() => setActive(at)}
            onClick={() => insert(link(article))}
          >
            <span class="articles-title">
              {article.audience === 'internal' && <span class="internal">Internal</span>}
              {article.stale && <span class="overdue">Review overdue</span>}
              <bdi>{article.title}</bdi>
              {article.heading && (
                <>
                  {' '}
                  › <bdi>{article.heading}</bdi>
                </>
              )}
            </span>
            <span class="articles-excerpt" dir="auto">
              {article.excerpt}
            </span>
          </div>
        ))}
      </div>
      {chosen && (
        <p class="articles-verbs">
          <button type="button" class="button small" disabled={!linkTo(chosen)} onClick={() => insert(linkTo(chosen))}>
            <Book size={14} /> Insert a link <kbd>Enter</kbd>
          </button>
          <button type="button" class="button small" onClick={() => insert(quoteOf(chosen))}>
            Quote it <kbd>Shift</kbd> <kbd>Enter</kbd>
          </button>
        </p>
      )}
    </section>
  )
}

async function ask(query: string, mode: Mode): Promise<FoundArticles | { failed: string }> {
  try {
    return await staffCall<FoundArticles>('GET', `/api/articles/search?${new URLSearchParams({ q: query, for: mode })}`)
  } catch (error) {
    return { failed: wordsOf(error) }
  }
}

function stateWords(state: State, count: number): string {
  switch (state.is) {
    case 'idle':
      return 'Type a few words of the title or of what the article says.'
    case 'asking':
      return count === 0 ? 'Searching…' : ''
    case 'failed':
      return state.message
    case 'found':
      return count === 0
        ? 'No article is about that. Try other words.'
        : count === 1
          ? 'One article'
          : `${count} articles`
  }
}
