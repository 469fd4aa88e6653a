/** What was made for one reading of the articles, kept up to a number of bytes. */

export interface Kept<V> {
  /** Nothing of what was kept for another `now` counts any more. Compared part by part, by identity. */
  of(now: readonly unknown[]): Kept<V>
  get(key: string): V | undefined
  set(key: string, value: V): V
}

/** @param most bytes; what was not asked for the longest goes first @param bytesOf of one value */
export function kept<V>(most: number, bytesOf: (value: V) => number): Kept<V> {
  const held = new Map<string, V>()
  let [current, bytes]: [readonly unknown[], number] = [[], 0]
  const drop = (key: string) => {
    const value = held.get(key)
    if (value === undefined) return
    held.delete(key)
    bytes -= bytesOf(value)
  }
  const keeper: Kept<V> = {
    of(now) {
      if (now.length !== current.length || now.some((part, at) => part !== current[at])) {
        held.clear()
        bytes = 0
        current = now
      }
      return keeper
    },
    get(key) {
      const value = held.get(key)
      if (value === undefined) return undefined
      held.delete(key)
      held.set(key, value)
      return value
    },
    set(key, value) {
      drop(key)
      held.set(key, value)
      bytes += bytesOf(value)
      while (bytes > most && held.size > 0) drop(held.keys().next().value as string)
      return value
    },
  }
  return keeper
}
