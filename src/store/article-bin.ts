/** Articles that were taken out of the knowledge base, until they are put back or kept long enough. */
import { asc, desc, eq } from 'drizzle-orm'
import type { Beside, BinnedArticle } from '../ports/content.ts'
import { $ } from './bind.ts'
import type { Db } from './connection.ts'
import type { Part } from './part.ts'
import { articleBin, articleBinPictures } from './schema/content.ts'

export function binRows(db: Db): Part<'addToBin' | 'bin' | 'binned' | 'takeFromBin'> {
  const { id, path, title, revision, by, at, why } = articleBin
  const add = db
    .insert(articleBin)
    .values({
      id: $('id'),
      path: $('path'),
      title: $('title'),
      revision: $('revision'),
      text: $('text'),
      by: $('by'),
      at: $('at'),
      why: $('why'),
    })
    .prepare()
  const addPicture = db
    .insert(articleBinPictures)
    .values({ binId: $('binId'), path: $('path'), bytes: $('bytes') })
    .prepare()
  const all = db
    .select({ id, path, title, revision, by, at, why })
    .from(articleBin)
    .orderBy(desc(at), desc(id))
    .prepare()
  const names = db
    .select({ binId: articleBinPictures.binId, path: articleBinPictures.path })
    .from(articleBinPictures)
    .orderBy(asc(articleBinPictures.path))
    .prepare()
  const one = db
    .select()
    .from(articleBin)
    .where(eq(id, $('id')))
    .prepare()
  const pictures = db
    .select({ path: articleBinPictures.path, bytes: articleBinPictures.bytes })
    .from(articleBinPictures)
    .where(eq(articleBinPictures.binId, $('id')))
    .orderBy(asc(articleBinPictures.path))
    .prepare()
  const drop = binRemoval(db)

  const addWhole = db.$client.transaction(
    ({
      pictures: beside,
      ...entry
    }: Omit<BinnedArticle, 'pictures'> & { text: string; pictures: readonly Beside[] }) => {
      add.run(entry)
      for (const { path: lies, bytes } of beside) {
        addPicture.run({ binId: entry.id, path: lies, bytes: Buffer.from(bytes) })
      }
    },
  )

  return {
    addToBin(entry) {
      addWhole.immediate(entry)
    },
    bin() {
      const beside = new Map<string, string[]>()
      for (const { binId, path: lies } of names.all()) beside.set(binId, [...(beside.get(binId) ?? []), lies])
      return all.all().map((entry) => ({ ...entry, pictures: beside.get(entry.id) ?? [] }))
    },
    binned(binId) {
      const entry = one.get({ id: binId })
      return entry && { ...entry, pictures: pictures.all({ id: binId }) }
    },
    takeFromBin: db.$client.transaction((binId: string) => drop(binId)).immediate,
  }
}

/** Removes one entry with its pictures; inside the caller's transaction. */
export function binRemoval(db: Db): (id: string) => boolean {
  const dropPictures = db
    .delete(articleBinPictures)
    .where(eq(articleBinPictures.binId, $('id')))
    .prepare()
  const drop = db
    .delete(articleBin)
    .where(eq(articleBin.id, $('id')))
    .prepare()
  return (id) => {
    dropPictures.run({ id })
    return drop.run({ id }).changes > 0
  }
}
