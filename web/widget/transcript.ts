/** A copy of the conversation for the customer, as a text file. Loaded when it is asked for. */
import { unreachable } from '../shared/api.ts'
import { saveAs } from '../shared/save.ts'
import type { Known } from './session.ts'

/** Hands the file to the browser. @throws ApiError where the conversation cannot be had */
export async function saveTranscript({ token, conversationId }: Known): Promise<void> {
  const zone = encodeURIComponent(timeZone())
  const answer = await fetch(`/api/conversations/${conversationId}/transcript?timeZone=${zone}`, {
    headers: { authorization: `Bearer ${token}`, accept: 'text/plain' },
    credentials: 'omit',
  })
  if (!answer.ok) throw unreachable(answer.status)
  saveAs('conversation.txt', new Blob([await answer.text()], { type: 'text/plain' }))
}

/** The reader's, as an IANA name. */
export function timeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
}
