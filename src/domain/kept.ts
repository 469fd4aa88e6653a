/**
 * Makes what is asked for, and keeps the latest: what is asked for again is the same, and made once.
 * @param most how many are kept at most; the one that was longest not asked for goes first
 * @param make gives the same for the same key; what it throws is thrown, and nothing kept
 */
export function keeping<K, V>(most: number, make: (key: K) => V): (key: K) => V {
  const kept = new Map<K, V>()
  return (key) => {
    const known = kept.get(key)
    const value = known === undefined ? make(key) : known
    if (known !== undefined) kept.delete(key)
    kept.set(key, value)
    if (kept.size > most) kept.delete(kept.keys().next().value as K)
    return value
  }
}
