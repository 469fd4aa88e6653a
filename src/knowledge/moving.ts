/** Articles in and out of one base, for whoever offers it: the server, and the command line. */
import type { ArticleFiles } from '../ports/content.ts'
import type { BaseFiles, Moving } from '../ports/moving.ts'
import type { Clock } from '../ports/system.ts'
import { markdownFromHtml } from './from-html.ts'
import { baseFolder } from './import/base-folder.ts'
import { documentOf, exportedFiles, manifestOf, zipped } from './import/export.ts'
import { carryOut } from './import/import.ts'
import { revisionOf } from './import/own.ts'
import { type Planner, planHere } from './import/planner.ts'

/**
 * The base as it is written where editors work in it: articles go through what keeps editors from each other's way.
 * @param folder of the base
 */
export function editedBase(folder: string, files: ArticleFiles): BaseFiles {
  const plain = baseFolder(folder)
  return {
    ...plain,
    async write(path, bytes, over) {
      const text = Buffer.from(bytes).toString('utf-8')
      const isText = /\.md$/i.test(path) && Buffer.compare(Buffer.from(text, 'utf-8'), bytes) === 0
      if (!isText) return plain.write(path, bytes, over)
      const written = await files.write(path, text, over ? revisionOf(over) : null)
      if (!('refused' in written)) return true
      if (written.refused === 'overtaken' || written.refused === 'taken') return false
      throw new Error(`${path} cannot be written: ${written.why}`)
    },
  }
}

/**
 * @param folder of the base
 * @param plan where imports are looked at
 */
export function movingIn(
  folder: string,
  clock: Pick<Clock, 'now'>,
  base: BaseFiles = baseFolder(folder),
  plan: Planner = planHere(folder),
): Moving {
  return {
    async bring(name, bytes, wish, apply, progress) {
      const planned = await plan({ name, bytes, wish }, progress)
      return 'refused' in planned ? planned : carryOut(base, planned, apply, progress)
    },
    fromHtml(html) {
      const read = markdownFromHtml(html)
      return 'refused' in read ? read : { markdown: read.markdown, lost: read.lost }
    },
    async document(all) {
      return documentOf(await exportedFiles(base, all, clock.now()), clock.now())
    },
    async archive(all) {
      const files = await exportedFiles(base, all, clock.now())
      return zipped([...files, manifestOf(files, clock.now())])
    },
  }
}
