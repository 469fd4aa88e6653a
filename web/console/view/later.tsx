/** A part of the console that is rare, and comes when it is first wanted. */
import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/**
 * @param place the class of the `main` that says how it stands meanwhile; the part brings a `main` of its own
 * @returns a component that loads the part once and draws it
 */
export function later(place: 'page' | 'door', load: () => Promise<{ default: ComponentType }>): ComponentType {
  let loaded: ComponentType | undefined
  return function Later() {
    const [state, setState] = useState<'loading' | 'failed' | 'ready'>(loaded ? 'ready' : 'loading')
    const fetchPart = async () => {
      setState('loading')
      try {
        loaded = (await load()).default
        setState('ready')
      } catch {
        setState('failed')
      }
    }
    useEffect(() => {
      if (!loaded) void fetchPart()
    }, [])
    const Part = loaded
    if (state === 'ready' && Part) return <Part />
    return (
      <main class={place} aria-busy={state === 'loading'}>
        {state === 'failed' ? (
          <div class={place === 'page' ? 'page-body' : 'door-card'} role="alert">
            <h1>This part of the console could not be loaded</h1>
            <p>Check the network and try again. If Bellhop was just updated, reload the page.</p>
            <button type="button" class="button" onClick={() => void fetchPart()}>
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
}

/** Resolves when a stylesheet holds; each is asked for once. */
export function linked(href: string): Promise<void> {
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
