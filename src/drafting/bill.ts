/** What one call takes: estimated before it is made, told by the provider after it, or else counted off what came. */
import type { ChatMessage } from '../answering/prompt.ts'
import type { Meter } from '../ports/drafting.ts'
import type { Log } from '../ports/system.ts'

/** Characters that a token stands for, about, in what models are sent and send. */
const CHARACTERS_PER_TOKEN = 4

export interface Bill {
  /** Characters of an answer have come. */
  came(characters: number): void
  /** The provider told what it counted. */
  told(usage: { prompt_tokens?: number; completion_tokens?: number }): void
  /** The provider did not take the request on, and charges nothing. */
  waived(): void
  /** Puts the count right, once; what cannot be written down is logged, and stays as it was reserved. */
  settle(): Promise<{ sent: number; received: number }>
}

/**
 * Reserves what a call takes at most.
 * @throws DraftFailed where the meter has nothing left
 */
export async function billFor(
  { messages, meter }: { messages: readonly ChatMessage[]; meter?: Meter | undefined },
  outputTokens: number,
  log: Log | undefined,
): Promise<Bill> {
  let sent = tokensOf(messages.reduce((sum, { content }) => sum + content.length, 0))
  let characters = 0
  let received: number | undefined
  const putRight = await meter?.reserve(sent + outputTokens)
  return {
    came(more) {
      characters += more
    },
    told({ prompt_tokens, completion_tokens }) {
      sent = counted(prompt_tokens) ?? sent
      received = counted(completion_tokens) ?? received
    },
    waived() {
      sent = 0
    },
    async settle() {
      const took = { sent, received: received ?? tokensOf(characters) }
      await putRight?.(took.sent + took.received).catch((error: unknown) =>
        log?.error({ err: error }, 'what a call to the model took could not be written down'),
      )
      return took
    },
  }
}

function tokensOf(characters: number): number {
  return Math.ceil(characters / CHARACTERS_PER_TOKEN)
}

/** A provider's number, where it is one. */
function counted(tokens: unknown): number | undefined {
  return typeof tokens === 'number' && Number.isSafeInteger(tokens) && tokens >= 0 ? tokens : undefined
}
