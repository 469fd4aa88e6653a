/** Files that go with messages, each in parts of the size that whoever writes them chooses. */
import { and, asc, eq, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import type { NewEvent } from '../domain/events.ts'
import { authorKey } from '../ports/conversations.ts'
import type { KeptFile } from '../ports/files.ts'
import { $ } from './bind.ts'
import type { Db } from './connection.ts'
import type { Part } from './part.ts'
import { conversations, fileParts, files } from './schema/conversations.ts'

/** Files removed in one go, at most: overwriting what they held takes its time. */
const REMOVED_AT_ONCE = 5

const columns = {
  id: files.id,
  conversationId: files.conversationId,
  by: files.by,
  at: files.at,
  name: files.name,
  type: files.type,
  bytes: files.bytes,
  width: files.width,
  height: files.height,
  messageId: files.messageId,
}

/** The writing ones are whole only inside a transaction that the caller holds the write lock for. */
export function fileRows(
  db: Db,
): Part<'addFile' | 'addFilePart' | 'completeFile' | 'file' | 'files' | 'filePart' | 'removeFile'> {
  const owner = db
    .select({ visitorId: conversations.visitorId, status: conversations.status })
    .from(conversations)
    .where(eq(conversations.id, $('id')))
    .prepare()
  const here = db
    .select({ sum: sql<number>`coalesce(sum(${files.bytes}), 0)` })
    .from(files)
    .where(eq(files.conversationId, $('id')))
    .prepare()
  const theirs = db
    .select({ sum: sql<number>`coalesce(sum(${files.bytes}), 0)` })
    .from(files)
    .innerJoin(conversations, eq(conversations.id, files.conversationId))
    .where(and(eq(conversations.visitorId, $('visitorId')), eq(files.by, $('by')), sql`${files.at} >= ${$('since')}`))
    .prepare()
  const known = db
    .select({ id: files.id })
    .from(files)
    .where(and(eq(files.id, $('id')), isNull(files.sha256)))
    .prepare()
  const complete = db
    .update(files)
    .set({ sha256: sql`${$('sha256')}` })
    .where(and(eq(files.id, $('id')), isNull(files.sha256)))
    .prepare()
  const addPart = db
    .insert(fileParts)
    .values({ fileId: $('fileId'), n: $('n'), bytes: $('bytes') })
    .prepare()
  const one = db
    .select(columns)
    .from(files)
    .where(and(eq(files.conversationId, $('conversationId')), eq(files.id, $('id')), isNotNull(files.sha256)))
    .prepare()
  const all = db
    .select(columns)
    .from(files)
    .where(and(eq(files.conversationId, $('conversationId')), isNotNull(files.sha256)))
    .orderBy(asc(files.at), asc(files.id))
    .prepare()
  const part = db
    .select({ bytes: fileParts.bytes })
    .from(fileParts)
    .where(and(eq(fileParts.fileId, $('id')), eq(fileParts.n, $('n'))))
    .prepare()
  const removeOne = removal(db)

  return {
    addFile(file, room) {
      const found = owner.get({ id: file.conversationId })
      if (!found || found.status === 'erased') return 'unknown'
      if ((here.get({ id: file.conversationId })?.sum ?? 0) + file.bytes > room.conversation) return 'full'
      if (room.visitor) {
        const { bytes, since } = room.visitor
        const used = theirs.get({ visitorId: found.visitorId, by: file.by, since })?.sum ?? 0
        if (used + file.bytes > bytes) return 'spent'
      }
      db.insert(files).values(file).run()
      return 'added'
    },
    addFilePart(fileId, n, bytes) {
      if (!known.get({ id: fileId })) return false
      addPart.run({ fileId, n, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) })
      return true
    },
    completeFile: (id, sha256) => complete.run({ id, sha256 }).changes === 1,
    file: (conversationId, id) => kept(one.get({ conversationId, id })),
    files: (conversationId) => all.all({ conversationId }).flatMap((row) => kept(row) ?? []),
    filePart: (id, n) => part.get({ id, n })?.bytes,
    removeFile(conversationId, id, by) {
      const found = one.get({ conversationId, id })
      if (!found || found.by !== by || found.messageId !== null) return false
      removeOne([id])
      return true
    },
  }
}

type Row = Omit<KeptFile, 'width' | 'height'> & { width: number | null; height: number | null }

function kept(row: Row | undefined): KeptFile | undefined {
  if (!row) return undefined
  const { width, height, ...rest } = row
  return { ...rest, ...(width !== null && height !== null && { width, height }) }
}

/**
 * Marks the files of new messages as taken along by them; false, and nothing marked, where one of them is not there,
 * not whole, somebody else's, or was taken along before. Inside the caller's transaction.
 */
export function fileTaking(db: Db): (conversationId: string, events: readonly NewEvent[]) => boolean {
  const free = db
    .select({ by: files.by })
    .from(files)
    .where(
      and(
        eq(files.id, $('id')),
        eq(files.conversationId, $('conversationId')),
        isNotNull(files.sha256),
        isNull(files.messageId),
      ),
    )
    .prepare()
  const take = db
    .update(files)
    .set({ messageId: sql`${$('messageId')}` })
    .where(eq(files.id, $('id')))
    .prepare()
  return (conversationId, events) => {
    const wanted = events.flatMap((event) => {
      if (event.type !== 'message.posted') return []
      const { id: messageId, author, attachments = [] } = event.data
      return attachments.map(({ id }) => ({ id, messageId, by: authorKey(author) }))
    })
    if (!wanted.every(({ id, by }) => free.get({ id, conversationId })?.by === by)) return false
    for (const { id, messageId } of wanted) take.run({ id, messageId })
    return true
  }
}

function removal(db: Db): (ids: readonly string[]) => void {
  return (ids) => {
    db.delete(fileParts)
      .where(inArray(fileParts.fileId, [...ids]))
      .run()
    db.delete(files)
      .where(inArray(files.id, [...ids]))
      .run()
  }
}

/** Removes all files of a conversation; inside the caller's transaction. */
export function fileRemoval(db: Db): (conversationId: string) => void {
  const all = db
    .select({ id: files.id })
    .from(files)
    .where(eq(files.conversationId, $('id')))
    .prepare()
  const remove = removal(db)
  return (conversationId) => {
    const ids = all.all({ id: conversationId }).map(({ id }) => id)
    if (ids.length > 0) remove(ids)
  }
}

/** Removes the oldest files that no message took along, also such as never became whole; how many there were. */
export function unsentFileRemoval(db: Db): (before: string, limit: number) => number {
  const unsent = db
    .select({ id: files.id })
    .from(files)
    .where(and(isNull(files.messageId), lt(files.at, $('before'))))
    .orderBy(asc(files.at))
    .limit($('limit'))
    .prepare()
  const remove = removal(db)
  return (before, limit) => {
    const ids = unsent.all({ before, limit: Math.min(limit, REMOVED_AT_ONCE) }).map(({ id }) => id)
    if (ids.length > 0) remove(ids)
    return ids.length
  }
}
