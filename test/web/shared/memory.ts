/** A browser's storage, without the browser. */
import type { Shelf } from '../../../web/shared/shelf.ts'

export function memory(): Shelf {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    key: (at) => [...kept.keys()][at] ?? null,
    get length() {
      return kept.size
    },
  }
}

export function broken(): never {
  throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
}

/** Storage that refuses everything, as private windows and embedded pages may have it. */
export const forbidden: Shelf = {
  getItem: broken,
  setItem: broken,
  removeItem: broken,
  key: broken,
  get length(): number {
    return broken()
  },
}
