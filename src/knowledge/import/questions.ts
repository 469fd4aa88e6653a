/** A table of questions and answers (CSV): a row's question is an article's title; questions of one answer are one article. */
import { parse } from 'csv-parse/sync'
import { markdownFromHtml } from '../from-html.ts'
import { digestOf, langOf, type Original, type Reading, type Skipped } from './original.ts'
import { slugOf } from './slug.ts'
import type { Source } from './source.ts'

/** What columns may be called, in any case. */
const columns: Record<string, RegExp> = {
  question: /^(?:questions?|q|frage|fragen|pregunta|pitanje|title|prompt|query)$/,
  answer: /^(?:answers?|a|antwort|respuesta|odgovor|reply|response|body|content|text)$/,
  category: /^(?:category|categories|topic|section|folder|group|kategorie)$/,
  lang: /^(?:lang|language|locale|sprache)$/,
  tags: /^(?:tags?|labels?|keywords?)$/,
  id: /^(?:id|key|number|nr)$/,
}

/** Rows; a table of more is data, not questions that people ask. */
const maxRows = 50_000

interface Group {
  questions: string[]
  answer: string
  category: string
  lang: string
  tags: string[]
  id: string
  row: number
  at: string
}

/** @param name of the source */
export function readQuestions(source: Source, name: string): Reading {
  const scope = `csv:${name}/`
  const skipped: Skipped[] = [...source.skipped]
  const notes: string[] = []
  const groups = new Map<string, Group>()
  for (const [at, read] of source.files) {
    if (!/\.(?:csv|tsv|txt)$/i.test(at)) continue
    const rows = rowsOf(read(), notes, at)
    if ('refused' in rows) {
      skipped.push({ at, reason: rows.refused, failed: true })
      continue
    }
    for (const [index, row] of rows.rows.entries()) gather(row, rows.at, index + 2, at, groups, skipped)
  }
  const originals = [...groups.values()].flatMap((group) => original(group, scope, skipped))
  return {
    kind: 'csv',
    scope,
    originals,
    skipped,
    notes,
    keysOf: () => [],
    absolute: (_, address) => (/^(?:https?:|mailto:|tel:)/i.test(address) ? address : undefined),
    pictureOf: (_, src) => (/^https?:/i.test(src) ? { url: src } : undefined),
  }
}

type At = Record<string, number>

function rowsOf(bytes: Uint8Array, notes: string[], file: string): { rows: string[][]; at: At } | { refused: string } {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    text = new TextDecoder('windows-1252').decode(bytes)
    notes.push(`${file} is not UTF-8; it was read as Windows-1252. Look at its letters with accents.`)
  }
  const first = text.split('\n')[0] ?? ''
  const delimiter = [',', ';', '\t'].reduce((best, each) =>
    first.split(each).length > first.split(best).length ? each : best,
  )
  let rows: string[][]
  try {
    rows = parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true, to: maxRows + 2 })
  } catch (error) {
    return { refused: `it is no CSV that can be read: ${(error as Error).message}` }
  }
  if (rows.length > maxRows + 1) return { refused: `it has more than ${maxRows} rows` }
  const header = (rows[0] ?? []).map((cell) =>
    cell
      .trim()
      .toLowerCase()
      .replace(/[\s_-]+/g, ' '),
  )
  const at: At = {}
  for (const [name, pattern] of Object.entries(columns)) {
    const found = header.findIndex((cell) => pattern.test(cell))
    if (found !== -1) at[name] = found
  }
  if (at.question === undefined || at.answer === undefined) {
    return {
      refused: `its first row names no column ${at.question === undefined ? 'question' : 'answer'}; it has ${header.join(', ') || 'none'}`,
    }
  }
  return { rows: rows.slice(1), at }
}

function gather(
  row: string[],
  at: At,
  line: number,
  file: string,
  groups: Map<string, Group>,
  skipped: Skipped[],
): void {
  const cell = (name: string) => (at[name] === undefined ? '' : (row[at[name]] ?? '')).trim()
  const [question, answer] = [cell('question').replace(/\s+/g, ' '), cell('answer')]
  if (!question || !answer) {
    const missing = question ? 'answer' : 'question'
    if (row.some((each) => each.trim()))
      skipped.push({ at: `${file}, row ${line}`, reason: `it has no ${missing}`, failed: true })
    return
  }
  const key = JSON.stringify([answer.replace(/\s+/g, ' '), cell('category'), cell('lang')])
  const known = groups.get(key)
  if (known) {
    if (!known.questions.includes(question)) known.questions.push(question)
    return
  }
  const tags = cell('tags')
    .split(/[,;|]/)
    .map((tag) => tag.trim())
    .filter(Boolean)
  groups.set(key, {
    questions: [question],
    answer,
    category: cell('category'),
    lang: cell('lang'),
    tags,
    id: cell('id'),
    row: line,
    at: file,
  })
}

function original(group: Group, scope: string, skipped: Skipped[]): Original[] {
  const { questions, answer, category, tags } = group
  const title = questions[0] as string
  const at = `${group.at}, row ${group.row}`
  const isHtml = /<(?:p|br|ul|ol|li|a|b|strong|em|div|span|h[1-6]|table|img)\b[^>]*>/i.test(answer)
  const read = isHtml
    ? markdownFromHtml(answer, { title })
    : { markdown: `${answer.replace(/\r\n?/g, '\n')}\n`, lost: [], anchors: {} }
  if ('refused' in read) {
    skipped.push({ at, reason: read.refused, failed: true })
    return []
  }
  const lang = langOf(group.lang)
  return [
    {
      id: `${scope}${group.id || digestOf(title.toLowerCase())}`,
      at,
      title,
      front: { tags, questions, ...(lang && { lang }) },
      body: read.markdown,
      folders: category.split(/\s*[/>»]\s*/).filter(Boolean),
      name: slugOf(title),
      keys: [],
      former: group.id ? [group.id] : [],
      anchors: read.anchors,
      warnings: read.lost.map((what) => `Lost: ${what}.`),
      digest: digestOf(questions, answer, category, tags, lang),
    },
  ]
}
