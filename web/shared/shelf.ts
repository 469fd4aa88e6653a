/** The browser's storage, where it grants any. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** `localStorage` or `sessionStorage`, or null where the browser blocks it, e.g. for embedded pages. */
export function shelf(kind: 'localStorage' | 'sessionStorage'): Storage | null {
  return (
    quietly(() => {
      const storage = window[kind]
      storage.getItem('bellhop')
      return storage
    }) ?? null
  )
}

/** The names of all that is kept under a prefix; none where storage is forbidden. */
export function keysFrom(storage: Shelf | null, prefix: string): string[] {
  const names = quietly(() => Array.from({ length: storage?.length ?? 0 }, (_, at) => storage?.key(at) ?? ''))
  return (names ?? []).filter((name) => name.startsWith(prefix))
}

/** What a piece of work gives, or nothing where storage is full or forbidden, or holds nonsense. */
export function quietly<T>(run: () => T): T | undefined {
  try {
    return run()
  } catch {
    return undefined
  }
}
