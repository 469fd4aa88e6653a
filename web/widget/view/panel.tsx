/** The panel, top to bottom: who is here, what was said, what to do now, where to write. */
import { useEffect } from 'preact/hooks'
import { Composer } from './composer.tsx'
import type { Desk } from './desk.ts'
import { Header } from './header.tsx'
import { History } from './history.tsx'
import { later } from './later.tsx'
import { Banner, Notice } from './notices.tsx'
import { Working } from './working.tsx'

const EarlierList = later(
  () => import('./earlier-list.tsx').then((m) => m.EarlierList),
  (desk) => (desk.lookingBack.value = false),
)
const Copy = later(
  ({ locale }) => import('./copy.tsx').then((m) => m.copyDialog(locale)),
  (desk) => (desk.copying.value = false),
)
const Reader = later(
  ({ locale }) => import('./reader.tsx').then((m) => m.articleReader(locale)),
  (desk) => (desk.reading.value = []),
)

export function Panel({ desk }: { desk: Desk }) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return
      // Escape first closes what is open inside the panel.
      if (!document.querySelector(':popover-open, dialog[open]')) desk.close()
    }
    let at: EventTarget | null = null
    const onFocus = ({ target }: FocusEvent) => {
      at = target
    }
    // What was pressed may be gone, as its card is: reading and typing go on in the field, not at the page's beginning.
    const onGone = new MutationObserver(() => {
      if (!(at instanceof Element) || at.isConnected || !document.hasFocus()) return
      at = null
      if (document.activeElement === document.body) desk.focus.value++
    })
    onGone.observe(document.body, { childList: true, subtree: true })
    document.addEventListener('focusin', onFocus)
    document.addEventListener('keydown', onKey)
    const onClick = (event: MouseEvent) => followLink(event, desk)
    document.addEventListener('click', onClick)
    return () => {
      onGone.disconnect()
      document.removeEventListener('focusin', onFocus)
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('click', onClick)
    }
  }, [desk])
  return (
    <>
      <Header desk={desk} />
      <Banner desk={desk} />
      <History desk={desk} />
      <footer class="footer">
        <Notice desk={desk} />
        <Working desk={desk} />
        <Composer desk={desk} />
      </footer>
      {desk.lookingBack.value && <EarlierList desk={desk} />}
      {desk.copying.value && <Copy desk={desk} />}
      {desk.reading.value.length > 0 && <Reader desk={desk} />}
    </>
  )
}

/**
 * A mark in an answer leads to its source below, and an article of this server opens in the panel, unless a tab of its
 * own is asked for: the address of the panel stays as it is.
 */
function followLink(event: MouseEvent, { reading }: Desk): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
  if (link.matches('.mark-source')) document.getElementById(link.hash.slice(1))?.focus()
  else if (link.pathname.startsWith('/help/') && (link.host === location.host || link.matches('.source'))) {
    if (link.matches('.out')) return
    reading.value = [...reading.value, link.href]
  } else return
  event.preventDefault()
}
