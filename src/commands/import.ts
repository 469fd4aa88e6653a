import { existsSync, mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { baseFolder } from '../knowledge/import/base-folder.ts'
import { importInto } from '../knowledge/import/import.ts'
import { openSource } from '../knowledge/import/source.ts'
import { type ImportKind, type ImportReport, importKinds } from '../protocol/moving.ts'
import { counted } from './counted.ts'
import { progressBar } from './progress-bar.ts'
import { UsageError } from './usage.ts'

/** Articles beyond which the way there is shown. */
const MANY = 50

/** Brings articles of another system into the knowledge base. Exit status 1 where some could not be imported. */
export async function importArticles(args: string[]): Promise<number> {
  const { from: path, json, ...asked } = parsed(args)
  const folder = readConfig(process.env).knowledgeBase
  if (!existsSync(folder) && !asked.dryRun) mkdirSync(folder, { recursive: true })
  if (!existsSync(folder))
    throw new UsageError(`There is no knowledge base at ${folder}. Set BELLHOP_KB, or import without --dry-run.`)
  const source = await openSource(path)
  if ('refused' in source) return refuse(source.refused)
  let bar: ReturnType<typeof progressBar> | undefined
  const imported = await importInto(baseFolder(folder), source, asked.wish, !asked.dryRun, (done, total) => {
    if (total < MANY) return
    bar ??= progressBar(total, 'articles')
    bar(done)
  })
  if ('refused' in imported) return refuse(imported.refused)
  const { report } = imported
  process.stdout.write(json ? `${JSON.stringify(report, undefined, 2)}\n` : told(report, folder))
  return report.counts.failed + report.counts.conflict > 0 ? 1 : 0
}

function refuse(why: string): number {
  process.stderr.write(`Nothing was imported. ${why}\n`)
  return 1
}

const marks = { created: '+', updated: '~', unchanged: '=', kept: '=', conflict: '!' } as const

/** The report as it is read: what changes, file by file, then what is left to look at, then the sum. */
function told(
  { kind, detected, source, dryRun, counts, articles, gone, skipped, notes }: ImportReport,
  folder: string,
): string {
  const lines = [`${named[kind]}${detected ? ', as its content tells' : ''}; the source is called ${source}.`, '']
  for (const { path, outcome, beside, warnings } of articles) {
    if (outcome === 'unchanged' && warnings.length === 0) continue
    if (outcome !== 'unchanged') lines.push(`${marks[outcome]} ${path}${said(outcome, beside, dryRun)}`)
    if (outcome === 'created' || outcome === 'updated' || outcome === 'conflict') {
      lines.push(...warnings.map((warning) => `    ${warning}`))
    }
  }
  for (const { path } of gone) lines.push(`? ${path}  is not in the source any more; it stays`)
  for (const { at, reason, failed } of skipped)
    lines.push(`${failed ? '!' : '-'} ${at}  ${failed ? 'not imported' : 'left out'}: ${reason}`)
  for (const note of notes) lines.push(note)
  const { created, updated, unchanged, kept, conflict, pictures, failed, warnings } = counts
  lines.push(
    '',
    `${dryRun ? 'Nothing was written. An import would make' : 'Done:'} ${created} new, ${updated} updated, ${unchanged} unchanged, ${kept} edited here and kept, ${counted(conflict, 'conflict')}, ${counted(pictures, 'picture')}; ${failed} not imported, ${counts.skipped} left out, ${counted(warnings, 'warning')}.`,
  )
  if (conflict > 0)
    lines.push(
      'Of a conflict the file here stays. Take what is new from the draft beside it, with its line importedHash, and remove the draft.',
    )
  if (!dryRun && created + updated > 0)
    lines.push(`The articles lie in ${folder}. Look at them with: npx bellhop check`)
  return `${lines.join('\n')}\n`
}

function said(outcome: keyof typeof marks, beside: string | undefined, dryRun: boolean): string {
  if (outcome === 'kept') return '  was edited here; it stays'
  if (outcome === 'conflict')
    return `  changed here and there; it stays, the newer text ${dryRun ? 'would lie' : 'lies'} in ${beside}`
  return ''
}

const named: Record<ImportKind, string> = {
  bellhop: 'An export of Bellhop',
  markdown: 'Markdown',
  docusaurus: 'Docusaurus',
  zendesk: 'Zendesk Guide',
  intercom: 'Intercom',
  html: 'HTML pages',
  csv: 'A table of questions and answers',
}

function parsed(args: string[]) {
  const { values, positionals } = read(args)
  const [from, ...more] = positionals
  if (!from || more.length > 0) throw new UsageError('Name what to import: a folder, a file or an archive.')
  const kind = values.from as ImportKind | undefined
  if (kind && !importKinds.includes(kind)) throw new UsageError(`--from takes one of ${importKinds.join(', ')}.`)
  return {
    from,
    json: values.json === true,
    dryRun: values['dry-run'] === true,
    wish: {
      ...(kind && { from: kind }),
      ...(values.into !== undefined && { into: values.into }),
      ...(values.lang !== undefined && { lang: values.lang }),
      ...(values.source !== undefined && { source: values.source }),
      fetchImages: values['fetch-images'] === true,
    },
  }
}

function read(args: string[]) {
  const [text, flag] = [{ type: 'string' }, { type: 'boolean' }] as const
  const options = {
    into: text,
    from: text,
    lang: text,
    source: text,
    'dry-run': flag,
    'fetch-images': flag,
    json: flag,
  }
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}
