/** The frame of the editor: the rail, the page that the address names, and words that pass by. */
import { useEffect, useRef } from 'preact/hooks'
import { useLate } from '../../console/view/lazy.tsx'
import { place } from '../live/address.ts'
import { startNews } from '../live/news.ts'
import { passing } from '../live/toast.ts'
import { MissAlarms } from './miss-alarms.tsx'
import { type Page, pageOf } from './pages.ts'
import { Failed, Loading } from './parts.tsx'
import { Rail } from './rail.tsx'

export function Shell() {
  const { page: name, path } = place.value
  const page = pageOf(name)
  useEffect(startNews, [])
  useEffect(() => {
    document.title = `${page.title} · Bellhop editor`
  }, [page])
  return (
    <div class="desk editor" data-page={name} data-pane={path ? 'opened' : 'list'}>
      <Rail />
      <div class="stage">
        <MissAlarms />
        <Opened key={name} page={page} />
      </div>
      <div role="status" class="toast-place">
        {passing.value && <p class="toast">{passing.value}</p>}
      </div>
    </div>
  )
}

function Opened({ page }: { page: Page }) {
  const root = useRef<HTMLElement>(null)
  const { part, failed, again } = useLate(page.load)
  const Shown = part?.default
  useEffect(() => {
    // Where the link that was pressed is out of sight, reading goes on at the page's name.
    if (Shown && document.activeElement === document.body) root.current?.querySelector('h1')?.focus()
  }, [Shown])
  return (
    <main class="sheet" ref={root}>
      {Shown ? (
        <Shown />
      ) : (
        <div class="sheet-body">
          <h1 tabIndex={-1}>{page.title}</h1>
          {failed ? (
            <Failed message="This page could not be loaded. Check the network and try again." again={again} />
          ) : (
            <Loading words={`Loading ${page.title.toLowerCase()}`} />
          )}
        </div>
      )}
    </main>
  )
}
