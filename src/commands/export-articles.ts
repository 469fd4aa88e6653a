import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import { readConfig } from '../config.ts'
import { baseFolder, isBasePath } from '../knowledge/import/base-folder.ts'
import { documentOf, type Exported, exportedFiles, manifestOf, zipped } from '../knowledge/import/export.ts'
import { ExportManifest, manifestFile } from '../protocol/moving.ts'
import { systemClock } from '../system/clock.ts'
import { counted } from './counted.ts'
import { UsageError } from './usage.ts'

export interface ExportWish {
  /** A folder, or a file that ends in .zip or .json. */
  to: string
  /** Drafts and internal articles too. */
  all: boolean
  force: boolean
  json: boolean
}

/** Every article with its pictures and the synonyms, as a folder, a ZIP or one JSON document. */
export async function exportArticles({ to, all, force, json }: ExportWish): Promise<number> {
  const folder = readConfig(process.env).knowledgeBase
  const target = resolve(to)
  if (!existsSync(folder)) throw new UsageError(`There is no knowledge base at ${folder}. Set BELLHOP_KB.`)
  if (`${target}${sep}`.startsWith(`${resolve(folder)}${sep}`))
    throw new UsageError(`${to} lies in the knowledge base itself. Name a place outside of it.`)
  const now = systemClock.now()
  const files = await exportedFiles(baseFolder(folder), all, now)
  const packed = /\.(?:zip|json)$/i.exec(target)?.[0].toLowerCase()
  if (packed) {
    if (existsSync(target) && !force) return inTheWay(`${to} is there already`)
    const bytes =
      packed === '.zip'
        ? await zipped([...files, manifestOf(files, now)])
        : `${JSON.stringify(documentOf(files, now), undefined, 2)}\n`
    writeFileSync(target, bytes, { mode: 0o600 })
  } else {
    const isEmpty = !existsSync(target) || (statSync(target).isDirectory() && readdirSync(target).length === 0)
    if (!isEmpty && !force) return inTheWay(`${to} is not empty`)
    // Only an earlier export is cleared away: --force must not empty somebody's folder.
    if (!isEmpty && !existsSync(join(target, manifestFile)))
      return inTheWay(`${to} is no export of Bellhop, so it is not written over`, 'Name another folder.')
    if (!isEmpty) removeEarlier(target)
    lay(target, [...files, manifestOf(files, now)])
  }
  const articles = files.filter(({ path }) => /\.md$/i.test(path)).length
  const told = { to: target, articles, files: files.length, all }
  if (json) process.stdout.write(`${JSON.stringify(told)}\n`)
  else {
    process.stdout.write(
      `${counted(articles, 'article')} and ${counted(files.length - articles, 'other file')} written to ${to}. ${all ? 'Drafts and internal articles are among them: keep it to yourself.' : 'Drafts, internal articles and those to be published later are left out; --all takes them along.'}\n`,
    )
  }
  return 0
}

function inTheWay(what: string, advice = 'Name another place, or say --force.'): number {
  process.stderr.write(`Nothing was exported: ${what}. ${advice}\n`)
  return 1
}

/** Takes away what the earlier export wrote, and nothing that somebody put beside it. */
function removeEarlier(target: string): void {
  const manifest = ExportManifest.safeParse(JSON.parse(readFileSync(join(target, manifestFile), 'utf8')))
  for (const { path } of manifest.data?.files ?? [])
    if (isBasePath(path)) rmSync(join(target, ...path.split('/')), { force: true })
}

function lay(target: string, files: readonly Exported[]): void {
  for (const { path, bytes } of files) {
    const file = join(target, ...path.split('/'))
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, bytes, { mode: 0o600 })
  }
}
