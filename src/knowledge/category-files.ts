/** The editors' `_category.yml`: what a folder of articles is called, and the order of what is in it. */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { isMap, parseDocument } from 'yaml'
import { z } from 'zod'
import type { Article, CategoryNotes, Problem } from '../domain/articles.ts'
import { placeOf } from '../domain/categories.ts'
import { reason } from './folder.ts'

export const categoryFile = '_category.yml'
/** Bytes: names and an order need a few hundred. */
const maxBytes = 64 * 1024
/** Characters of a name, and of what it is about. */
const [NAME, ABOUT] = [120, 400]

const said = (most: number) => {
  const text = z.string().trim().min(1).max(most)
  const byLanguage = z.record(z.string().regex(/^[a-z]{2,3}$/, 'a language such as en'), text)
  return z
    .union([text, byLanguage], { error: `takes a text of at most ${most} characters, or one for each language` })
    .transform((value) => (typeof value === 'string' ? { '': value } : value))
}

const Notes = z.strictObject({
  title: said(NAME).default({}),
  description: said(ABOUT).default({}),
  order: z.number('takes a number; lower comes first').optional(),
  articles: z.array(z.string(), 'takes a list of file names, one a line after a dash').max(1_000).default([]),
})

interface Read {
  /** By folder, from the root. */
  categories: Map<string, CategoryNotes>
  problems: Problem[]
}

/** Reads the `_category.yml` of every category that has articles; they are small, so they are read each time. */
export function readCategories(root: string, articles: readonly Article[]): Read {
  const folders = new Set(articles.map(folderOf).filter(Boolean))
  const known = new Set(articles.map(({ id }) => id))
  const read: Read = { categories: new Map(), problems: [] }
  for (const folder of folders) {
    const file = `${folder}/${categoryFile}`
    const complain = (message: string, severity: Problem['severity'] = 'error') =>
      read.problems.push({ severity, kind: 'category-file', file, line: 0, message })
    const bytes = bytesOf(root, file, complain)
    if (!bytes) continue
    const notes = notesOf(bytes, complain)
    if (!notes) continue
    read.categories.set(folder, notes)
    for (const name of notes.articles) {
      if (known.has(`${folder}/${name}`)) continue
      complain(`\`articles\` names ${name}, which is no article in this folder. Mend or remove the line.`, 'warning')
    }
  }
  return read
}

function folderOf(article: Article): string {
  const { ahead, category } = placeOf(article)
  return category && [ahead, category].filter(Boolean).join('/')
}

type Complain = (message: string) => void

function bytesOf(root: string, file: string, complain: Complain): Buffer | undefined {
  try {
    const handle = openSync(join(root, file), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    try {
      if (!fstatSync(handle).isFile()) throw Object.assign(new Error(), { code: 'EISDIR' })
      const buffer = Buffer.alloc(maxBytes + 1)
      const bytes = buffer.subarray(0, readSync(handle, buffer, 0, buffer.length, 0))
      if (bytes.length <= maxBytes) return bytes
      complain(`The file is larger than ${maxBytes / 1024} KiB, so it is not read.`)
    } finally {
      closeSync(handle)
    }
  } catch (cause) {
    if (reason(cause) !== 'ENOENT')
      complain(`The file cannot be read (${reason(cause)}), so the folder has its plain name.`)
  }
  return undefined
}

function notesOf(bytes: Buffer, complain: Complain): CategoryNotes | undefined {
  const document = parseDocument(bytes.toString('utf8'), { merge: false, schema: 'core', logLevel: 'silent' })
  if (document.errors.length > 0 || (document.contents !== null && !isMap(document.contents))) {
    complain('This is not valid YAML with lines of `key: value`. It may say title, description, order and articles.')
    return undefined
  }
  let value: unknown
  try {
    value = document.toJS({ maxAliasCount: 0 }) ?? {}
  } catch {
    complain('The file refers to itself (*name). Write it out.')
    return undefined
  }
  const read = Notes.safeParse(value)
  if (!read.success) {
    for (const { path, message, code } of read.error.issues) {
      complain(
        code === 'unrecognized_keys'
          ? 'It may say title, description, order and articles, and nothing else.'
          : `\`${path.join('.')}\` ${message}.`,
      )
    }
    return undefined
  }
  const { title, description, order, articles } = read.data
  return {
    titles: title,
    descriptions: description,
    ...(order !== undefined && { order }),
    articles: articles.map((name) => name.replace(/\.md$/i, '')),
  }
}
