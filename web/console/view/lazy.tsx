/** What is rarely wanted is loaded when it is. */
import type { ComponentType, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** What has come, by what loads it: it is there at once the next time. */
const come = new WeakMap<object, unknown>()

export interface Late<T> {
  /** Undefined until it is here. */
  part: T | undefined
  /** The network lost it. */
  failed: boolean
  /** Asks for it once more. */
  again: () => void
}

/** @param load imports the part; the same function each time, by which it is known */
export function useLate<T>(load: () => Promise<T>): Late<T> {
  const [failed, setFailed] = useState(false)
  const [, redraw] = useState(0)
  const again = () => {
    setFailed(false)
    load().then(
      (part) => {
        come.set(load, part)
        redraw((times) => times + 1)
      },
      () => setFailed(true),
    )
  }
  useEffect(() => {
    if (!come.has(load)) again()
  }, [load])
  useEffect(() => {
    if (!failed) return undefined
    addEventListener('online', again)
    return () => removeEventListener('online', again)
  }, [failed])
  return { part: come.get(load) as T | undefined, failed, again }
}

type Meanwhile = (late: Omit<Late<unknown>, 'part'>) => JSX.Element

/**
 * A component that comes when it is first shown.
 * @param meanwhile what stands in its place until then, or where it could not be loaded
 */
export function lazy<P extends object>(
  load: () => Promise<ComponentType<P>>,
  meanwhile: Meanwhile = line,
): (props: P) => JSX.Element {
  return function Lazy(props: P) {
    const { part: Part, ...late } = useLate(load)
    return Part ? <Part {...props} /> : meanwhile(late)
  }
}

/** In the place of a part of a page: nothing while it comes, a line where it does not. */
function line({ failed, again }: Omit<Late<unknown>, 'part'>) {
  if (!failed) return <p class="late faint" role="status" />
  return (
    <p class="late" role="alert">
      This part could not be loaded.{' '}
      <button type="button" class="button small" onClick={again}>
        Try again
      </button>
    </p>
  )
}

/** In the place of a whole page, or of the card at the door, which bring a `main` of their own. */
export function whole(place: 'page' | 'door'): Meanwhile {
  return ({ failed, again }) => (
    <main class={place} aria-busy={!failed}>
      {failed ? (
        <div class={place === 'page' ? 'late-page' : 'door-card'} role="alert">
          <h1>This part of the console could not be loaded</h1>
          <p>Check the network and try again. If Bellhop was just updated, reload the page.</p>
          <button type="button" class="button" onClick={again}>
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
