/** The evaluation sets beside the repository, opened with the product's own library. */
import { existsSync, rmSync } from 'node:fs'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Library, openLibrary } from '../../src/knowledge/library.ts'
import type { Turn } from '../../src/ports/knowledge.ts'

export interface Question {
  id: string
  query: string
  gold: string[]
  exclude?: string[]
  answerable: boolean
  lang: string
  type: string
  /** What was said before, newest last. */
  history?: Turn[]
  /** What the yardsticks are asked instead, which know no conversation: the last turns as one text. */
  plain?: string
  /** The gold passage, where it is known. */
  answer?: string
}

export interface EvalSet {
  name: string
  /** Sets of one base are left out together when a model is tested on a base that it has not seen. */
  base: string
  lang: string
  library: Library
  questions: Question[]
  /** Articles left out for all questions. */
  hidden: string[]
}

export const dataFolder = resolve(import.meta.dirname, '../../../shared/eval')

interface Recipe {
  name: string
  base: string
  lang: string
  kb: string
  queries: string
  hidden?: string
  /** The same questions as the yardsticks are asked them. */
  plain?: string
  /** Questions are asked without the dialogue that they come from. */
  alone?: true
}

const gnome = (queries: string, lang: string): Recipe => ({
  name: `gnome-help ${queries}`,
  base: 'gnome-help',
  lang,
  kb: `gnome-help/kb/${lang}`,
  queries: `gnome-help/queries.${queries}.jsonl`,
})

const logingov = (lang: string): Recipe => ({
  name: `logingov-help ${lang}`,
  base: 'logingov-help',
  lang,
  kb: `logingov-help/kb/${lang}`,
  queries: `logingov-help/queries.${lang}.jsonl`,
})

const arduino: Recipe = {
  name: 'arduino-help',
  base: 'arduino-help',
  lang: 'en',
  kb: 'arduino-help/kb',
  queries: 'arduino-help/queries.jsonl',
}

export const recipes: Recipe[] = [
  arduino,
  logingov('en'),
  gnome('en', 'en'),
  { name: 'stackfaq', base: 'stackfaq', lang: 'en', kb: 'stackfaq/kb', queries: 'stackfaq/queries.jsonl' },
  { ...arduino, name: 'arduino-help hidden', hidden: 'arduino-help/hidden_docs.json' },
  gnome('de', 'de'),
  gnome('fr', 'fr'),
  gnome('es', 'es'),
  gnome('sr-Cyrl', 'sr'),
  gnome('sr-Latn', 'sr'),
  gnome('sr-ascii', 'sr'),
  logingov('es'),
  logingov('fr'),
  logingov('zh'),
]

/** Large or spoken sets, measured when asked for by name. */
const spoken = { base: 'faq-12k', lang: 'en', kb: 'faq-12k/docs.jsonl' }

export const extraRecipes: Recipe[] = [
  { ...spoken, name: 'faq-12k with_entity', queries: 'faq-12k/queries.with_entity.jsonl' },
  {
    ...spoken,
    name: 'faq-12k with_history',
    queries: 'faq-12k/queries.jsonl',
    plain: 'faq-12k/queries.with_history.jsonl',
  },
  { ...spoken, name: 'faq-12k last turn', queries: 'faq-12k/queries.jsonl', alone: true },
]

const opened = new Map<string, Promise<Library>>()

export async function openSet(recipe: Recipe): Promise<EvalSet> {
  let library = opened.get(recipe.kb)
  if (!library) {
    library = open(recipe.kb)
    opened.set(recipe.kb, library)
  }
  const rows = await readRows<Omit<Question, 'history'> & { history?: string[] }>(recipe.queries)
  const hidden = recipe.hidden ? (JSON.parse(await readFile(join(dataFolder, recipe.hidden), 'utf8')) as string[]) : []
  const plain = recipe.plain ? await readRows<Pick<Question, 'id' | 'query'>>(recipe.plain) : []
  const plainly = new Map(plain.map(({ id, query }) => [id.replace(/-hist$/, ''), query]))
  const questions = rows.map((row) => {
    const gold = row.gold.filter((id) => !hidden.includes(id))
    const history = recipe.alone ? [] : (row.history ?? []).map(turnOf)
    const text = plainly.get(row.id)
    return { ...row, gold, answerable: row.answerable && gold.length > 0, history, ...(text && { plain: text }) }
  })
  return { name: recipe.name, base: recipe.base, lang: recipe.lang, library: await library, questions, hidden }
}

function turnOf(line: string): Turn {
  const [, who, text = ''] = /^(USER|SYSTEM): (.*)$/s.exec(line) ?? []
  if (!who) throw new Error(`A turn of a dialogue starts neither with USER: nor with SYSTEM: “${line.slice(0, 40)}”`)
  return { role: who === 'USER' ? 'customer' : 'assistant', text }
}

/** Messages about something else altogether. */
export async function offTopic(part: 'val' | 'test'): Promise<string[]> {
  const rows = await readRows<Question>(`clinc150/queries.${part}.jsonl`)
  return rows.filter(({ type }) => type === 'oos').map(({ query }) => query)
}

export function haveData(): boolean {
  return existsSync(join(dataFolder, 'README.md'))
}

/** Rows of a file of JSON lines of the evaluation data. */
export async function readRows<T>(path: string): Promise<T[]> {
  const text = await readFile(join(dataFolder, path), 'utf8')
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T)
}

const log = { info() {}, warn() {}, error() {} }

async function open(kb: string): Promise<Library> {
  const folder = kb.endsWith('.jsonl') ? await unpacked(kb) : join(dataFolder, kb)
  return openLibrary({ folder, clock: { now: () => new Date().toISOString() }, log, watch: false })
}

/** A base that comes as JSON lines, as files in a temporary folder. */
async function unpacked(path: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bellhop-eval-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  for (const { id, title, text } of await readRows<{ id: string; title: string; text: string }>(path)) {
    await writeFile(join(folder, `${id}.md`), `---\ntitle: ${JSON.stringify(title)}\nlang: en\n---\n\n${text}\n`)
  }
  return folder
}
