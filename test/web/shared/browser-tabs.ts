/** Tabs of one browser: they share storage and locks, each has a session storage of its own. */
import type { Shelf } from '../../../web/shared/shelf.ts'
import type { TextsOptions } from '../../../web/shared/texts.ts'
import { memory } from './memory.ts'

export interface Tab {
  /** What a page in this tab works with. */
  page(): Omit<TextsOptions, 'key'>
  /** The page goes: by a reload, or with the tab. */
  goes(): void
  /** Another tab with a copy of this one's session, as a browser makes it. */
  duplicate(): Tab
}

export function openTab(storage: Shelf = memory(), held = new Set<string>(), own: Shelf = memory()): Tab {
  let mine: string[] = []
  const locks = {
    request(name: string, options: LockOptions, run: () => Promise<unknown>) {
      if (!held.has(name)) {
        held.add(name)
        mine.push(name)
        return run().then(() => held.delete(name))
      }
      return new Promise((_, reject) => {
        options.signal?.addEventListener('abort', () => reject(new DOMException('waited', 'AbortError')))
      })
    },
    query: () => Promise.resolve({ held: [...held].map((name) => ({ name })), pending: [] }),
  }
  return {
    page: () => ({ storage, own, locks: locks as unknown as LockManager }),
    goes() {
      for (const name of mine) held.delete(name)
      mine = []
    },
    duplicate() {
      const copy = memory()
      for (let at = 0; at < own.length; at++) copy.setItem(own.key(at) ?? '', own.getItem(own.key(at) ?? '') ?? '')
      return openTab(storage, held, copy)
    },
  }
}
