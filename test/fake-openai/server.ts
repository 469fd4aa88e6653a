/** A server that speaks OpenAI's chat completions as they come over the wire, well or badly, as a test scripts it. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface ChatRequest {
  model: string
  stream?: boolean
  messages: { role: string; content: string }[]
  [parameter: string]: unknown
}

export interface SeenRequest {
  path: string
  headers: IncomingMessage['headers']
  body: ChatRequest
}

/** One reply. Text is streamed in pieces; everything else is a way to go wrong. */
export type Reply =
  | {
      text: string
      /** Characters of a piece; default 12. */
      piece?: number
      /** Milliseconds between pieces; default 0. */
      delayMs?: number
      /** Waits for this before each piece. */
      pace?: () => Promise<void>
      /** What it says that it counted, where it is asked to tell; null keeps it to itself. Default 100 and 10. */
      usage?: { prompt_tokens: number; completion_tokens: number } | null
      /** Keeps back what begins with these words until then. */
      hold?: { from: string; until: Promise<void> }
      /** How it says that it ended; null leaves it out. Default `stop`. */
      finish?: 'stop' | 'length' | 'content_filter' | 'tool_calls' | null
      /** Leaves out `data: [DONE]`. */
      noDone?: boolean
      /** Answers as another model than was asked. */
      model?: string
      /** Stops sending after this many pieces, with the connection open. */
      stallAfter?: number
      /** Cuts the connection after this many pieces: cleanly, or by destroying the socket. */
      cutAfter?: number
      cut?: 'clean' | 'hard'
    }
  | {
      status: number
      error?: object
      /** A body that is not shaped as OpenAI's errors are. */
      bare?: object
      headers?: Record<string, string>
    }
  | { raw: string; contentType?: string }
  /** Accepts and says nothing. */
  | { silent: true }
  /** A stream whose chunks have no choices. */
  | { noChoices: true }
  | { refusal: string }

export type Script = Reply | ((request: ChatRequest) => Reply)

export interface FakeOpenAI {
  /** With `/v1`, as `OPENAI_BASE_URL` wants it. */
  url: string
  /** Replies for the next requests, in order; when they are used up, it answers sensibly. */
  script(...replies: Script[]): void
  /** What every request gets that no script is left for. */
  otherwise(reply: Script): void
  /** Keeps every answer back until the returned function is called. */
  hold(): () => void
  /** Forgets scripts: it answers sensibly again. */
  reset(): void
  requests: SeenRequest[]
  /** The `x-call-id` of requests that are kept waiting on purpose: nothing comes until a clock or a test moves. */
  withheld: ReadonlySet<string>
  close(): Promise<void>
}

export const outOfQuota: Reply = {
  status: 429,
  error: {
    message: 'You exceeded your current quota.',
    type: 'insufficient_quota',
    code: 'insufficient_quota',
    param: null,
  },
}
export const wrongKey: Reply = {
  status: 401,
  error: {
    message: 'Incorrect API key provided.',
    type: 'invalid_request_error',
    code: 'invalid_api_key',
    param: null,
  },
}
export const noSuchModel: Reply = {
  status: 404,
  error: { message: 'The model does not exist.', type: 'invalid_request_error', code: 'model_not_found', param: null },
}
export const brokenServer: Reply = {
  status: 500,
  error: { message: 'The server had an error.', type: 'server_error', code: null, param: null },
}
export const webPage: Reply = {
  raw: '<!doctype html><html><body>Sign in to the guest network</body></html>',
  contentType: 'text/html',
}
export function rateLimited(retryAfter?: string): Reply {
  return {
    status: 429,
    error: { message: 'Rate limit reached.', type: 'requests', code: 'rate_limit_exceeded', param: null },
    ...(retryAfter === undefined ? {} : { headers: { 'retry-after': retryAfter } }),
  }
}

/** Starts it on a free port of 127.0.0.1. */
export async function startFakeOpenAI(): Promise<FakeOpenAI> {
  let queue: Script[] = []
  let fallback: Script = sensible
  let held: Promise<void> = Promise.resolve()
  const requests: SeenRequest[] = []
  const withheld = new Set<string>()
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy())
  })
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = JSON.parse(await textOf(request)) as ChatRequest
    requests.push({ path: request.url ?? '', headers: request.headers, body })
    const script = queue.shift() ?? fallback
    await held
    const id = String(request.headers['x-call-id'] ?? '')
    const waits = (waiting: boolean) => void (waiting ? withheld.add(id) : withheld.delete(id))
    await send(typeof script === 'function' ? script(body) : script, body, response, waits)
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    script: (...replies) => {
      queue = [...queue, ...replies]
    },
    otherwise: (reply) => {
      fallback = reply
    },
    hold() {
      let release = () => {}
      held = new Promise((resolve) => {
        release = resolve
      })
      return release
    },
    reset() {
      queue = []
      fallback = sensible
    },
    requests,
    withheld,
    close: () => closed(server),
  }
}

/** Advice as a sensible model gives it: the question as it is, the passages as they stand. Else two sentences of the first passage, cited, or NO_ANSWER where no passage shares a word with the question. */
export function sensible(request: ChatRequest): Reply {
  const passages = dataIn(request, 'passages') as { n: number; title: string; text: string }[] | undefined
  const question = String(dataIn(request, 'question') ?? '')
  const wanted = dataIn(request, 'wanted')
  if (wanted === 'queries') return { text: JSON.stringify({ queries: [question] }) }
  if (wanted === 'order') return { text: JSON.stringify({ order: passages?.map(({ n }) => n) }) }
  const asked = question.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []
  const shared = (text: string) => asked.filter((word) => text.toLowerCase().includes(word)).length
  const best = [...(passages ?? [])].sort((a, b) => shared(`${b.title} ${b.text}`) - shared(`${a.title} ${a.text}`))[0]
  if (!best || shared(`${best.title} ${best.text}`) === 0) return { text: 'NO_ANSWER' }
  const prose = best.text
    .replace(/^[#>|`].*$/gm, '')
    .replace(/\s+/g, ' ')
    .trim()
  const sentences = prose.match(/[^.!?]+[.!?]+(?=\s|$)/g) ?? [prose]
  return {
    text: sentences
      .slice(0, 2)
      .map((sentence) => `${sentence.trim()} [${best.n}]`)
      .join(' '),
  }
}

/** What a data block of the prompt holds under a name. */
export function dataIn(request: ChatRequest, name: string): unknown {
  for (const { role, content } of request.messages) {
    const start = content.indexOf('\n{')
    if (role !== 'user' || start === -1) continue
    const data = JSON.parse(content.slice(start + 1)) as Record<string, unknown>
    if (name in data) return data[name]
  }
  return undefined
}

/** Tells whether a request is kept waiting on purpose. */
type Waits = (waiting: boolean) => void

async function send(reply: Reply, request: ChatRequest, response: ServerResponse, waits: Waits): Promise<void> {
  if ('silent' in reply) return waits(true)
  if ('status' in reply) {
    response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers })
    response.end(JSON.stringify(reply.bare ?? { error: reply.error ?? { message: 'error' } }))
    return
  }
  if ('raw' in reply) {
    response.writeHead(200, { 'content-type': reply.contentType ?? 'text/event-stream' })
    response.end(reply.raw)
    return
  }
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' })
  const model = 'text' in reply && reply.model ? reply.model : request.model
  const chunk = (choices: object[], usage?: object) =>
    `data: ${JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1_700_000_000, model, choices, ...(usage && { usage }) })}\n\n`
  const delta = (content: object, finish: string | null = null) =>
    chunk([{ index: 0, delta: content, finish_reason: finish, logprobs: null }])
  if ('noChoices' in reply) {
    response.end(`${chunk([])}${chunk([])}data: [DONE]\n\n`)
    return
  }
  if ('refusal' in reply) {
    response.end(`${delta({ role: 'assistant', refusal: reply.refusal })}${delta({}, 'stop')}data: [DONE]\n\n`)
    return
  }
  const { usage = { prompt_tokens: 100, completion_tokens: 10 } } = reply
  const told = usage && asksForUsage(request) ? chunk([], usage) : ''
  await stream(reply, response, delta, told, waits)
}

function asksForUsage({ stream_options: options }: ChatRequest): boolean {
  return (options as { include_usage?: boolean } | undefined)?.include_usage === true
}

async function stream(
  reply: Extract<Reply, { text: string }>,
  response: ServerResponse,
  delta: (content: object, finish?: string | null) => string,
  /** The chunk that tells what was counted. */
  usage: string,
  waits: Waits,
): Promise<void> {
  response.write(delta({ role: 'assistant', content: '' }))
  const size = reply.piece ?? 12
  const characters = [...reply.text]
  const heldFrom = reply.hold ? [...(reply.text.split(reply.hold.from)[0] ?? '')].length : characters.length
  for (let at = 0, sent = 0; at < characters.length; at += size, sent++) {
    if (at + size > heldFrom) await reply.hold?.until
    if (reply.pace) {
      waits(true)
      await reply.pace()
      waits(false)
    }
    if (response.destroyed) return
    if (sent === reply.stallAfter) return waits(true)
    if (sent === reply.cutAfter) {
      // What was written has to have left before the socket goes.
      if (reply.cut === 'hard') setTimeout(() => response.destroy(), 20)
      else response.end()
      return
    }
    response.write(delta({ content: characters.slice(at, at + size).join('') }))
    if (reply.delayMs) await new Promise((resolve) => setTimeout(resolve, reply.delayMs))
  }
  if (reply.finish !== null) response.write(delta({}, reply.finish ?? 'stop'))
  response.end(`${usage}${reply.noDone ? '' : 'data: [DONE]\n\n'}`)
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
