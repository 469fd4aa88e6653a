/** Questions to try, a JSON object a line. */
import { readFileSync } from 'node:fs'

export interface Question {
  id: string
  text: string
  /** Articles any of which is the right source; undefined where nobody has said. */
  gold?: string[]
  /** False where the articles hold no answer, so that an answer would be wrong. */
  answerable?: boolean
  type: string
  /** Articles that hold the question's words only because they link to the right one. */
  linkedFrom: string[]
}

/** @throws Error with file and line where a line is no question */
export function readQuestions(file: string): Question[] {
  const lines = readFileSync(file, 'utf8').split(/\r?\n/)
  return lines.flatMap((line, at) => (line.trim() === '' ? [] : [question(line, `${file}:${at + 1}`, at + 1)]))
}

function question(line: string, place: string, number: number): Question {
  const row = object(line, place)
  const text = row.query ?? row.question
  if (typeof text !== 'string' || text.trim() === '') throw new Error(`${place}: has no text in "query" or "question".`)
  const gold = strings(row.gold, 'gold', place)
  const answerable = typeof row.answerable === 'boolean' ? row.answerable : undefined
  return {
    id: typeof row.id === 'string' ? row.id : String(number),
    text,
    ...(gold && gold.length > 0 ? { gold } : {}),
    ...(answerable === undefined ? {} : { answerable }),
    type: typeof row.type === 'string' ? row.type : 'question',
    linkedFrom: strings(row.exclude, 'exclude', place) ?? [],
  }
}

function object(line: string, place: string): Record<string, unknown> {
  try {
    const row: unknown = JSON.parse(line)
    if (row !== null && typeof row === 'object' && !Array.isArray(row)) return row as Record<string, unknown>
  } catch {}
  throw new Error(
    `${place}: is not a JSON object; each line takes {"query": "…"}, and "gold", "answerable", "type" where known.`,
  )
}

function strings(value: unknown, key: string, place: string): string[] | undefined {
  if (value === undefined || value === null) return undefined
  const list = Array.isArray(value) ? value : [value]
  if (!list.every((item) => typeof item === 'string')) throw new Error(`${place}: "${key}" takes article ids.`)
  return list
}
