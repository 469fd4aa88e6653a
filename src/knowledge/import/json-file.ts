/** JSON of help centres: whatever the pages of an export hold, by the names of its lists. */
import type { Skipped } from './original.ts'
import type { Source } from './source.ts'
import { textIn } from './text-file.ts'

export type Data = Record<string, unknown>

export interface Page {
  at: string
  /** Lists and single objects by their names; a bare list or `data` is called `items`. */
  lists: Record<string, Data[]>
}

/** Every JSON file of a source. What cannot be read is put into `skipped`. */
export function jsonPages(source: Source, skipped: Skipped[]): Page[] {
  const pages: Page[] = []
  for (const [at, read] of source.files) {
    if (!/\.json$/i.test(at)) continue
    const text = textIn(read)
    if ('refused' in text) {
      skipped.push({ at, reason: text.refused, failed: true })
      continue
    }
    try {
      pages.push({ at, lists: listsOf(JSON.parse(text.value)) })
    } catch (error) {
      const why = error instanceof RangeError ? 'it is nested too deeply' : (error as Error).message
      skipped.push({ at, reason: `it is not valid JSON (${why})`, failed: true })
    }
  }
  return pages
}

function listsOf(json: unknown): Page['lists'] {
  if (Array.isArray(json)) return { items: json.filter(isData) }
  if (!isData(json)) return {}
  const lists: Page['lists'] = {}
  for (const [name, value] of Object.entries(json)) {
    const key = name === 'data' ? 'items' : name
    if (Array.isArray(value)) lists[key] = value.filter(isData)
    else if (isData(value) && /^(?:article|section|category|translation|article_attachment)$/.test(name))
      lists[plural(name)] = [value]
  }
  // One article by itself.
  if (Object.keys(lists).length === 0 || 'body' in json) lists.items = [...(lists.items ?? []), json]
  return lists
}

const plural = (name: string) => (name === 'category' ? 'categories' : `${name}s`)
const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value)

export const listOf = (value: unknown): Data[] => (Array.isArray(value) ? value.filter(isData) : [])
export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
