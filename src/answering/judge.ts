/** Whether the knowledge base answers a question, and what to do about it. Pure. */
import type { Retrieval } from '../ports.ts'

export interface Verdict {
  decision: 'answer' | 'clarify' | 'handoff' | 'decline'
  /** 0…1: the calibrated probability that the best articles answer this. */
  confidence: number
  /** Plain sentences for people. */
  why: string[]
  /** With `clarify`: up to three titles or questions to tap. */
  suggestions: string[]
  features: Record<string, number>
}

export interface Policy {
  /** Wrong answers per hundred answers that the operator accepts, 1…50. */
  maxWrong: number
}

export interface Circumstances {
  /** The last turn of the assistant was a clarifying question already. */
  clarified: boolean
}
export declare function judge(retrieval: Retrieval, circumstances: Circumstances, policy?: Policy): Verdict
