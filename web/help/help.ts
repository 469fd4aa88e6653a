/** What the help centre does better with a script: “Ask instead” opens the chat on the page. Without one it is a link. */
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
