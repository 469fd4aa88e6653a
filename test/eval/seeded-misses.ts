/**
 * Two hundred conversations about things that no article covers, played through the real desk: people's own wordings
 * of known topics whose articles are taken out of the knowledge base, and questions that nobody else asks.
 */
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { escalate } from '../../src/desk/escalate.ts'
import { rateAnswer } from '../../src/desk/rate.ts'
import { quoteDrafter } from '../../src/drafting/quote.ts'
import { openLibrary } from '../../src/knowledge/library.ts'
import type { KeptMiss } from '../../src/ports/misses.ts'
import { asks, messagesOf, openDesk, opened, type TestDesk } from '../fixtures/desk.ts'
import { seeded, shuffled } from './random.ts'
import { dataFolder, type Question, readRows } from './sets.ts'

export interface SeededSet {
  name: string
  /** Folders of articles, by the folder that they are put into; the empty one is the root. */
  kb: Record<string, string>
  queries: string[]
  /** Its own topic for each of these, which nobody else asks about. */
  chatter: string
  topics: number
  wordings: number
  noise: number
}

export const seededSets: SeededSet[] = [
  {
    name: 'stackfaq',
    kb: { '': 'stackfaq/kb' },
    queries: ['stackfaq/queries.jsonl'],
    chatter: 'clinc150/queries.val.jsonl',
    topics: 20,
    wordings: 8,
    noise: 40,
  },
  {
    name: 'clinc150',
    kb: { '': 'clinc150/kb' },
    queries: ['clinc150/queries.test.jsonl'],
    chatter: 'clinc150/queries.test.jsonl',
    topics: 20,
    wordings: 8,
    noise: 40,
  },
  {
    name: 'gnome-help, four languages',
    kb: { en: 'gnome-help/kb/en', de: 'gnome-help/kb/de', fr: 'gnome-help/kb/fr', es: 'gnome-help/kb/es' },
    queries: ['en', 'de', 'fr', 'es'].map((lang) => `gnome-help/queries.${lang}.jsonl`),
    chatter: 'clinc150/queries.val.jsonl',
    topics: 40,
    wordings: 4,
    noise: 40,
  },
]

export interface SeededMiss extends KeptMiss {
  topic: string
}

/** Plays a set and answers what was missed, in the order in which it was. */
export async function playSeeded(set: SeededSet, seed: number): Promise<SeededMiss[]> {
  const random = seeded(seed)
  const mixed = <T>(all: readonly T[]) => shuffled(all, random)
  const rows = (await Promise.all(set.queries.map((path) => readRows<Question>(path)))).flat()
  const byTopic = new Map<string, Question[]>()
  for (const row of rows) {
    const [topic, ...others] = row.gold
    if (topic && others.length === 0) byTopic.set(topic, [...(byTopic.get(topic) ?? []), row])
  }
  const topics = mixed([...byTopic].filter(([, asked]) => asked.length >= set.wordings)).slice(0, set.topics)
  const seeds = topics.flatMap(([topic, asked]) =>
    mixed(asked)
      .slice(0, set.wordings)
      .map(({ query, lang }) => ({ query, lang, topic })),
  )
  const chatter = (await readRows<Question>(set.chatter)).filter(({ type }) => type === 'oos')
  const noise = mixed(chatter)
    .slice(0, set.noise)
    .map(({ query, lang }, at) => ({ query, lang, topic: `noise ${at}` }))
  const folder = await without(
    set,
    topics.map(([topic]) => topic),
  )
  try {
    return await played(mixed([...seeds, ...noise]), folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The articles of a set without those of the topics, in a folder of its own. */
async function without(set: SeededSet, topics: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'bellhop-misses-'))
  for (const [to, from] of Object.entries(set.kb)) cpSync(join(dataFolder, from), join(folder, to), { recursive: true })
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const name = file.split('/').at(-1) ?? ''
    if (topics.includes(name.replace(/\.md$/, ''))) rmSync(join(folder, file))
  }
  return folder
}

async function played(
  seeds: readonly { query: string; lang: string; topic: string }[],
  folder: string,
): Promise<SeededMiss[]> {
  const desk = await openDesk()
  const library = await openLibrary({ folder, clock: desk.clock, log: desk.log, watch: false })
  Object.assign(desk, { retriever: library, drafter: quoteDrafter() })
  const topicOf = new Map<string, string>()
  for (const { query, lang, topic } of seeds) {
    const id = await opened(desk, { locale: lang })
    topicOf.set(id, topic)
    await asks(desk, id, query)
    await unhappy(desk, id)
    await desk.clock.advance(15 * 60_000)
  }
  await desk.clock.advance(2 * 3_600_000)
  while ((await desk.store.foldMisses(desk.clock.now(), 1_000)).more);
  const misses = await desk.store.misses({ limit: 10_000 })
  await library.close()
  await desk.close()
  return misses.reverse().map((miss) => ({ ...miss, topic: topicOf.get(miss.conversationId) ?? '' }))
}

/** What people do whom the assistant has not helped. */
async function unhappy(desk: TestDesk, id: string): Promise<void> {
  const reply = (await messagesOf(desk, id)).findLast(({ author }) => author.kind === 'bot')
  if (reply?.decision === 'answer') await rateAnswer(desk, id, reply.id, { helpful: false })
  if (reply?.decision === 'decline') await escalate(desk, id, { reason: 'customer_request', rule: 'button' })
}
