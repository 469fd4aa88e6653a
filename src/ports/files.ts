/** Files that go with messages: as they are kept, and what is found out about them before. */
import type { Iso } from '../domain/events.ts'
import type { Attachment } from '../domain/files.ts'

/** A file as it is kept. */
export interface KeptFile extends Attachment {
  conversationId: string
  /** Who handed it over, as `authorKey` says. */
  by: string
  at: Iso
  /** The message that took it along; null until one does. */
  messageId: string | null
}

/** How much may be kept of files, in bytes. */
export interface FileRoom {
  /** In its conversation. */
  conversation: number
  /** Of the conversation's visitor, in all their conversations since a moment; counts where a customer hands it over. */
  visitor?: { bytes: number; since: Iso }
}

/** What is found out about a file before it is kept. */
export interface FileDesk {
  /** SHA-256 of the bytes in hex, and of a picture the pixels that it is shown with, where they can be told. */
  measure(bytes: Uint8Array, picture: boolean): { sha256: string; width?: number; height?: number }
  /** The operator's own check, where there is one. `failed`: nobody can say. */
  check?(bytes: Uint8Array): Promise<'clean' | 'unsafe' | 'failed'>
}
