/** What the machine gives: time, names, secrets, limits and a log. */
import type { Iso } from '../domain/events.ts'

export interface Clock {
  /** ISO 8601, UTC, with milliseconds. */
  now(): Iso
  /** Runs `task` after `ms`; the returned function calls it off. */
  after(ms: number, task: () => void): () => void
}

export interface Ids {
  /** A UUIDv7: sorts by time, does not collide across machines. */
  next(): string
  /** 256 random bits, URL-safe. */
  secret(): string
  /** SHA-256 in hex: secrets are stored and compared as this. */
  hash(secret: string): string
}

export type Limited =
  | 'request'
  | 'start'
  | 'message'
  | 'sign_in'
  | 'sign_in_account'
  | 'sign_in_address'
  | 'invite'
  | 'refusal'
  | 'drafter_test'
  | 'copy'
  | 'vote'
  | 'socket'

export interface RateLimits {
  /** Counts one of something, before it is done, so that parallel ones cannot slip by. Where it is one too many: the seconds to wait. */
  take(what: Limited, key: string): Promise<number | undefined>
  /** Takes one back, e.g. for a sign-in that was right. */
  forgive(what: Limited, key: string): Promise<void>
}

export interface Passwords {
  hash(password: string): Promise<string>
  /** Takes as long for an account that does not exist: pass undefined. */
  verify(hash: string | undefined, password: string): Promise<boolean>
}

/** Structured logging, without message bodies, tokens or addresses of people. */
export interface Log {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}
