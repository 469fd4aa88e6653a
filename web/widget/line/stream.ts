/** A line that only hears: server-sent events over a plain request, where live connections are blocked. */
import type { Wire } from '../../shared/connection.ts'

export interface Hello {
  token: string
  /** By conversation: the last seq that is known. */
  cursors: Record<string, number>
}

/** Proxies that gather an answer before they pass it on let nothing through: after this long without a word there is no stream. */
const OPENING_MS = 5_000
/** The server gives a sign of life every 20 s: a line that was heard within this long counts as alive. */
const FRESH_MS = 22_000

/** What a socket would be closed with, for an answer that is no stream. */
const codeOf: Record<number, number> = { 401: 4401, 403: 4403, 404: 4401, 429: 1008, 503: 1012 }
const LOST = 1006

/** Looks like a socket to `connect()`. What is sent on it goes nowhere, but that a ping is answered while the line is fresh. */
export function openStream(conversationId: string, { token, cursors }: Hello): Wire {
  const over = new AbortController()
  let heard = 0
  const end = (code: number) => {
    if (over.signal.aborted) return
    over.abort()
    clearTimeout(opening)
    wire.onclose?.({ code })
  }
  const opening = setTimeout(end, OPENING_MS, LOST)
  const say = (data: string) => wire.onmessage?.({ data })
  const wire: Wire = {
    readyState: 1,
    onopen: null,
    onmessage: null,
    onclose: null,
    onerror: null,
    send(data) {
      if (data.includes('"ping"') && Date.now() - heard < FRESH_MS) queueMicrotask(() => say(PONG))
    },
    close() {
      wire.onclose = null
      end(LOST)
    },
  }

  /** One block of the stream: a frame, or a comment as a sign of life. */
  const take = (block: string) => {
    const data = /^data: (.*)$/m.exec(block)?.[1]
    if (data === undefined) return say(PONG)
    clearTimeout(opening)
    const code = /^\{"type":"close","code":(\d+)\}$/.exec(data)?.[1]
    if (code) end(Number(code))
    else say(data)
  }
  const listen = async () => {
    const after = cursors[conversationId]
    const path = `/api/conversations/${conversationId}/stream${after === undefined ? '' : `?after=${after}`}`
    const headers = { accept: 'text/event-stream', authorization: `Bearer ${token}` }
    const answer = await fetch(path, { headers, credentials: 'omit', cache: 'no-store', signal: over.signal })
    if (answer.status === 409) say(JSON.stringify({ type: 'resync', conversationId }))
    if (!answer.ok || !answer.body) return codeOf[answer.status] ?? LOST
    const reader = answer.body.getReader()
    const decoder = new TextDecoder()
    let text = ''
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return LOST
      heard = Date.now()
      text += decoder.decode(value, { stream: true })
      const blocks = text.split('\n\n')
      text = blocks.pop() ?? ''
      for (const block of blocks) take(block)
    }
  }
  listen().then(end, () => end(LOST))
  return wire
}

const PONG = '{"type":"pong"}'
