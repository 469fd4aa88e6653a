/** One live socket to `/ws`: says hello, comes back by itself, notices a dead line. */
import type { ServerFrame } from '../../src/protocol/frames.ts'
import { waitAfter } from './backoff.ts'

export type ConnectionState = 'connecting' | 'open' | 'waiting' | 'refused'

export interface ConnectOptions {
  /** What hello carries beside type and version: token and present cursors. Asked at each (re)connect. */
  hello: () => object
  onFrame: (frame: ServerFrame) => void
  /** `waiting` comes with the milliseconds until the next try; `refused` means that none comes unless it is asked for. */
  onState: (state: ConnectionState, retryInMs?: number) => void
  /** The browser, or what a test puts in its place. */
  world?: World
}

export interface Connection {
  /** Whether the frame was put on an open line; false says that nothing was sent. */
  send(frame: object): boolean
  close(): void
  retryNow(): void
  /** The server refused the line and yet knows us, e.g. because the hello came too late: tries again as after a loss. */
  retryLater(): void
}

/** What a connection is made of: a socket, or what looks like one. */
export interface Wire {
  /** 1 where it takes what is sent. */
  readonly readyState: number
  onopen: (() => void) | null
  onmessage: ((event: { data: unknown }) => void) | null
  onclose: ((event: { code: number }) => void) | null
  onerror: null
  send(data: string): void
  close(code?: number): void
}

/** The parts of a browser that a connection needs. */
export interface World {
  open(): Wire
  random(): number
  setTimeout(run: () => void, ms: number): unknown
  clearTimeout(timer: unknown): void
  /** Calls back when the line or the page comes to life (`awake`) or the line is said to be gone (`asleep`). */
  watch(awake: () => void, asleep: () => void): () => void
}

const PING_MS = 25_000
/** How long any sign of life may take, after a ping or from opening to `ready`. */
const SILENCE_MS = 10_000
/** The same when the system says that the network changed. */
const PROBE_MS = 3_000
/** After 1008 (too many frames) the server needs peace before it takes us again. */
const PEACE_MS = 15_000
/** After 1012 (restart) everyone comes back: not at once, and spread over this long. */
const RESTART_MS = 500
const RESTART_SPREAD_MS = 4_000

/** Opens the line and keeps it open until `close()`. */
export function connect({ hello, onFrame, onState, world = browser() }: ConnectOptions): Connection {
  let socket: Wire | undefined
  let state: ConnectionState | undefined
  let failures = 0
  let over = false
  let retryTimer: unknown
  let lifeTimer: unknown
  let pingTimer: unknown

  const become = (next: ConnectionState, retryInMs?: number) => {
    state = next
    onState(next, retryInMs)
  }

  const open = () => {
    world.clearTimeout(retryTimer)
    become('connecting')
    if (over) return
    const mine = world.open()
    socket = mine
    expectLife(SILENCE_MS)
    mine.onopen = () => mine.send(JSON.stringify({ type: 'hello', v: 1, ...hello() }))
    mine.onmessage = ({ data }) => {
      if (mine !== socket || typeof data !== 'string') return
      const frame = parse(data)
      if (!frame) return
      world.clearTimeout(lifeTimer)
      if (frame.type === 'ready') {
        pingLater()
        become('open')
      }
      onFrame(frame)
    }
    mine.onclose = ({ code }) => {
      if (mine === socket) lost(code)
    }
    // A close event always follows an error event, and carries the code.
    mine.onerror = null
  }

  /** The line counts as dead unless a frame comes in time; a browser may take minutes to say so itself. */
  const expectLife = (ms: number) => {
    world.clearTimeout(lifeTimer)
    lifeTimer = world.setTimeout(() => {
      const dead = socket
      socket = undefined
      dead?.close()
      lost(1006)
    }, ms)
  }

  const pingLater = () => {
    world.clearTimeout(pingTimer)
    pingTimer = world.setTimeout(() => {
      // A line that breaks as soon as it is there has not recovered.
      failures = 0
      probe(SILENCE_MS)
      pingLater()
    }, PING_MS)
  }

  const probe = (ms: number) => {
    if (put({ type: 'ping' })) expectLife(ms)
  }

  const lost = (code: number) => {
    socket = undefined
    world.clearTimeout(lifeTimer)
    world.clearTimeout(pingTimer)
    if (over) return
    if (code === 4401 || code === 4403) become('refused')
    else waitFor(code)
  }

  const waitFor = (code: number) => {
    const ms = waitBefore(code, failures++, world.random())
    world.clearTimeout(retryTimer)
    retryTimer = world.setTimeout(open, ms)
    become('waiting', ms)
  }

  const put = (frame: object): boolean => {
    if (state !== 'open' || socket?.readyState !== 1) return false
    socket.send(JSON.stringify(frame))
    return true
  }

  const retryNow = () => {
    if (state === 'waiting' || state === 'refused') {
      failures = 0
      open()
    } else if (state === 'connecting') expectLife(PROBE_MS)
    else probe(PROBE_MS)
  }

  const stopWatching = world.watch(retryNow, () => probe(PROBE_MS))
  open()

  return {
    send: put,
    retryNow,
    retryLater() {
      if (state === 'refused' && !over) waitFor(1006)
    },
    close() {
      over = true
      stopWatching()
      world.clearTimeout(retryTimer)
      world.clearTimeout(pingTimer)
      world.clearTimeout(lifeTimer)
      socket?.close(1000)
      socket = undefined
    },
  }
}

/** Milliseconds to wait before the next try, given why the line was lost and how many tries failed before. */
function waitBefore(code: number, failures: number, random: number): number {
  if (code === 1012) return Math.round(RESTART_MS + random * RESTART_SPREAD_MS)
  return (code === 1008 ? PEACE_MS : 0) + waitAfter(failures, random)
}

function parse(data: string): ServerFrame | undefined {
  try {
    const frame: unknown = JSON.parse(data)
    return typeof frame === 'object' && frame !== null && 'type' in frame ? (frame as ServerFrame) : undefined
  } catch {
    return undefined
  }
}

export function browser(): World {
  return {
    open: () =>
      new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws`) as unknown as Wire,
    random: Math.random,
    setTimeout: (run, ms) => window.setTimeout(run, ms),
    clearTimeout: (timer) => window.clearTimeout(timer as number | undefined),
    watch(awake, asleep) {
      const shown = () => {
        if (document.visibilityState === 'visible') awake()
      }
      const over = new AbortController()
      const until = { signal: over.signal }
      window.addEventListener('online', awake, until)
      window.addEventListener('offline', asleep, until)
      document.addEventListener('visibilitychange', shown, until)
      // A page that was frozen, or kept for going back to.
      document.addEventListener('resume', awake, until)
      window.addEventListener('pageshow', awake, until)
      return () => over.abort()
    },
  }
}
