/** Lines that only tell: what a customer's socket would say, for browsers that cannot have one. */
import type { Conversation } from '../domain/conversation.ts'
import type { Visitor } from './visitors.ts'

export interface Listener {
  visitor: Visitor
  /** The conversation that they listen to, which is theirs. */
  state: Conversation
  /** The last seq that they have, at most the conversation's. */
  after: number
  address: string
  /** Ends the connection, whatever of it was not read yet. */
  cut(): void
}

export interface Streams {
  /** Seconds until this address may have one more line; undefined where it may now. */
  room(address: string): Promise<number | undefined>
  /**
   * Server-sent events: frames of the socket, each event's with its seq as `id`; a last one, `close`, says why it ends.
   * @returns undefined where the server is stopping
   */
  open(listener: Listener): ReadableStream<Uint8Array> | undefined
}

/** An editor's page that listens to what happens to articles. */
export interface EditorListener {
  /** Of the staff session that it was opened with, and with which it ends. */
  session: string
  memberId: string
  /** Ends the connection, whatever of it was not read yet. */
  cut(): void
}

export interface EditorNews {
  /** @returns `full` where this member holds too many lines, `stopping` where the server is */
  open(listener: EditorListener): ReadableStream<Uint8Array> | 'full' | 'stopping'
}
