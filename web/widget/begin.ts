/** Starts a conversation when it is first needed, and only one, however many ask at once. */
import type { Started } from '../../src/protocol/conversations.ts'
import { ApiError, api } from '../shared/api.ts'
import { alone } from './alone.ts'
import type { Identity } from './identity.ts'
import type { Known, Session } from './session.ts'

interface Options {
  session: Session
  identity: Identity
  /** What is told with it: the language, and where the customer is. */
  opening(): object
  onStarted(known: Known, seq: number): void
}

/** The conversation, started now where there is none. Two tabs that start at once end up in the same one. */
export function openBeginning({ session, identity, opening, onStarted }: Options): () => Promise<Known> {
  let beginning: Promise<Known> | undefined

  const begin = async (): Promise<Known> => {
    const now = session.known()
    if (now?.conversationId) return now
    const start = (by: Known | undefined) =>
      api<Started>('POST', '/api/conversations', { body: opening(), token: by?.token ?? null })
    const { conversationId, token, seq } = await start(now).catch(async (error) => {
      if (!now || !(error instanceof ApiError && error.status === 401)) throw error
      // A token that ran out: come back as the same person where the page vouches for one, otherwise as somebody new.
      session.forget()
      await identity.again()
      return start(session.known())
    })
    const next = { ...session.known(), token, conversationId }
    session.keep(next)
    onStarted(next, seq)
    return next
  }

  return async () => {
    await identity.settled()
    const now = session.known()
    if (now?.conversationId) return now
    beginning ??= alone(begin).finally(() => {
      beginning = undefined
    })
    return beginning
  }
}
