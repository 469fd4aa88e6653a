/** The pages beside the lists. They are rare, so that they come with their styles when the first of them is opened. */
import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import styles from '../styles/admin.css?url'
import settingsStyles from '../styles/settings.css?url'

let frame: ComponentType | undefined

export function Beside() {
  const [state, setState] = useState<'loading' | 'failed' | 'ready'>(frame ? 'ready' : 'loading')
  const load = async () => {
    setState('loading')
    try {
      const [loaded] = await Promise.all([import('../admin/frame.tsx'), linked(styles), linked(settingsStyles)])
      frame = loaded.default
      setState('ready')
    } catch {
      setState('failed')
    }
  }
  useEffect(() => {
    if (!frame) void load()
  }, [])
  const Frame = frame
  return (
    <main class="page">
      {state === 'ready' && Frame ? (
        <Frame />
      ) : state === 'failed' ? (
        <div class="page-body" role="alert">
          <h1>This page could not be loaded</h1>
          <p>Check the network and try again. If Bellhop was just updated, reload the console.</p>
          <button type="button" class="button" onClick={() => void load()}>
            Try again
          </button>
        </div>
      ) : (
        <p class="unseen" role="status">
          Opening the page
        </p>
      )}
    </main>
  )
}

/** Resolves when a stylesheet holds; once each. */
function linked(href: string): Promise<void> {
  if (document.querySelector(`link[href="${href}"]`)) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = href
    link.onload = () => resolve()
    link.onerror = () => {
      link.remove()
      reject(new Error('the styles did not come'))
    }
    document.head.append(link)
  })
}
