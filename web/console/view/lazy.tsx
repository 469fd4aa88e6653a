/** What is rarely wanted is loaded when it is. */
import type { ComponentType, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/**
 * A component that comes when it is first shown.
 * @param load imports it; asked again where the network lost it
 */
export function lazy<P extends object>(load: () => Promise<ComponentType<P>>): (props: P) => JSX.Element {
  let loaded: ComponentType<P> | undefined
  return function Lazy(props: P) {
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
    const Shown = loaded
    if (state === 'ready' && Shown) return <Shown {...props} />
    if (state === 'loading') return <p class="lazy faint" role="status" />
    return (
      <p class="lazy" role="alert">
        This part could not be loaded.{' '}
        <button type="button" class="button small" onClick={ask}>
          Try again
        </button>
      </p>
    )
  }
}
