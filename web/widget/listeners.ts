/** What the page is told: that something happened, and never what was said. */

export interface Happenings {
  /** The chat is on the page. Who listens later hears it at once. */
  ready: undefined
  open: undefined
  close: undefined
  /** Unread messages. */
  unread: number
  /** The conversation waits for a person, or has one. */
  handoff: undefined
  resolved: undefined
}

export type Happening = keyof Happenings
export type Listener = (detail?: number) => void

export interface Listeners {
  on(name: Happening, run: Listener): void
  off(name: Happening, run: Listener): void
  emit(name: Happening, detail?: number): void
}

/** @param isReady whether the chat is on the page now */
export function openListeners(isReady: () => unknown): Listeners {
  let heard: readonly (readonly [name: Happening, run: Listener])[] = []
  const call = (run: Listener, detail?: number) => {
    try {
      run(detail)
    } catch (error) {
      // The page's own fault stops neither the chat nor the page's other listeners.
      console.error(error)
    }
  }
  return {
    on(name, run) {
      heard = [...heard, [name, run]]
      if (name === 'ready' && isReady()) call(run)
    },
    off(name, run) {
      heard = heard.filter((each) => each[0] !== name || each[1] !== run)
    },
    emit(name, detail) {
      for (const each of heard) if (each[0] === name) call(each[1], detail)
    },
  }
}
