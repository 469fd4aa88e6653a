/** A client that knows what a state says, and does nothing. */
import { type Signal, signal } from '@preact/signals'
import type { Client } from '../client.ts'
import type { Welcome } from '../greeting.ts'
import type { Talk } from '../talk.ts'
import type { Say } from '../words.ts'
import { STORY_ID } from './folded.ts'
import type { Shown } from './shown.ts'

/** Each state is another customer's: what one has attached is not there in the next. */
let drawn = 0

/** What it is asked to do beside what it shows has worked, where the desk can be reached, and changes nothing. */
export function stillClient(shown: Shown, talk: Signal<Talk | null>, welcome: Welcome, say: Say): Client {
  const who = { token: `made-up ${++drawn}`, conversationId: STORY_ID }
  const known = {
    talk,
    loading: signal(shown.loading ?? false),
    welcome: signal(shown.unwelcomed ? null : welcome),
    assistantName: signal(welcome.assistantName),
    pending: signal(shown.pending ?? []),
    text: signal(shown.text ?? ''),
    files: signal(null),
    line: signal(shown.line ?? 'open'),
    notice: signal(shown.notice ? say(shown.notice) : null),
    stopped: signal(shown.stopped ?? false),
    earlier: signal(shown.earlier ?? []),
    known: () => who,
    here: async () => who,
  }
  const worked = async () => shown.line !== 'down'
  return new Proxy(known as unknown as Client, {
    get: (client, name) => (name in client ? client[name as keyof Client] : worked),
  })
}
