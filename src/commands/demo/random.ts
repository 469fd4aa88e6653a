/** Chance that is the same every time: the demo is one story, told on different days. */

export interface Chance {
  /** 0 up to, but not, 1. */
  next(): number
  /** A whole number from `from` to `to`, both possible. */
  between(from: number, to: number): number
  /** Whether something with this probability happens. */
  happens(probability: number): boolean
  pick<T>(from: readonly T[]): T
  /** One of several, by weight. */
  weighted<T extends string>(weights: Record<T, number>): T
}

/** Mulberry32, Tommy Ettinger's: 32 bits of state, good enough for a story. */
export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    happens: (probability) => next() < probability,
    pick(from) {
      const found = from[Math.floor(next() * from.length)]
      if (found === undefined) throw new Error('nothing to pick from')
      return found
    },
    weighted<T extends string>(weights: Record<T, number>) {
      const all = Object.entries(weights) as [T, number][]
      let left = next() * all.reduce((sum, [, weight]) => sum + weight, 0)
      const found = all.find(([, weight]) => {
        left -= weight
        return left < 0
      })
      return (found ?? all[0] ?? ['' as T])[0]
    },
  }
}
