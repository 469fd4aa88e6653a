/** Files that go with messages: handed over first, each by itself, and then taken along by a message. */
import type { Conversation } from '../domain/conversation.ts'
import { takesFiles } from '../domain/decide-customer.ts'
import type { Actor, Message } from '../domain/events.ts'
import { type Attachment, isPicture, recognise } from '../domain/files.ts'
import { authorKey } from '../ports/conversations.ts'
import type { KeptFile } from '../ports/files.ts'
import type { Denied, Desk } from './desk.ts'

/** Bytes that are written or read in one go: while it lasts, nobody else is served. */
const PART_BYTES = 256 * 1024

const DAY_MS = 24 * 3_600_000

/** Whether somebody may hand over files: a customer while an agent is there, an agent while they hold it. */
export function mayHandOver({ status }: Pick<Conversation, 'status'>, who: Actor): boolean {
  if (who.kind === 'customer') return takesFiles({ status })
  return status.kind === 'assigned' && status.agentId === who.id
}

/**
 * Takes in a file. It is on disk, whole and checked, when this returns; where no message takes it along in time it goes
 * again.
 * @param given.name as its owner calls it
 * @returns how messages tell of it; `noPerson`, `notYours`, `largeFile`, `badFile`, `unsafeFile`, `uncheckedFile`,
 * `filesFull`, `filesSpent`
 */
export async function handOver(
  desk: Desk,
  state: Conversation,
  who: Actor,
  given: { name: string; bytes: Uint8Array },
): Promise<Attachment | Denied> {
  const { limits } = desk
  const { bytes } = given
  if (!mayHandOver(state, who)) return { refused: who.kind === 'customer' ? 'noPerson' : 'notYours' }
  if (bytes.length > limits.FILE_BYTES) return { refused: 'largeFile', most: limits.FILE_BYTES }
  const found = recognise(given.name, bytes)
  if ('fault' in found) return { refused: 'badFile', fault: found.fault }
  const verdict = await desk.files.check?.(bytes)
  if (verdict === 'unsafe') return { refused: 'unsafeFile' }
  if (verdict === 'failed') return { refused: 'uncheckedFile' }

  const { sha256, ...pixels } = desk.files.measure(bytes, isPicture(found))
  const file: Attachment = { id: desk.ids.secret(), ...found, bytes: bytes.length, ...pixels }
  const now = desk.clock.now()
  const since = new Date(Date.parse(now) - DAY_MS).toISOString()
  const added = await desk.store.addFile(
    { ...file, conversationId: state.id, by: authorKey(who), at: now },
    {
      conversation: limits.CONVERSATION_FILE_BYTES,
      ...(who.kind === 'customer' && { visitor: { bytes: limits.VISITOR_FILE_BYTES_PER_DAY, since } }),
    },
  )
  if (added === 'unknown') return { refused: 'erased' }
  if (added === 'full') return { refused: 'filesFull', most: limits.CONVERSATION_FILE_BYTES }
  if (added === 'spent') return { refused: 'filesSpent', most: limits.VISITOR_FILE_BYTES_PER_DAY }
  return (await written(desk, file.id, bytes, sha256)) ? file : { refused: 'erased' }
}

async function written(desk: Desk, id: string, bytes: Uint8Array, sha256: string): Promise<boolean> {
  for (let n = 0; n * PART_BYTES < bytes.length; n++) {
    const part = bytes.subarray(n * PART_BYTES, (n + 1) * PART_BYTES)
    if (!(await desk.store.addFilePart(id, n, part))) return false
  }
  return desk.store.completeFile(id, sha256)
}

/** A file that somebody may have: what went with a message, and what their own side has handed over. */
export async function fileFor(desk: Desk, conversationId: string, who: Actor, id: string) {
  const file = await desk.store.file(conversationId, id)
  const theirs = file && (file.messageId !== null || file.by.startsWith(`${who.kind}:`))
  return file && theirs ? file : { refused: 'notFound' as const }
}

/** The bytes of a file, part by part. @throws Error where one is not there, because it was erased meanwhile */
export async function* bytesOf(desk: Pick<Desk, 'store'>, { id, bytes }: Pick<KeptFile, 'id' | 'bytes'>) {
  let sent = 0
  for (let n = 0; sent < bytes; n++) {
    const part = await desk.store.filePart(id, n)
    if (!part) throw new Error(`file ${id} ends after ${sent} of ${bytes} bytes`)
    sent += part.length
    yield part
  }
}

/** Takes back a file that went with no message yet; one that is gone already stays so. */
export async function takeBack(desk: Desk, conversationId: string, who: Actor, id: string): Promise<object> {
  await desk.store.removeFile(conversationId, id, authorKey(who))
  return {}
}

/** What of a message is compared where it is sent again. */
export interface Sent {
  clientMessageId: string
  text: string
  /** Ids of files that were handed over before, in the order in which they are shown. */
  attachments?: readonly string[] | undefined
}

/** Whether a message was sent before as it is sent now. */
export function isSame(first: Message, { text, attachments }: Sent): boolean {
  const before = (first.attachments ?? []).map(({ id }) => id)
  return first.text === text && before.join() === (attachments ?? []).join()
}

/**
 * The files that go with a message, for the message itself; nothing where it has none. One that is sent again finds its
 * files with its first copy: they go along once more, so that the store can tell which one that was.
 * @returns `unknownFile` where one is not there, not this author's, or went with another message
 */
export async function attached(
  desk: Pick<Desk, 'store'>,
  conversationId: string,
  author: Actor,
  { clientMessageId, attachments }: Sent,
): Promise<{ attachments?: Attachment[] } | { refused: 'unknownFile' }> {
  if (!attachments) return {}
  const found = await Promise.all(attachments.map((id) => desk.store.file(conversationId, id)))
  const first = await desk.store.messageByClientId(conversationId, authorKey(author), clientMessageId)
  const files = found.filter((file) => file?.by === authorKey(author) && (file.messageId === null || first))
  if (files.length < attachments.length) return { refused: 'unknownFile' }
  return { attachments: files.flatMap((file) => (file ? shown(file) : [])) }
}

/** What a message tells of a file. */
function shown({ id, name, type, bytes, width, height }: KeptFile): Attachment {
  return { id, name, type, bytes, ...(width !== undefined && height !== undefined && { width, height }) }
}
