/** How the assistant does, as the team is told. */

/** Why a model is not asked. */
export type OffWhy =
  | 'unreachable'
  | 'too_slow'
  | 'overloaded'
  | 'unreadable'
  | 'refusing'
  | 'key_refused'
  | 'quota_used_up'
  | 'model_unknown'
  | 'budget_spent'

export type AssistantState =
  | { state: 'on' }
  | {
      state: 'off'
      why: OffWhy
      /** ISO 8601, to the second; absent for a budget. */
      since?: string
      /** From when on it is asked again; from that moment on, the next question asks it. */
      again: string
      /** Whether questions that the articles surely answer are answered in their words meanwhile. */
      quoting: boolean
    }
