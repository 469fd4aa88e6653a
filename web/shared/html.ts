/** The server has sanitised a message's `html`; it is done once more here, right before it becomes part of the page. */
import DOMPurify from 'dompurify'

/** What an answer may be made of, for DOMPurify. */
export const SAFE = {
  ALLOWED_TAGS:
    'p br hr h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code kbd samp em strong del s sub sup a table thead tbody tr th td'.split(
      ' ',
    ),
  ALLOWED_ATTR: ['href', 'title', 'start', 'colspan', 'rowspan', 'align', 'dir', 'lang'],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|tel:|\/(?!\/))/i,
}

/**
 * HTML that loads, runs and submits nothing. Links open in a new tab and tell the other side nothing.
 * A link whose text hides where it goes shows its host.
 */
export function cleanHtml(html: string): string {
  const fragment = DOMPurify.sanitize(html, { ...SAFE, RETURN_DOM_FRAGMENT: true })
  for (const link of fragment.querySelectorAll('a')) dressLink(link)
  const holder = document.createElement('div')
  holder.append(fragment)
  return holder.innerHTML
}

/** A link as it is safe to follow: in a new tab, telling the other side nothing, its host in view; else only its text. */
export function dressLink(link: HTMLAnchorElement): void {
  if (!link.getAttribute('href')) {
    link.replaceWith(...link.childNodes)
    return
  }
  link.target = '_blank'
  link.rel = 'noopener noreferrer nofollow'
  const host = foreignHost(link)
  if (host && !link.textContent.includes(host)) link.append(` (${host})`)
}

function foreignHost(link: HTMLAnchorElement): string {
  return /^https?:$/.test(link.protocol) && link.host !== location.host ? link.host : ''
}
