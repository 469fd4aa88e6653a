/** The socket as the console sees it: its state as a signal, its frames to whoever listens. */
import { signal } from '@preact/signals'
import type { ServerFrame } from '../../../src/protocol/frames.ts'
import { type Connection, type ConnectionState, connect } from '../../shared/connection.ts'

export interface Line {
  state: ConnectionState
  /** Since when it has been down, in milliseconds since the epoch; absent while it is open. */
  downSince?: number
  /** Milliseconds since the epoch at which the next try comes. */
  retryAt?: number
}

export const line = signal<Line>({ state: 'connecting' })

type Listener = (frame: ServerFrame) => void
const listeners = new Set<Listener>()
let connection: Connection | undefined

/** Opens the line once; it comes back by itself from then on. */
export function startLine() {
  connection ??= connect({
    hello: () => ({}),
    onFrame: (frame) => {
      for (const listen of listeners) listen(frame)
    },
    onState: (state, retryInMs) => {
      line.value = {
        state,
        ...(state !== 'open' && { downSince: line.peek().downSince ?? Date.now() }),
        ...(retryInMs !== undefined && { retryAt: Date.now() + retryInMs }),
      }
    },
  })
}

/** Listens for as long as the page lives. */
export function onFrame(listen: Listener) {
  listeners.add(listen)
}

/** @returns false where the line is down and nothing was sent */
export function sendFrame(frame: object): boolean {
  return connection?.send(frame) ?? false
}

export function retryLine() {
  connection?.retryNow()
}

/** After a refusal that was no judgement on who we are. */
export function retryLineLater() {
  connection?.retryLater()
}
