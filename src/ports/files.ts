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

/**
 * Files of conversations. `append` marks those of a message as taken along; where one is not there for it, that is a
 * conflict.
 */
export interface FileStore {
  /** Makes room for a file, whose bytes follow; `full` and `spent` where its conversation or its visitor has too many. */
  addFile(file: Omit<KeptFile, 'messageId'>, room: FileRoom): Promise<'added' | 'unknown' | 'full' | 'spent'>
  /** @param n 0, 1, 2 … in order; false where the file was removed meanwhile */
  addFilePart(fileId: string, n: number, bytes: Uint8Array): Promise<boolean>
  /** All of its bytes are here; false where the file was removed meanwhile. @param sha256 of them, in hex */
  completeFile(fileId: string, sha256: string): Promise<boolean>
  /** A complete file of this conversation. */
  file(conversationId: string, fileId: string): Promise<KeptFile | undefined>
  /** All complete files of a conversation, oldest first. */
  files(conversationId: string): Promise<KeptFile[]>
  /** Undefined behind the last part. */
  filePart(fileId: string, n: number): Promise<Uint8Array | undefined>
  /** Removes a file that no message took along, where it is this author's; whether there was one. */
  removeFile(conversationId: string, fileId: string, by: string): Promise<boolean>
}
