/** What a customer asks of the desk: one call each; what it changes comes back as events. */
import type { ReadonlySignal, Signal } from '@preact/signals'
import { ApiError, api } from '../shared/api.ts'
import type { Following } from './follow.ts'
import type { Known } from './session.ts'
import type { Marks } from './survey.ts'
import type { Talk } from './talk.ts'
import type { Say } from './words.ts'

/** Promises answer false where the call failed; why is said in the client's notice then. */
export interface Verbs {
  askPerson(): Promise<boolean>
  leaveQueue(): Promise<boolean>
  keepAssistant(): Promise<boolean>
  waitByEmail(email: string): Promise<boolean>
  correctBrief(text: string): Promise<boolean>
  rate(rating: Marks): Promise<boolean>
  /** The matter is settled. */
  solved(): Promise<boolean>
  /** Says what the customer is called. */
  introduce(name: string): Promise<boolean>
  /** Puts right what nobody has replied to. */
  edit(messageId: string, text: string): Promise<boolean>
  rateAnswer(messageId: string, verdict: { helpful: boolean; why?: string }): Promise<boolean>
  stopReply(): Promise<boolean>
  /** Tells the other side that something is being written; as often as one likes. */
  typing(): void
  read(seq: number): void
}

interface Options {
  /** The conversation, started where there is none. */
  ready(): Promise<Known>
  following: ReadonlySignal<Following | null>
  talk: ReadonlySignal<Talk | null>
  notice: Signal<string | null>
  say: Say
}

const TYPING_EVERY_MS = 3_000

export function openVerbs({ ready, following, talk, notice, say }: Options): Verbs {
  let lastTyping = -TYPING_EVERY_MS

  const verb = async (method: string, path: string, body: object = {}): Promise<boolean> => {
    try {
      const { conversationId, token } = await ready()
      await api(method, `/api/conversations/${conversationId}${path}`, { body, token })
      notice.value = null
      if (following.value?.line.value !== 'open') await following.value?.catchUp()
      return true
    } catch (error) {
      notice.value = wordsFor(error, say)
      return false
    }
  }
  const signal = (frame: object) => {
    const live = following.value?.line.value === 'open'
    if (talk.value && live) void following.value?.send({ conversationId: talk.value.snapshot.conversationId, ...frame })
  }

  return {
    askPerson: () => verb('POST', '/handoff'),
    leaveQueue: () => verb('DELETE', '/handoff'),
    keepAssistant: () => verb('POST', '/assistant'),
    waitByEmail: (email) => verb('POST', '/email', { email }),
    correctBrief: (text) => verb('POST', '/brief', { text }),
    introduce: (name) => verb('PATCH', '/contact', { name }),
    rate: (rating) => verb('POST', '/rating', rating),
    solved: () => verb('POST', '/solved'),
    edit: (messageId, text) => verb('PATCH', `/messages/${messageId}`, { text }),
    rateAnswer: (messageId, verdict) => verb('POST', `/messages/${messageId}/rating`, verdict),
    stopReply: () => verb('POST', '/stop'),
    typing() {
      const now = performance.now()
      if (now - lastTyping < TYPING_EVERY_MS) return
      lastTyping = now
      signal({ type: 'typing' })
    },
    read: (seq) => signal({ type: 'read', seq }),
  }
}

function wordsFor(error: unknown, say: Say): string {
  if (!(error instanceof ApiError)) return say('failed')
  if (error.code === 'offline') return say(navigator.onLine ? 'unreachable' : 'offline')
  if (error.code === 'rate_limited') return say('tooMuch', { count: error.retryAfter ?? 10 })
  return say('failed')
}
