/** An editor's own questions, as JSON lines. */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { z } from 'zod'
import type { KnownQuestion } from '../desk/replay.ts'
import { UsageError } from './usage.ts'

export interface RowProblem {
  file: string
  /** 1-based. */
  line: number
  message: string
}

const Row = z.object({
  query: z.string('"query" takes the question as text').trim().min(1, '"query" takes the question as text'),
  gold: z.array(z.string('"gold" takes article ids'), '"gold" takes a list of article ids').default([]),
  answerable: z.boolean('"answerable" takes true or false').optional(),
  lang: z.string('"lang" takes a language such as "en"').optional(),
})

const example = '{"query": "How do I pay?", "gold": ["billing/pay"]}'

/**
 * Reads questions, one JSON object a line; blank lines are passed over. A row that cannot be used is a problem of its
 * own, and the others are used all the same.
 * @param isArticle whether customers may see an article of that id
 * @throws UsageError when the file cannot be read
 */
export function readRows(
  file: string,
  isArticle: (id: string) => boolean,
): { questions: KnownQuestion[]; problems: RowProblem[] } {
  const questions: KnownQuestion[] = []
  const problems: RowProblem[] = []
  for (const [at, text] of contentsOf(file).split('\n').entries()) {
    if (text.trim() === '') continue
    const read = readRow(text, isArticle)
    if (typeof read === 'string') problems.push({ file, line: at + 1, message: read })
    else questions.push({ ...read, source: `${basename(file)}:${at + 1}` })
  }
  return { questions, problems }
}

function contentsOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as Error).message}.`)
  }
}

function readRow(text: string, isArticle: (id: string) => boolean): Omit<KnownQuestion, 'source'> | string {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return `This line is not JSON. Write one object a line, such as ${example}.`
  }
  const read = Row.safeParse(json)
  if (!read.success) return `${read.error.issues.map(({ message }) => message).join('; ')}. An example: ${example}.`
  const { query, answerable, lang } = read.data
  const gold = read.data.gold.map((id) => id.replace(/\.md$/, ''))
  if (answerable === false && gold.length > 0) {
    return 'A question that is not answerable has no "gold": empty the list, or leave "answerable" out.'
  }
  if (answerable !== false && gold.length === 0) {
    return '"gold" names no article: name those that answer this, or write "answerable": false.'
  }
  const missing = gold.filter((id) => !isArticle(id))
  if (missing.length > 0) {
    return `There is no article ${missing.join(', ')} that customers may see. An id is the file's path without .md.`
  }
  return { question: query, gold, ...(lang && { lang }) }
}
