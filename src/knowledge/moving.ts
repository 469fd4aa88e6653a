/** Articles in and out of one base, for whoever offers it: the server, and the command line. */
import type { BaseFiles, Moving } from '../ports/moving.ts'
import type { Clock } from '../ports/system.ts'
import { baseFolder } from './import/base-folder.ts'
import { documentOf, exportedFiles, manifestOf, zipped } from './import/export.ts'
import { importInto } from './import/import.ts'
import { sourceOf } from './import/source.ts'

/** @param folder of the base */
export function movingIn(folder: string, clock: Pick<Clock, 'now'>, base: BaseFiles = baseFolder(folder)): Moving {
  return {
    async bring(name, bytes, wish, apply) {
      const source = await sourceOf(name, bytes)
      return 'refused' in source ? source : importInto(base, source, wish, apply)
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
