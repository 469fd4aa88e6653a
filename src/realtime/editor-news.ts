/** What editors see at once: articles that change, and who is at work on which. Lines that only tell. */
import type { Desk } from '../desk/desk.ts'
import { editsArticles, staffOf } from '../desk/staff.ts'
import type { Notice } from '../ports/fanout.ts'
import type { EditorListener, EditorNews } from '../ports/streams.ts'
import type { EditorNewsItem } from '../protocol/editor.ts'

/** Milliseconds between two looks whether a session still stands: a member who is disabled is out within a second. */
const LOOK_MS = 800
/** Lines that one member may hold open: more are tabs that nobody closed. */
const MOST_LINES = 20
/** What some proxies want to have seen before they pass the first bytes on. */
const PADDING = Buffer.from(`:${' '.repeat(2_048)}\n\n`)
const BEAT = Buffer.from(': beat\n\n')

interface Line {
  listener: EditorListener
  put(bytes: Uint8Array): void
  end(): void
}

export function openEditorNews(desk: Desk): EditorNews & { close(): void } {
  const lines = new Set<Line>()
  let closed = false

  /** @param memberId whom alone it concerns */
  const tell = (item: EditorNewsItem, memberId?: string) => {
    const bytes = framed(item)
    for (const line of lines) if (memberId === undefined || line.listener.memberId === memberId) line.put(bytes)
  }
  const heard = (notice: Notice) => {
    if (lines.size === 0) return
    if (notice.kind === 'signed_out') {
      for (const line of lines) if (desk.ids.hash(line.listener.session) === notice.sessionHash) line.end()
    } else if (notice.kind === 'articles') tell({ type: 'articles', paths: notice.paths })
    else if (notice.kind === 'misses') tell({ type: 'misses' })
    else if (notice.kind === 'import') tell({ type: 'import', done: notice.done, total: notice.total }, notice.by)
    else if (notice.kind === 'rehearsal') {
      const item = rehearsalItem(desk, notice)
      if (item) tell(item, notice.by)
    } else if (notice.kind === 'article_drafts') {
      whoDrafts(desk, notice.path)
        .then((item) => tell(item))
        .catch((error: unknown) => desk.log.error({ err: error }, 'drafts could not be told of'))
    }
  }
  const stopListening = desk.fanout.subscribe(heard)

  /** Sessions end in other ways too: by another process, the command line, or time. */
  const look = async () => {
    for (const line of lines) {
      const member = await staffOf(desk, line.listener.session)
      if (!member || !editsArticles(member)) line.end()
    }
  }
  let callOff = () => {}
  const again = () => {
    if (closed) return
    callOff = desk.clock.after(LOOK_MS, () => {
      look()
        .catch((error: unknown) => desk.log.error({ err: error }, 'looking after sessions failed'))
        .finally(again)
    })
  }
  again()
  let beating = () => {}
  const beat = () => {
    beating = desk.clock.after(desk.limits.HEARTBEAT_SECONDS * 1_000, () => {
      for (const line of lines) line.put(BEAT)
      beat()
    })
  }
  beat()

  return {
    open(listener) {
      const own = [...lines].filter((line) => line.listener.memberId === listener.memberId)
      if (closed) return 'stopping'
      if (own.length >= MOST_LINES) return 'full'
      return openLine(desk, listener, lines)
    },
    close() {
      closed = true
      stopListening()
      callOff()
      beating()
      for (const line of lines) line.end()
    },
  }
}

function openLine(desk: Desk, listener: EditorListener, lines: Set<Line>): ReadableStream<Uint8Array> {
  let out: ReadableStreamDefaultController<Uint8Array>
  const line: Line = {
    listener,
    put(bytes) {
      if (!lines.has(line)) return
      // Who does not read would not see an end either.
      if (-(out.desiredSize ?? 0) + bytes.length > desk.limits.SOCKET_BACKLOG_BYTES) {
        over()
        listener.cut()
      } else out.enqueue(bytes)
    },
    end() {
      if (!lines.has(line)) return
      over()
      out.close()
    },
  }
  // A reader who vanished without a word is let go with it; the others come back.
  const callOff = desk.clock.after(desk.limits.STREAM_MINUTES * 60_000, () => line.end())
  const over = () => {
    lines.delete(line)
    callOff()
  }
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        out = controller
        lines.add(line)
        out.enqueue(PADDING)
        out.enqueue(framed({ type: 'ready' }))
      },
      cancel: over,
    },
    { highWaterMark: 0, size: (bytes) => bytes.length },
  )
}

function rehearsalItem(desk: Desk, { rehearsalId, by }: { rehearsalId: string; by: string }) {
  const state = desk.rehearsals?.get({ id: by }, rehearsalId)?.state
  if (!state) return undefined
  const count = state.kind === 'done' ? state.rows.length : 0
  const { done, total } = state.kind === 'running' ? state : { done: count, total: count }
  return { type: 'rehearsal' as const, rehearsalId, state: state.kind, done, total }
}

async function whoDrafts(desk: Desk, path: string): Promise<EditorNewsItem> {
  const drafts = await desk.store.draftsOf(path)
  return { type: 'drafts', path, by: drafts.map(({ by, at }) => ({ ...by, at })) }
}

/** JSON has no line breaks of its own. */
const framed = (item: EditorNewsItem) => Buffer.from(`data: ${JSON.stringify(item)}\n\n`)
