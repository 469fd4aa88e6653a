/** A client that knows what a state says, and does nothing. */
import { signal } from '@preact/signals'
import type { Client } from '../client.ts'
import type { Welcome } from '../greeting.ts'
import type { Say } from '../words.ts'
import type { Shown } from './states.ts'

/** What it is asked to do beside what it shows is answered by nothing at all. */
export function stillClient(shown: Shown, welcome: Welcome, say: Say): Client {
  const known = {
    talk: signal(shown.talk ?? null),
    loading: signal(shown.loading ?? false),
    welcome: signal(shown.unwelcomed ? null : welcome),
    assistantName: signal(welcome.assistantName),
    pending: signal(shown.pending ?? []),
    text: signal(shown.text ?? ''),
    line: signal(shown.line ?? 'open'),
    notice: signal(shown.notice ? say(shown.notice) : null),
    stopped: signal(false),
    earlier: signal(shown.earlier ?? []),
  }
  const nothing = async () => false
  return new Proxy(known as unknown as Client, {
    get: (client, name) => (name in client ? client[name as keyof Client] : nothing),
  })
}
