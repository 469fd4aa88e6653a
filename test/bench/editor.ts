/**
 * `npm run bench -- --only editor`: what an editor waits for on a help centre of 414 articles, where it is at hand, and
 * else on a made up one of 400: the built server, each thing asked for many times over HTTP.
 */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { scratch, startServer } from '../journeys/support/server.ts'
import { addStaff, chief, type SignedIn, signIn } from '../journeys/support/staff.ts'
import { madeUp } from './corpus.ts'
import { searchTimes, typingTimes } from './editor-page.ts'

const real = resolve(import.meta.dirname, '../../../shared/eval/arduino-help/kb')
const TIMES = 200
const SAVES = 20
/** What 95 of 100 must stay within, in milliseconds. */
const goals = { typing: 50, inspect: 100, save: 1_000, list: 100, search: 100 }

const searches = ['upload a sketch', 'driver', 'IDE does not start', 'refund', 'serial port linux', 'nano', 'boot']

interface OpenFile {
  text: string
  revision: string
}

/** Measures and prints; what it writes, it writes into a copy. */
export async function benchEditor(): Promise<void> {
  const kb = existsSync(real) ? real : written()
  const paths = readdirSync(kb, { recursive: true })
    .map(String)
    .filter((path) => path.endsWith('.md'))
  const server = await startServer({ kb, env: { BELLHOP_LIMIT_ADDRESS_REQUESTS_PER_MINUTE: '1000000' } })
  try {
    await addStaff(server, chief)
    const editor = await signIn(server, chief)
    console.log(`\n${paths.length} articles${kb === real ? ' of arduino-help' : ', made up'}`)
    console.log('                                       p50 ms    p95 ms')
    const at = (n: number) => paths[Math.floor((n * paths.length) / TIMES) % paths.length] as string
    const texts = await Promise.all(paths.slice(0, TIMES).map((path) => open(editor, path)))
    row('the list of articles', goals.list, await times(50, () => editor.get('/api/editor/articles')))
    row('a search', goals.search, await times(TIMES, (n) => find(editor, n)))
    row('typing until the preview shows it', goals.typing, await typingTimes(server.url, chief, paths))
    row('a search in the page', goals.list, await searchTimes(server.url, chief, searches))
    row('problems, when the text rests', goals.inspect, await times(TIMES, (n) => inspect(editor, at(n), texts, n)))
    row('from save to answered from', goals.save, await times(SAVES, (n) => save(editor, server.url, at(n * 7), n)))
  } finally {
    await server.stop()
  }
}

function written(): string {
  const folder = scratch('made-up')
  for (const { id, title, body } of madeUp(400).articles) {
    const file = join(folder, `${id}.md`)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, `---\ntitle: ${JSON.stringify(title)}\nlang: en\n---\n\n${body}\n`)
  }
  return folder
}

const open = (editor: SignedIn, path: string) =>
  editor.get<OpenFile>(`/api/editor/file?path=${encodeURIComponent(path)}`)

const find = (editor: SignedIn, n: number) =>
  editor.get(`/api/articles/search?q=${encodeURIComponent(searches[n % searches.length] as string)}`)

/** Every text is another one: nothing of the last is of use. */
const inspect = (editor: SignedIn, path: string, texts: readonly OpenFile[], n: number) =>
  editor.post('/api/editor/inspect', { path, text: `${texts[n % texts.length]?.text ?? ''}\n\nTyped ${n}.\n` })

/** Until customers read it: the call answers once it is answered from, and the page says so. */
async function save(editor: SignedIn, url: string, path: string, n: number): Promise<void> {
  const { text, revision } = await open(editor, path)
  const words = `Quixotic zeppelins moor at mast ${n}.`
  const changed = { path, base: revision, text: `${text}\n\n${words}\n`, why: 'Measured' }
  // Where a text is to be rehearsed first, that is measured by itself.
  const publish = (more: object) => editor.post('/api/editor/publish', { ...changed, ...more })
  await publish({}).catch(() => publish({ overrule: 'Measured' }))
  const page = await fetch(`${url}/api/articles/public/${path.replace(/\.md$/, '')}`)
  if (!(await page.text()).includes(words)) throw new Error(`${path} is not answered from.`)
}

async function times(many: number, work: (n: number) => Promise<unknown>): Promise<number[]> {
  await work(0)
  const took: number[] = []
  for (let n = 1; n <= many; n++) {
    const began = performance.now()
    await work(n)
    took.push(performance.now() - began)
  }
  return took.sort((a, b) => a - b)
}

function row(name: string, goal: number, took: readonly number[]): void {
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0
  const kept = at(0.95) <= goal ? 'within' : 'PAST'
  console.log(
    `  ${name.padEnd(34)} ${at(0.5).toFixed(1).padStart(8)} ${at(0.95).toFixed(1).padStart(9)}  ${kept} ${goal} ms (${took.length} times)`,
  )
}
