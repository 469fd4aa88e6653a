/**
 * What the help centre does better with a script: “Ask instead” opens the chat on the page, where it is a link without
 * one, and the list of contents shows which part is being read.
 */
import type { BellhopApi } from '../widget/loader.ts'

const page = window as { bellhop?: Pick<BellhopApi, 'push'> | unknown[] }

for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-ask]')) {
  link.addEventListener('click', (event) => {
    // A new tab, or a page that the chat's script did not reach: the link leads there by itself.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0 || !page.bellhop) return
    event.preventDefault()
    page.bellhop.push(['open'])
    const question = link.dataset.ask
    if (question) page.bellhop.push(['ask', question])
  })
}

const contents = document.querySelector<HTMLElement>('.contents.beside')
if (contents) follow(contents)

/** Marks the part of an article that is being read: the last heading above the upper third of the window. */
function follow(list: HTMLElement): void {
  const parts = [...list.querySelectorAll('a')].flatMap((link) => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)))
    return heading ? [{ link, heading }] : []
  })
  let [current, waiting]: [HTMLElement | undefined, boolean] = [undefined, false]
  const look = () => {
    waiting = false
    const { scrollTop, scrollHeight, clientHeight } = document.documentElement
    // The last parts may be too short to come up so far.
    const atEnd = scrollTop > 0 && scrollTop + clientHeight >= scrollHeight - 2
    const line = atEnd ? clientHeight : clientHeight / 3
    const now = parts.findLast(({ heading }) => heading.getBoundingClientRect().top <= line)?.link
    if (now === current) return
    current?.removeAttribute('aria-current')
    now?.setAttribute('aria-current', 'location')
    current = now
    if (now && list.scrollHeight > list.clientHeight) {
      list.scrollTop = (now.parentElement?.offsetTop ?? 0) - list.clientHeight / 2
    }
  }
  const later = () => {
    if (!waiting) requestAnimationFrame(look)
    waiting = true
  }
  addEventListener('scroll', later, { passive: true })
  addEventListener('resize', later, { passive: true })
  look()
}

/** What scrolls sideways is reached by keyboard (WCAG 2.1.1): browsers differ in doing that by themselves. */
function reach(): void {
  for (const wide of document.querySelectorAll<HTMLElement>('.text :is(pre, table)')) {
    if (wide.scrollWidth > wide.clientWidth) wide.tabIndex = 0
    else wide.removeAttribute('tabindex')
  }
}
addEventListener('resize', reach, { passive: true })
reach()
