/** An article as the panel shows it: fetched, cleaned, with its headings where links to them lead. */
import DOMPurify from 'dompurify'
import type { PublicArticle } from '../../src/protocol/articles.ts'
import { ApiError, api } from '../shared/api.ts'
import { dressLink, SAFE } from '../shared/html.ts'

export type Article = Pick<PublicArticle, 'title' | 'lang' | 'html' | 'updated'>

/** The article at an address of this server's help pages; `gone` where customers cannot read it (any more). */
export async function fetchArticle(address: string): Promise<Article | 'gone'> {
  try {
    const path = new URL(address, location.href).pathname.slice('/help/'.length)
    return await api<Article>('GET', `/api/articles/public/${path}`, { token: null })
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return 'gone'
    throw error
  }
}

/** Put before an article's own names, so that none of them is one of the panel's. */
const OWN = 'at-'

/**
 * Its nodes, which load nothing but the knowledge base's own pictures, and run nothing. Links to this server's articles
 * stay in the panel; others open a tab and show their host.
 */
export function articleNodes({ html }: Article): DocumentFragment {
  const fragment = DOMPurify.sanitize(html, {
    ...SAFE,
    ALLOWED_TAGS: [...SAFE.ALLOWED_TAGS, 'figure', 'img', 'span'],
    ALLOWED_ATTR: [...SAFE.ALLOWED_ATTR, 'id', 'src', 'alt', 'class'],
    RETURN_DOM_FRAGMENT: true,
  })
  for (const named of fragment.querySelectorAll('[id]')) named.id = OWN + named.id
  for (const picture of fragment.querySelectorAll('img')) {
    if (!picture.getAttribute('src')?.startsWith('/help/')) picture.remove()
  }
  for (const link of fragment.querySelectorAll('a')) {
    if (!link.getAttribute('href')?.startsWith('/help/')) dressLink(link)
  }
  return fragment
}

/** The heading that an address names, in an article that is shown. */
export function headingAt(address: string): HTMLElement | null {
  const { hash } = new URL(address, location.href)
  if (!hash) return null
  try {
    return document.getElementById(OWN + decodeURIComponent(hash.slice(1)))
  } catch {
    return null
  }
}
