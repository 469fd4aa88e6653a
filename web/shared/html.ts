/** The server has sanitised a message's `html`; it is done once more here, right before it becomes part of the page. */
import DOMPurify from 'dompurify'

const ALLOWED_TAGS =
  'p br hr h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code kbd samp em strong del s sub sup a table thead tbody tr th td'.split(
    ' ',
  )
const ALLOWED_ATTR = ['href', 'title', 'start', 'colspan', 'rowspan', 'align', 'dir', 'lang']

/**
 * HTML that loads, runs and submits nothing. Links open in a new tab and tell the other side nothing.
 * A link whose text hides where it goes shows its host.
 */
export function cleanHtml(html: string): string {
  const fragment = DOMPurify.sanitize(html, {
    ALLOWED_TAGS,
    ALLOWED_ATTR,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|tel:|\/(?!\/))/i,
    RETURN_DOM_FRAGMENT: true,
  })
  for (const link of fragment.querySelectorAll('a')) {
    if (!link.getAttribute('href')) {
      link.replaceWith(...link.childNodes)
      continue
    }
    link.target = '_blank'
    link.rel = 'noopener noreferrer nofollow'
    const host = foreignHost(link)
    if (host && !link.textContent.includes(host)) link.append(` (${host})`)
  }
  const holder = document.createElement('div')
  holder.append(fragment)
  return holder.innerHTML
}

function foreignHost(link: HTMLAnchorElement): string {
  return /^https?:$/.test(link.protocol) && link.host !== location.host ? link.host : ''
}
