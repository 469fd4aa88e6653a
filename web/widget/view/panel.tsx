/** The panel, top to bottom: who is here, what was said, what to do now, where to write. */
import { useEffect } from 'preact/hooks'
import { Composer } from './composer.tsx'
import type { Desk } from './desk.ts'
import { Header } from './header.tsx'
import { History } from './history.tsx'
import { later } from './later.tsx'
import { Banner, Notice } from './notices.tsx'
import { Working } from './working.tsx'

const EarlierList = later(() => import('./earlier-list.tsx').then((m) => m.EarlierList))
const Copy = later(({ locale }) => import('./copy.tsx').then((m) => m.copyDialog(locale)))

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
    document.addEventListener('click', followMark)
    return () => {
      onGone.disconnect()
      document.removeEventListener('focusin', onFocus)
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('click', followMark)
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
    </>
  )
}

/** A mark in an answer leads to its source below; the address of the panel stays as it is. */
function followMark(event: MouseEvent): void {
  const mark = event.target instanceof Element ? event.target.closest('a.mark-source') : null
  if (!mark) return
  event.preventDefault()
  document.getElementById(mark.getAttribute('href')?.slice(1) ?? '')?.focus()
}
