/** How often one visitor or one address may do what. Counted in memory: a restart forgives. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Limited, RateLimits } from '../ports/system.ts'
import type { Limits } from '../protocol/limits.ts'

const MINUTE = 60
const QUARTER_HOUR = 15 * MINUTE
const HOUR = 60 * MINUTE

export function memoryRateLimits(limits: Limits): RateLimits {
  const limiters: Record<Limited, RateLimiterMemory> = {
    request: new RateLimiterMemory({ points: limits.ADDRESS_REQUESTS_PER_MINUTE, duration: MINUTE }),
    start: new RateLimiterMemory({ points: limits.ADDRESS_CONVERSATIONS_PER_HOUR, duration: HOUR }),
    message: new RateLimiterMemory({ points: limits.VISITOR_MESSAGES_PER_MINUTE, duration: MINUTE }),
    sign_in: new RateLimiterMemory({ points: limits.SIGN_IN_FAILURES, duration: QUARTER_HOUR }),
    sign_in_account: new RateLimiterMemory({ points: limits.SIGN_IN_ACCOUNT_FAILURES, duration: QUARTER_HOUR }),
    sign_in_address: new RateLimiterMemory({ points: limits.SIGN_IN_ADDRESS_FAILURES, duration: QUARTER_HOUR }),
    invite: new RateLimiterMemory({ points: limits.INVITES_PER_HOUR, duration: HOUR }),
    refusal: new RateLimiterMemory({ points: limits.AUDIT_REFUSALS_PER_HOUR, duration: HOUR }),
    drafter_test: new RateLimiterMemory({ points: limits.DRAFTER_TESTS_PER_HOUR, duration: HOUR }),
    copy: new RateLimiterMemory({ points: limits.ADDRESS_COPIES_PER_HOUR, duration: HOUR }),
    vote: new RateLimiterMemory({ points: limits.ADDRESS_VOTES_PER_HOUR, duration: HOUR }),
    socket: new RateLimiterMemory({ points: limits.ADDRESS_SOCKETS_PER_MINUTE, duration: MINUTE }),
  }
  return {
    async take(what, key) {
      try {
        await limiters[what].consume(key)
        return undefined
      } catch (rejected) {
        if (!(rejected instanceof RateLimiterRes)) throw rejected
        return Math.max(1, Math.ceil(rejected.msBeforeNext / 1000))
      }
    },
    async forgive(what, key) {
      await limiters[what].reward(key)
    },
  }
}
