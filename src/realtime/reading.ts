/** Reading a client's frame: its JSON, what an answer to it says of it, and what is wrong with it. */
import type { RawData } from 'ws'
import type { z } from 'zod'
import type { ClientFrame, ServerFrame } from '../protocol/frames.ts'

/** What an answer repeats of the frame that it answers, as far as that can be read. */
export interface About {
  id?: string | number
  clientMessageId?: string
  conversationId?: string
}

/** The frame's JSON; undefined where it is none. */
export function jsonOf(data: RawData): unknown {
  try {
    return JSON.parse(data.toString())
  } catch {
    return undefined
  }
}

export function aboutOf(json: unknown): About {
  if (typeof json !== 'object' || json === null) return {}
  const { id, clientMessageId, conversationId } = json as Record<string, unknown>
  return {
    ...((typeof id === 'string' || typeof id === 'number') && { id }),
    ...(typeof clientMessageId === 'string' && { clientMessageId }),
    ...(typeof conversationId === 'string' && { conversationId }),
  }
}

/** The frame, or the error frame that says what is wrong with it. */
export function readFrame(
  json: unknown,
  frames: z.ZodType<ClientFrame>,
): { frame: ClientFrame } | { error: Extract<ServerFrame, { type: 'error' }> } {
  const wrong = { type: 'error' as const, code: 'bad_request' as const, ...aboutOf(json) }
  if (json === undefined) return { error: { ...wrong, message: 'The frame is not valid JSON.' } }
  const result = frames.safeParse(json)
  if (result.success) return { frame: result.data }
  const fields = result.error.issues.map((issue) => ({
    path: issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue.path.map(String).join('.'),
    message: issue.message,
  }))
  const named = fields.map(({ path }) => path || 'the frame').join(', ')
  return { error: { ...wrong, message: `The frame has a mistake in ${named}.`, fields } }
}
