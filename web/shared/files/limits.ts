/** Where the files of a conversation are, and how much is taken there. */
import type { Signal } from '@preact/signals'
import type { FilesTaken } from '../../../src/protocol/messages.ts'

/** How long somebody who chose a file waits for it to show, at most. */
const PATIENCE_MS = 2_000

export const filesPath = (conversationId: string) => `/api/conversations/${conversationId}/files`

/** Asks with the first file, and not before: most people send none. Without an answer the server says what is too much. */
export async function learnLimits(
  most: Signal<FilesTaken | undefined>,
  ask: (patienceMs: number) => Promise<FilesTaken>,
): Promise<void> {
  if (most.peek()) return
  const taken = await ask(PATIENCE_MS).catch(() => undefined)
  if (taken) most.value = taken
}
