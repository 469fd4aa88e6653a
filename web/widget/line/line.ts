/**
 * The live line of this browser for one conversation: a socket; where that is blocked, a stream that only hears; and where
 * several tabs follow the conversation, one of them has it for all. Loaded when there is a conversation to follow.
 */
import type { ServerFrame } from '../../../src/protocol/frames.ts'
import { api } from '../../shared/api.ts'
import {
  browser,
  type Connection,
  type ConnectionState,
  connect,
  type Wire,
  type World,
} from '../../shared/connection.ts'
import { type Hello, openStream } from './stream.ts'
import { joinTabs, type Tabs, type TabsWorld } from './tabs.ts'

export interface LineOptions {
  conversationId: string
  /** Asked at each (re)connect. */
  hello(): Hello
  onFrame(frame: ServerFrame): void
  onState(state: ConnectionState): void
  /** The line is another tab's, and open: what came before is to be asked for. */
  onShared(): void
  /** The browser, or what a test puts in its place. */
  world?: LineWorld
}

/** The parts of a browser that a line needs. */
export interface LineWorld extends World {
  tabs?: TabsWorld
  /** Calls back when the page is frozen or put aside for going back to (`rest`), and when it is there again (`wake`). */
  lifecycle(rest: () => void, wake: () => void): () => void
}

/** After so many sockets in a row that failed, a stream is tried; then sockets again. */
const SOCKETS_FIRST = 2

/** Opens the line, or joins the one that another tab has, until `close()`. */
export function openLine({
  conversationId,
  hello,
  onFrame,
  onState,
  onShared,
  world = here(),
}: LineOptions): Connection {
  let tabs: Tabs | undefined
  let connection: Connection | undefined
  let wire: Wire | undefined
  /** Tries in a row without success. */
  let tries = 0
  /** What the present wire is, and whether frames go out on it. */
  let streaming = false
  let sends = false
  let state: ConnectionState = 'connecting'
  let switching = false
  let joined = 0
  /** The last draft that is still being written: whoever joins is told. */
  let draft: string | undefined

  const openWire = (): Wire => {
    if (tabs && !tabs.leads()) wire = tabs.open()
    else {
      streaming = tries++ % (SOCKETS_FIRST + 1) === SOCKETS_FIRST
      wire = streaming ? openStream(conversationId, hello()) : world.open()
    }
    return wire
  }
  const hear = (frame: ServerFrame) => {
    if (frame.type === 'draft') draft = frame.state === 'open' ? JSON.stringify(frame) : undefined
    if (tabs?.leads() && frame.type !== 'ready' && frame.type !== 'pong') tabs.heard(JSON.stringify(frame))
    onFrame(frame)
  }
  const become = (next: ConnectionState) => {
    if (switching) return
    const before = state
    state = next
    const open = next === 'open'
    if (tabs?.leads()) {
      // A stream that ends is most often due to; the next try may find that sockets work by now.
      if (open) tries = streaming ? SOCKETS_FIRST - 1 : 0
      sends = open && !streaming
      if (open) tabs.opened(sends)
      else if (before === 'open') tabs.lost()
    }
    if (!open) draft = undefined
    onState(next)
    if (open && !tabs?.leads()) onShared()
  }
  /** This tab has the line from now on, or another has: whatever was there is left for what is due. */
  const change = () => {
    switching = true
    wire?.onclose?.({ code: 1006 })
    wire?.close()
    connection?.retryNow()
    switching = false
    become('connecting')
  }
  /** Whatever kept sockets from us may be over. */
  const watch: World['watch'] = (awake, asleep) => {
    const afresh = () => {
      tries = 0
      awake()
    }
    return world.watch(afresh, asleep)
  }
  const start = async () => {
    const mine = ++joined
    const next = await joinTabs({
      name: `bellhop-line:${conversationId}`,
      onLead: change,
      onOpened(takes) {
        sends = takes
        if (state === 'waiting') connection?.retryNow()
      },
      onAsked() {
        if (state === 'open') tabs?.opened(sends, draft)
      },
      onSend(frame) {
        if (sends) connection?.send(frame)
      },
      ...(world.tabs && { world: world.tabs }),
    })
    if (mine !== joined) return next.leave()
    tabs = next
    connection = connect({ hello, world: { ...world, open: openWire, watch }, onFrame: hear, onState: become })
  }
  /** A page that is put aside keeps no line: other tabs need one, and browsers put aside only what holds nothing. */
  const rest = () => {
    joined++
    connection?.close()
    tabs?.leave()
    connection = undefined
    tabs = undefined
  }
  /** How far the customer has read, where frames do not go out. */
  const tellRead = async ({ seq }: { seq: number }) => {
    const { token } = hello()
    // What is not told now is told with the next message.
    await api('POST', `/api/conversations/${conversationId}/read`, { token, body: { seq } }).catch(() => {})
  }
  let resting = false
  const stopWatching = world.lifecycle(
    () => {
      resting = true
      rest()
      become('waiting')
    },
    () => {
      if (resting) void start()
      resting = false
    },
  )
  void start()

  return {
    send(frame) {
      const { type } = frame as { type?: string }
      if (sends || (type === 'subscribe' && !tabs?.leads())) return connection?.send(frame) ?? false
      if (type !== 'read' || state !== 'open') return false
      void tellRead(frame as { seq: number })
      return true
    },
    retryNow() {
      tries = 0
      connection?.retryNow()
    },
    retryLater: () => connection?.retryLater(),
    close() {
      stopWatching()
      rest()
    },
  }
}

function here(): LineWorld {
  return {
    ...browser(),
    lifecycle(rest, wake) {
      const over = new AbortController()
      const until = { signal: over.signal }
      document.addEventListener('freeze', rest, until)
      window.addEventListener('pagehide', rest, until)
      document.addEventListener('resume', wake, until)
      window.addEventListener('pageshow', wake, until)
      return () => over.abort()
    },
  }
}
