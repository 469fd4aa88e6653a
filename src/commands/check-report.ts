/** What `bellhop check` found, as lines that editors and build servers can read. */
import type { Problem } from '../domain/articles.ts'
import type { Overlap, OverlapPlace } from '../domain/overlaps.ts'
import { summed } from '../knowledge/base.ts'
import { inOrder } from '../knowledge/inspect/inspect.ts'
import { counted } from './counted.ts'

export interface CheckReport {
  folder: string
  articles: number
  passages: number
  languages: Record<string, number>
  errors: number
  warnings: number
  hints: number
  /** What was mended, as it was. */
  mended: Problem[]
  /** By file and line. */
  problems: Problem[]
}

/**
 * Everything that was found, each thing once, by file and line.
 * @param read what the reading of the folder found
 * @param inspected what each file's text shows, by path
 */
export function checkProblems(
  read: readonly Problem[],
  inspected: ReadonlyMap<string, readonly Problem[]>,
  overlaps: readonly Overlap[],
): Problem[] {
  const ofFiles = [...inspected.values()].flat()
  const known = new Set(ofFiles.map(({ file, kind }) => `${file} ${kind}`))
  const others = read.filter(({ file, kind }) => !known.has(`${file} ${kind}`))
  const all = [...others, ...ofFiles, ...overlaps.map(problemOf)]
  return summed(all).sort((one, other) =>
    one.file < other.file ? -1 : one.file > other.file ? 1 : inOrder(one, other),
  )
}

/** An overlap where its first text stands; both are named. */
function problemOf({ kind, why, one, other, also }: Overlap): Problem {
  const further = also.length > 0 ? ` It stands in ${counted(also.length, 'more article')} too.` : ''
  const message = `${why} See ${fileOf(other)}:${other.line}: “${short(other.text)}”${further}`
  const known = kind === 'duplicate' ? 'duplicate-passage' : 'contradicting-facts'
  return { severity: 'hint', kind: known, file: fileOf(one), line: one.line, column: one.column, message }
}

const fileOf = ({ articleId }: OverlapPlace) => `${articleId}.md`
const short = (text: string) => (text.length > 120 ? `${text.slice(0, 119).trimEnd()}…` : text).replace(/\s+/g, ' ')

/** One line for each problem, as compilers print them, and one for all. */
export function checkText(report: CheckReport): string {
  const { folder, articles, passages, languages, errors, warnings, hints, mended, problems } = report
  const spoken = Object.entries(languages).map(([lang, count]) => `${lang} ${count}`)
  const lines = [
    ...mended.map((problem) => `${placeOf(problem)}: mended: ${problem.message} [${problem.kind}]`),
    ...problems.map((problem) => `${placeOf(problem)}: ${problem.severity}: ${problem.message} [${problem.kind}]`),
    `${counted(articles, 'article')}, ${counted(passages, 'passage')}${spoken.length > 0 ? ` (${spoken.join(', ')})` : ''} in ${folder}: ` +
      `${counted(errors, 'error')}, ${counted(warnings, 'warning')}, ${counted(hints, 'hint')}${mended.length > 0 ? `, ${mended.length} mended` : ''}`,
  ]
  const mendable = problems.filter(({ fix }) => fix).length
  if (mendable > 0) lines.push(`${mendable} of them can be mended: bellhop check --fix`)
  if (articles === 0) lines.push('There is nothing to answer from: put at least one markdown file there.')
  return `${lines.join('\n')}\n`
}

/** What is meant as a whole is told at its first line, so that every line can be opened. */
const placeOf = ({ file, line, column }: Problem) => `${file}:${Math.max(1, line)}:${column ?? 1}`
