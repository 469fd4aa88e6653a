/** The panel, top to bottom: who is here, what was said, what to do now, where to write. */
import type { ReadonlySignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Client } from '../client.ts'
import type { Say } from '../words.ts'
import { Composer } from './composer.tsx'
import { Header } from './header.tsx'
import { History } from './history.tsx'
import { Banner, Notice } from './notices.tsx'
import { Working } from './working.tsx'

/** What every part of the panel works with. */
export interface Desk {
  client: Client
  say: Say
  language: string
  /** Rises each time the panel is opened: focus comes in then. */
  focus: ReadonlySignal<number>
  embedded: boolean
  close(): void
  storage: Storage | null
  /** The embedding page's origin, or empty. */
  hostOf: string
}

export function Panel({ desk }: { desk: Desk }) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return
      // Escape first closes what is open inside the panel.
      if (!document.querySelector(':popover-open')) desk.close()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
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
    </>
  )
}
