/**
 * `npm run bench -- --only help`: what the help centre's pages take from the server, on a real help centre of 414
 * articles, beside a file that does nothing but lie there, from the same server library in the same run. One after the
 * other over one connection, each page asked for the first time and then again; searches are never kept.
 */
import { readFileSync } from 'node:fs'
import { Agent, get as getHttp } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { startServer } from '../journeys/support/server.ts'

const kb = resolve(import.meta.dirname, '../../../shared/eval/arduino-help')
/** Pages and searches that are timed. */
const PAGES = 400
const ROUNDS = 5

/** After `npm run build`. Prints milliseconds and the ratio to the bare answer. */
export async function benchHelp(): Promise<void> {
  const server = await startServer({
    kb: join(kb, 'kb'),
    inPlace: true,
    env: { BELLHOP_LIMIT_ADDRESS_REQUESTS_PER_MINUTE: '1000000' },
  })
  try {
    const list = (await asked(`${server.url}/sitemap.xml`)).body
    const listed = [...list.matchAll(/<loc>[^<]*?(\/help\/[^<]*)<\/loc>/g)].map(([, path]) => path ?? '')
    const pages = listed.slice(0, PAGES)
    const questions = readFileSync(join(kb, 'queries.jsonl'), 'utf8').trim().split('\n').slice(0, PAGES)
    const searches = questions.map(
      (row) => `/help?q=${encodeURIComponent((JSON.parse(row) as { query: string }).query)}`,
    )
    const page = (await asked(server.url + (pages[0] ?? ''))).body
    const bare = serve({ fetch: new Hono().get('*', (c) => c.html(page)).fetch, port: 0, hostname: '127.0.0.1' })
    await new Promise((ready) => bare.once('listening', ready))
    const bareUrl = `http://127.0.0.1:${(bare.address() as AddressInfo).port}`
    await many(bareUrl, pages)
    const measure = await many(bareUrl, times(pages))
    console.log(`  ${pages.length} articles of arduino-help, ${page.length} characters the first article\n`)
    console.log('                                            p50 ms    p99 ms    ÷ bare p50   p99')
    row('a bare answer of the same page', measure, measure)
    row('an article, first time', await many(server.url, pages), measure)
    row('an article', await many(server.url, times(pages)), measure)
    row('an article that the browser has (304)', await many(server.url, times(pages), true), measure)
    row('the start', await many(server.url, times(['/help'], PAGES)), measure)
    row('a search', await many(server.url, searches), measure)
    bare.close()
  } finally {
    await server.stop()
  }
}

const times = (paths: readonly string[], rounds = ROUNDS) => Array.from({ length: rounds }, () => paths).flat()

const agent = new Agent({ keepAlive: true, maxSockets: 1 })

interface Answer {
  status: number
  tag: string | undefined
  body: string
}

function asked(address: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((answered, failed) => {
    getHttp(address, { agent, headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => {
        const { statusCode: status = 0, headers: sent } = answer
        answered({ status, tag: sent.etag, body: Buffer.concat(parts).toString() })
      })
    }).on('error', failed)
  })
}

/** Milliseconds of each, from the request to the last byte. @param known with the fingerprint of what was sent before */
async function many(url: string, paths: readonly string[], known = false): Promise<number[]> {
  const tags = new Map<string, string>()
  if (known) for (const path of new Set(paths)) tags.set(path, (await asked(url + path)).tag ?? '')
  const took: number[] = []
  for (const path of paths) {
    const tag = tags.get(path)
    const began = performance.now()
    const { status } = await asked(url + path, tag ? { 'if-none-match': tag } : {})
    took.push(performance.now() - began)
    if (status !== (known ? 304 : 200)) throw new Error(`${path} was answered ${status}.`)
  }
  return took
}

function row(name: string, took: number[], bare: number[]): void {
  const at = (all: number[], share: number) => [...all].sort((a, b) => a - b)[Math.floor(all.length * share)] ?? 0
  const [p50, p99] = [at(took, 0.5), at(took, 0.99)]
  const cells = [p50.toFixed(2), p99.toFixed(2), (p50 / at(bare, 0.5)).toFixed(1), (p99 / at(bare, 0.99)).toFixed(1)]
  console.log(`  ${name.padEnd(38)} ${cells.map((cell) => cell.padStart(9)).join(' ')}`)
}
