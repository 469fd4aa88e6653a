/** What models are asked, counted before it is asked. */

/** How much was asked of a model. */
export interface ModelUsage {
  /** Calls, those included that are made again because one failed. */
  requests: number
  /** Tokens of what was sent and of what came. */
  tokens: number
}

/** One call to a model, for a visitor, on a day (UTC, `2026-03-02`). */
export interface ModelCall {
  day: string
  visitorId: string
  tokens: number
}

export interface UsageStore {
  /**
   * Counts one call with its tokens for its visitor and for everybody, before it is made and in one step, so that
   * parallel ones cannot slip by. Where either has reached what it may have, nothing is counted: the call that
   * reaches a limit is the last one.
   */
  reserveUsage(
    call: ModelCall,
    most: { visitor: ModelUsage; everybody: ModelUsage },
  ): Promise<'reserved' | 'visitor_spent' | 'everybody_spent'>
  /** Puts right by how many tokens a reservation was too small, or, below 0, too large. */
  settleUsage(call: ModelCall): Promise<void>
  /** What one visitor, or everybody together where none is named, used on a day. */
  modelUsage(day: string, visitorId?: string): Promise<ModelUsage>
}
