/** What is read and looked up while the customer may still be writing: once they are quiet, it is there. */
import { sourceOf } from '../answering/sources.ts'
import { botMaySpeak, type Conversation } from '../domain/conversation.ts'
import type { Consulted } from './advise.ts'
import { type Asked, readBurst } from './asked.ts'
import { lookUp } from './consult.ts'
import type { Desk } from './desk.ts'
import { numbered } from './handed.ts'
import { type Transcript, transcript } from './transcript.ts'

export interface Ahead {
  /** How far the conversation had come; nothing of this holds once it has come further. */
  seq: number
  said: Transcript
  asked: Asked
  /** Absent where nothing needs to be looked up. */
  found?: Consulted
}

/**
 * Reads what the customer wrote since the last reply, and looks it up. Undefined where no reply is due, and where it
 * could not be done: the reply itself then meets what went wrong.
 */
export async function thinkAhead(desk: Desk, conversationId: string): Promise<Ahead | undefined> {
  try {
    const state = await desk.store.conversation(conversationId)
    const intent = await desk.store.intent(conversationId)
    if (!state || !intent || !botMaySpeak(state)) return undefined
    showTyping(desk, conversationId)
    const said = await transcript(desk, state)
    const asked = readBurst(desk, state, said, intent.answers)
    const { smalltalk, wantsPerson } = asked.understanding
    const read = { seq: state.seq, said, asked }
    if (smalltalk || wantsPerson) return read
    const found = await lookUp(desk, state, asked, asked.question)
    // Every sentence of a draft is checked against these, the first while the customer waits.
    if (found.verdict.decision === 'answer') for (const passage of numbered(found.retrieval)) sourceOf(passage)
    return { ...read, found }
  } catch (error) {
    desk.log.warn({ err: error, conversationId }, 'nothing could be looked up ahead of a reply')
    return undefined
  }
}

/** The customer sees that a reply is coming. */
export function showTyping(desk: Desk, conversationId: string): void {
  desk.fanout.publish({ kind: 'typing', conversationId, who: { kind: 'bot' } })
}

/** What was thought ahead, where the conversation has not moved since. */
export function stillTrue(ahead: Ahead | undefined, state: Conversation): Ahead | undefined {
  return ahead?.seq === state.seq ? ahead : undefined
}
