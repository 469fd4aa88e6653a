/** An import from end to end: which kind of source it is, what would be written, and, where so asked, writing it. */
import { pathKey } from '../../domain/article-path.ts'
import type { BaseFiles, Imported, ImportWish, Progress } from '../../ports/moving.ts'
import type { ImportKind, ImportReport } from '../../protocol/moving.ts'
import { isBasePath } from './base-folder.ts'
import { ownFiles } from './own.ts'
import { type Plan, planImport, type Write } from './plan.ts'
import { kindOf, readSource } from './read-source.ts'
import type { Source } from './source.ts'

/** What an import is going to do, and what its report says of the source. */
export type Planned = { plan: Plan; told: Told } | { refused: string }
type Told = Pick<ImportReport, 'kind' | 'detected' | 'source'>

/**
 * Brings the articles of a source into a base. The same source again changes only what changed there; what was edited
 * here is never written over, and nothing is ever deleted.
 * @param apply false only tells what would be done
 */
export async function importInto(
  base: BaseFiles,
  source: Source,
  wish: ImportWish,
  apply: boolean,
  progress?: Progress,
): Promise<Imported> {
  const planned = await planOf(base, source, wish, progress)
  return 'refused' in planned ? planned : carryOut(base, planned, apply, progress)
}

/** Carries a plan out, or only tells what it would do. */
export async function carryOut(
  base: BaseFiles,
  { plan, told }: Exclude<Planned, { refused: string }>,
  apply: boolean,
  progress?: Progress,
): Promise<Imported> {
  const written = apply ? await writeAll(base, plan, progress) : []
  return { report: reportOf(plan, { ...told, dryRun: !apply }), written }
}

/** Looks at a source and at the base, and writes nothing. */
export async function planOf(
  base: Pick<BaseFiles, 'list' | 'read'>,
  source: Source,
  wish: ImportWish,
  progress?: Progress,
): Promise<Planned> {
  const into = (wish.into ?? '').replace(/^\.?\/+|\/+$/g, '')
  if (into !== '' && !isBasePath(into)) {
    return {
      refused: `${wish.into} is no folder of the knowledge base. Name one such as guides, without ".." and dots in front.`,
    }
  }
  if (wish.lang !== undefined && !/^[a-z]{2,3}(?:-[a-z0-9]+)*$/i.test(wish.lang))
    return { refused: `${wish.lang} is no language. Take en, de or sr-Latn.` }
  if (wish.source !== undefined && !/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,59}$/u.test(wish.source)) {
    return { refused: 'The name of the source takes up to 60 letters, digits, dots and dashes.' }
  }
  const kind = wish.from ?? kindOf(source)
  if (kind === undefined) {
    return {
      refused:
        'This holds no articles that are known here: no markdown, HTML, CSV, nor the JSON of Zendesk, Intercom or Bellhop.',
    }
  }
  const plan =
    kind === 'bellhop'
      ? await planOwn(base, source, into)
      : await planOthers(base, source, kind, { ...wish, into }, progress)
  if ('refused' in plan) return plan
  return { plan: plan.plan, told: { kind, detected: wish.from === undefined, source: plan.name } }
}

type Found = { plan: Plan; name: string } | { refused: string }

async function planOthers(
  base: Pick<BaseFiles, 'list' | 'read'>,
  source: Source,
  kind: Exclude<ImportKind, 'bellhop'>,
  wish: ImportWish,
  progress?: Progress,
): Promise<Found> {
  const reading = await readSource(source, kind, wish.source, (read) => progress?.(read, 0))
  if (reading.originals.length === 0 && reading.skipped.every(({ failed }) => !failed)) {
    return {
      refused: `There is no article of the kind ${kind} in this. Name the kind with --from where it is another one.`,
    }
  }
  const plan = await planImport(reading, base, wish, progress)
  return { plan, name: reading.scope.replace(/^\w+:|\/$/g, '') }
}

/** Files of an export as they are; one that is here already with other content stays, and is told. */
async function planOwn(base: Pick<BaseFiles, 'read'>, source: Source, into: string): Promise<Found> {
  const files = ownFiles(source)
  if ('refused' in files) return files
  const plan: Plan = { articles: [], gone: [], skipped: [], notes: [], writes: { pictures: [], articles: new Map() } }
  const names = new Map<string, string>()
  for (const [path, bytes] of files) {
    const to = into ? `${into}/${path}` : path
    const same = names.get(pathKey(to))
    names.set(pathKey(to), path)
    if (same !== undefined || !isBasePath(to)) {
      const reason =
        same === undefined
          ? 'it has a name that not every system takes; rename it'
          : `its name is that of ${same} on systems that know no case; rename one of them`
      plan.skipped.push({ at: path, reason, failed: true })
      continue
    }
    const here = await base.read(to)
    const isArticle = /\.md$/i.test(path)
    const unchanged = here !== undefined && Buffer.compare(here, bytes) === 0
    const tell = (outcome: 'created' | 'unchanged') =>
      isArticle && plan.articles.push({ path: to, title: to, outcome, at: path, warnings: [] })
    if (unchanged) tell('unchanged')
    else if (here)
      plan.skipped.push({
        at: path,
        reason: `${to} is here with another content; it stays. Move it away to take the other`,
        failed: true,
      })
    else {
      const write: Write = { path: to, bytes, over: undefined }
      if (isArticle) plan.writes.articles.set(to, [write])
      else plan.writes.pictures.push(write)
      tell('created')
    }
  }
  return { plan, name: source.name }
}

/** Articles that are written between two words about how far it is. */
const toldEvery = 10

/**
 * Writes file by file. One that changed since it was looked at stays, and is told; so is one that cannot be written.
 * @returns paths of what was written
 */
async function writeAll(base: BaseFiles, plan: Plan, progress: Progress = () => {}): Promise<string[]> {
  const written: string[] = []
  const total = plan.writes.articles.size
  let done = 0
  const fault = async ({ path, bytes, over }: Write): Promise<string | undefined> => {
    try {
      if (!(await base.write(path, bytes, over))) return 'it changed while it was imported; import again'
      written.push(path)
      return undefined
    } catch (error) {
      return `it cannot be written: ${(error as Error).message}`
    }
  }
  for (const write of plan.writes.pictures) {
    const reason = await fault(write)
    if (reason) plan.skipped.push({ at: write.path, reason, failed: true })
  }
  for (const [path, writes] of plan.writes.articles) {
    for (const write of writes) {
      const reason = await fault(write)
      if (!reason) continue
      plan.articles = plan.articles.filter((article) => article.path !== path)
      plan.skipped.push({ at: write.path, reason, failed: true })
    }
    if (++done % toldEvery === 0 || done === total) progress(done, total)
  }
  return written
}

function reportOf(
  { articles, gone, skipped, notes, writes }: Plan,
  told: Pick<ImportReport, 'kind' | 'detected' | 'source' | 'dryRun'>,
): ImportReport {
  const of = (outcome: string) => articles.filter((article) => article.outcome === outcome).length
  return {
    ...told,
    counts: {
      created: of('created'),
      updated: of('updated'),
      unchanged: of('unchanged'),
      kept: of('kept'),
      conflict: of('conflict'),
      pictures: writes.pictures.length,
      gone: gone.length,
      skipped: skipped.filter(({ failed }) => !failed).length,
      failed: skipped.filter(({ failed }) => failed).length,
      warnings: articles.reduce((sum, { warnings }) => sum + warnings.length, 0),
    },
    articles,
    gone,
    skipped,
    notes,
  }
}
