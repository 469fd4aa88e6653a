import type { Store } from '../ports/store.ts'

/** Some of the store's methods as SQLite answers them: at once. */
export type Part<K extends keyof Store> = {
  [M in K]: (...args: Parameters<Store[M]>) => Awaited<ReturnType<Store[M]>>
}
