/**
 * An article over the conversation, at the heading that was asked for. Links to other articles open in it, one upon the
 * other; Back and Escape lead from each to the one before, at the place where it was left, and at last to the
 * conversation, which stays as it was.
 */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { directionOf } from '../../../src/domain/spoken.ts'
import { ArrowBack, NewTab } from '../../shared/icons-reader.tsx'
import { wear } from '../../shared/wear.ts'
import { type Article, articleNodes, fetchArticle, headingAt } from '../article.ts'
import css from '../reader.css?inline'
import { readingSpeaker, type SayReading } from '../words/reading.ts'
import type { Desk } from './desk.ts'

/** The reader, in the customer's language. */
export async function articleReader(locale: string) {
  const tell = await readingSpeaker(locale)
  wear(css)
  return ({ desk }: { desk: Desk }) => <Reader desk={desk} tell={tell} />
}

type Found = Article | 'gone' | 'failed' | 'loading'

function Reader({ desk, tell }: { desk: Desk; tell: SayReading }) {
  const { reading, locale } = desk
  const dialog = useRef<HTMLDialogElement>(null)
  const scroller = useRef<HTMLElement>(null)
  /** How far each article was read, from the first that was opened. */
  const places = useRef<number[]>([])
  const opened = reading.value
  const address = opened.at(-1) ?? ''
  const { found, again } = useArticle(address)
  const depth = opened.length
  const known = typeof found === 'object' ? found : undefined

  useLayoutEffect(() => dialog.current?.showModal(), [])
  useLayoutEffect(() => {
    const box = scroller.current
    if (!known || !box) return
    const left = places.current[depth - 1]
    // What had the focus may be gone with the article before.
    box.focus({ preventScroll: true })
    if (left !== undefined) box.scrollTop = left
    else show(headingAt(address), box)
  }, [known, address, depth])

  const back = () => {
    // What is gone back from is begun anew when it is opened again.
    places.current.length = depth - 1
    if (depth > 1) reading.value = opened.slice(0, -1)
    else dialog.current?.close()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing) return
    event.preventDefault()
    back()
  }
  return (
    <dialog
      ref={dialog}
      class="reader"
      aria-label={known?.title ?? tell('article')}
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault()
        back()
      }}
      onClose={() => {
        reading.value = []
      }}
    >
      <header class="reader-top">
        <button
          type="button"
          class="quiet icon-only"
          aria-label={tell(depth > 1 ? 'toBefore' : 'toChat')}
          title={tell(depth > 1 ? 'toBefore' : 'toChat')}
          onClick={back}
        >
          <ArrowBack size={20} />
        </button>
        <p class="reader-name" dir="auto">
          {known?.title ?? tell('article')}
        </p>
        <a
          class="out quiet icon-only"
          href={address}
          target="_blank"
          rel="noopener"
          aria-label={tell('newTab')}
          title={tell('newTab')}
        >
          <NewTab size={18} />
        </a>
      </header>
      <section
        class="reader-page"
        ref={scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        aria-label={known?.title ?? tell('article')}
        onScroll={(event) => {
          if (known) places.current[depth - 1] = event.currentTarget.scrollTop
        }}
      >
        {known && <Page key={address} article={known} locale={locale} tell={tell} />}
        <div role="status" class={known ? 'unseen' : 'reader-word'}>
          {found === 'loading' && <p class="reader-late">{tell('opening')}</p>}
          {(found === 'gone' || found === 'failed') && <p>{tell(found)}</p>}
        </div>
        {found === 'failed' && (
          <button type="button" class="secondary small reader-again" onClick={again}>
            {tell('again')}
          </button>
        )}
      </section>
    </dialog>
  )
}

/** The article at an address; what was fetched while the reader is open is not fetched again. */
function useArticle(address: string): { found: Found; again(): void } {
  const cache = useRef(new Map<string, Found>())
  const [, redraw] = useState(0)
  const key = address.split('#')[0] ?? ''
  const put = (found: Found) => {
    cache.current.set(key, found)
    redraw((times) => times + 1)
  }
  const get = () => {
    put('loading')
    fetchArticle(address).then(put, () => put('failed'))
  }
  useEffect(() => {
    if (!cache.current.has(key)) get()
  }, [key])
  return { found: cache.current.get(key) ?? 'loading', again: get }
}

function Page({ article, locale, tell }: { article: Article; locale: string; tell: SayReading }) {
  const body = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    body.current?.replaceChildren(articleNodes(article))
    // What is wider than the panel is scrolled by keyboard too.
    for (const wide of body.current?.querySelectorAll<HTMLElement>('pre, table') ?? []) {
      if (wide.scrollWidth > wide.clientWidth) wide.tabIndex = 0
    }
  }, [article])
  const { title, lang, updated } = article
  return (
    <article lang={lang} dir={directionOf(lang)}>
      <h1>{title}</h1>
      <div ref={body} class="reader-body" />
      {updated && (
        <p class="hint" lang={locale} dir="auto">
          {tell('updated', { date: day(updated, locale) })}
        </p>
      )}
    </article>
  )
}

/** Pixels above a heading that is shown. */
const ABOVE = 16

/** The heading in view and marked; pictures above it that come later move it, so it is shown once more then. */
function show(heading: HTMLElement | null, box: HTMLElement): void {
  box.scrollTop = 0
  if (!heading) return
  heading.toggleAttribute('data-here', true)
  const look = () => {
    box.scrollTop += heading.getBoundingClientRect().top - box.getBoundingClientRect().top - ABOVE
  }
  look()
  const top = box.scrollTop
  const pictures = [...box.querySelectorAll('img')].filter(({ complete }) => !complete)
  for (const picture of pictures) {
    // Whoever reads on is left alone.
    picture.addEventListener('load', () => Math.abs(box.scrollTop - top) < 1 && look(), { once: true })
  }
}

/** A day as an editor wrote it, e.g. 2026-03-01, in the customer's language; as it is where it is no such day. */
function day(text: string, locale: string): string {
  const at = new Date(`${text.slice(0, 10)}T12:00:00Z`)
  return Number.isNaN(at.getTime()) ? text : new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(at)
}
