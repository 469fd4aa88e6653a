/** A part of the console that is loaded when it is first asked for. */
import type { ComponentType, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/**
 * @param what its name in a sentence, e.g. `the settings`
 * @param load a fault here is the network's, or a newer version has been put in place of this one
 */
export function later(what: string, load: () => Promise<ComponentType>): () => JSX.Element {
  let loaded: ComponentType | undefined
  return function Later() {
    const [state, setState] = useState<'loading' | 'ready' | 'failed'>(loaded ? 'ready' : 'loading')
    const ask = () => {
      setState('loading')
      load().then(
        (component) => {
          loaded = component
          setState('ready')
        },
        () => setState('failed'),
      )
    }
    useEffect(() => {
      if (!loaded) ask()
    }, [])
    const Component = loaded
    if (state === 'ready' && Component) return <Component />
    return (
      <div class="page-body">
        {state === 'failed' ? (
          <div role="alert">
            <h1>This part could not be loaded</h1>
            <p>Check the network. Where Bellhop has just been updated, reload the page; what you typed is kept.</p>
            <button type="button" class="button" onClick={ask}>
              Try again
            </button>{' '}
            <button type="button" class="button" onClick={() => location.reload()}>
              Reload the page
            </button>
          </div>
        ) : (
          <div class="skeleton" role="status">
            <span class="unseen">Loading {what}</span>
            <i class="bone w30 tall" />
            <i class="bone w90 tall" />
            <i class="bone w60 tall" />
          </div>
        )}
      </div>
    )
  }
}
