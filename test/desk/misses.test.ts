import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { resolve } from '../../src/desk/assignment.ts'
import { claim } from '../../src/desk/claim.ts'
import { publish } from '../../src/desk/content/publish.ts'
import { isDenied } from '../../src/desk/desk.ts'
import { acknowledgeAlarm, alarmsNow, watchGrowth } from '../../src/desk/misses/alarm.ts'
import { afterPublished } from '../../src/desk/misses/ask-again.ts'
import { apart, join as joinTo, takeOut } from '../../src/desk/misses/by-hand.ts'
import { dismiss, draftArticle, link, reopen } from '../../src/desk/misses/deeds.ts'
import { GROWN, gather, regroup } from '../../src/desk/misses/gather.ts'
import { oneCluster, rankedMisses } from '../../src/desk/misses/look.ts'
import { draftOfProposal } from '../../src/desk/misses/proposal.ts'
import { recordMisses } from '../../src/desk/misses/record.ts'
import { propose } from '../../src/desk/proposals.ts'
import { relay } from '../../src/desk/relay.ts'
import { quoteDrafter } from '../../src/drafting/quote.ts'
import { articleFiles } from '../../src/knowledge/article-files.ts'
import { articlesOf } from '../../src/knowledge/editing.ts'
import { type Library, openLibrary } from '../../src/knowledge/library.ts'
import { asks, hired, type Member, openDesk, opened, repliesTo, type TestDesk } from '../fixtures/desk.ts'

const ed = { id: 'ed', name: 'Ed' }

let desk: TestDesk
let library: Library
let folder: string
let ann: Member

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bellhop-kb-'))
  cpSync(join(import.meta.dirname, '../fixtures/kb'), folder, { recursive: true })
  desk = await openDesk()
  library = await openLibrary({ folder, clock: desk.clock, log: desk.log, watch: false })
  const content = { files: articleFiles(folder), articles: articlesOf(library) }
  Object.assign(desk, { retriever: library, drafter: quoteDrafter(), content })
  ann = await hired(desk, 'Ann')
  await desk.store.setPresence(ann.id, { state: 'online', connected: true, seenAt: desk.clock.now() })
})

afterEach(async () => {
  await library.close()
  await desk.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A question about coffee that no article covers goes to a person, who answers it where an answer is given. */
async function missed(question: string, answer?: string): Promise<string> {
  const id = await opened(desk, { locale: 'en', name: 'Mira Kovač' })
  await asks(desk, id, question)
  const state = await desk.store.conversation(id)
  if (state?.status.kind !== 'queued') await asks(desk, id, 'I want to talk to a person')
  if (answer) {
    await claim(desk, id, ann)
    await desk.clock.advance(40_000)
    await relay(desk, id, ann, { clientMessageId: `answer-${id}`, text: answer })
    await resolve(desk, id, ann)
  }
  await desk.clock.advance(60_000)
  return id
}

async function gathered(): Promise<void> {
  while (!(await recordMisses(desk)));
  while (await gather(desk));
}

const descaling = [
  'How do I descale the espresso machine?',
  'What is the best way to descale my espresso machine?',
  'Can you tell me how to descale the machine for espresso?',
]
const answer =
  'Hi Mira, fill the tank with 1 litre of water and one sachet of citric acid.\n\nRun the steam wand until the tank is empty, then rinse twice with fresh water.\n\nBest, Ann'

describe('Questions that nobody got an answer to', () => {
  it('about one thing are one cluster, ranked with what it costs; another stands alone', async () => {
    for (const question of descaling) await missed(question, answer)
    await missed('Do you sell decaf beans from Peru?')
    await gathered()
    const { clusters, states } = await rankedMisses(desk, { limit: 10 })
    expect(states).toEqual({ open: 2, dismissed: 0, closed: 0 })
    expect(clusters.map(({ conversations }) => conversations)).toEqual([3, 1])
    expect(clusters[0]).toMatchObject({ costFrom: 'measured', eachSeconds: 40, costSeconds: 120, recent: 3, before: 0 })
    expect(clusters[0]?.label).toMatch(/descale/)
    expect(clusters[0]?.terms).toContain('espresso')
    expect(clusters[1]).toMatchObject({ costFrom: 'others', eachSeconds: 40 })
    expect((await rankedMisses(desk, { q: 'peru', limit: 10 })).clusters).toHaveLength(1)
    expect((await rankedMisses(desk, { lang: 'de', limit: 10 })).clusters).toEqual([])
  })

  it('are shown to editors without who asked; only agents are led to conversations', async () => {
    const id = await missed(descaling[0] as string, answer)
    await gathered()
    const [cluster] = (await rankedMisses(desk, { limit: 1 })).clusters
    const forEditor = await oneCluster(desk, cluster?.clusterId ?? '', false)
    expect(JSON.stringify(forEditor)).not.toContain('Mira')
    expect(JSON.stringify(forEditor)).not.toContain(id)
    expect(await oneCluster(desk, cluster?.clusterId ?? '', true)).toMatchObject({
      examples: [
        {
          conversationId: id,
          handlingSeconds: 40,
          outcome: 'solved',
          replies: [expect.stringContaining('citric acid')],
        },
      ],
    })
  })

  it('stay in their cluster when they are grouped anew', async () => {
    for (const question of descaling) await missed(question)
    await missed('Do you sell decaf beans from Peru?')
    await gathered()
    const before = await desk.store.missFacts('')
    await regroup(desk)
    expect(await desk.store.missFacts('')).toEqual(before)
  })
})

describe('A cluster', () => {
  it('is drafted from the answers, published, asked again, closed, and answers the next customer', async () => {
    for (const question of descaling) await missed(question, answer)
    await gathered()
    const [cluster] = (await rankedMisses(desk, { limit: 1 })).clusters
    const clusterId = cluster?.clusterId ?? ''
    const made = await draftArticle(desk, ed, clusterId, new AbortController().signal)
    if (isDenied(made)) throw new Error(made.refused)
    const [draft] = await desk.store.draftsOf(made.path)
    expect(draft).toMatchObject({ base: null, cause: { kind: 'cluster', id: clusterId } })
    expect(draft?.text).toContain('draft: true')
    expect(draft?.text).toContain('Run the steam wand until the tank is empty')
    expect(draft?.text).not.toMatch(/Mira|Best|Ann/)
    const front = desk.content.articles.read(made.path, draft?.text ?? '').front
    expect(front.questions).toEqual(expect.arrayContaining([descaling[0]]))
    const live = (draft?.text ?? '').replace('draft: true\n', '')
    expect(isDenied(await publish(desk, ed, { path: made.path, text: live, base: null, why: 'Asked for' }))).toBe(false)
    await afterPublished(desk, [made.path.replace('.md', '')])
    expect(await desk.store.missCluster(clusterId)).toMatchObject({ state: 'closed', sizeThen: 3 })
    const deeds = (await desk.store.clusterHistory(clusterId)).map(({ deed }) => deed)
    expect(deeds).toMatchObject([
      { did: 'founded' },
      { did: 'drafted' },
      { did: 'closed', before: { questions: 3, answered: 0 }, after: { questions: 3, answered: 3 } },
    ])
    const [reply] = await repliesTo(
      desk,
      await opened(desk, { locale: 'en' }),
      'How do I descale the espresso machine?',
    )
    expect(reply).toMatchObject({ decision: 'answer', citations: [{ articleId: made.path.replace('.md', '') }] })
  })

  it('opens again when what it was closed by is gone, and when its question comes back', async () => {
    await missed(descaling[0] as string)
    await gathered()
    const [cluster] = (await rankedMisses(desk, { limit: 1 })).clusters
    const id = cluster?.clusterId ?? ''
    const close = { id, state: 'closed' as const, sizeThen: 1, articleIds: ['orders/delivery'] }
    await desk.store.changeClusters({ patch: [close] })
    await afterPublished(desk, ['orders/delivery'])
    expect(await desk.store.missCluster(id)).toMatchObject({ state: 'open' })
    await desk.store.changeClusters({ patch: [close] })
    await missed(descaling[1] as string)
    await gathered()
    expect(await desk.store.missCluster(id)).toMatchObject({ state: 'open', sizeThen: 2 })
    const why = (await desk.store.clusterHistory(id)).flatMap(({ deed }) => (deed.did === 'reopened' ? deed.why : []))
    expect(why).toEqual(['lost', 'came_back'])
  })

  it('that was dismissed stays so until it has grown much', async () => {
    await missed(descaling[0] as string)
    await gathered()
    const [cluster] = (await rankedMisses(desk, { limit: 1 })).clusters
    const id = cluster?.clusterId ?? ''
    expect(await dismiss(desk, ed, id, 'We sell no machines')).toMatchObject({ state: 'dismissed', sizeThen: 1 })
    for (let n = 0; n < GROWN.by - 1; n++) await missed(descaling[n % 3] as string)
    await gathered()
    expect(await desk.store.missCluster(id)).toMatchObject({ state: 'dismissed' })
    await missed(descaling[0] as string)
    await gathered()
    expect(await desk.store.missCluster(id)).toMatchObject({ state: 'open' })
    expect(await reopen(desk, ed, 'nothing')).toEqual({ refused: 'notFound' })
  })

  it('linked to an article puts its questions into the editor’s draft of that, and nothing else', async () => {
    await missed(descaling[0] as string)
    await gathered()
    const [cluster] = (await rankedMisses(desk, { limit: 1 })).clusters
    const id = cluster?.clusterId ?? ''
    expect(await link(desk, ed, id, 'orders/unknown')).toEqual({ refused: 'noArticle' })
    expect(await link(desk, ed, id, 'orders/delivery')).toEqual({ path: 'orders/delivery.md' })
    const [draft] = await desk.store.draftsOf('orders/delivery.md')
    const { front } = desk.content.articles.read('orders/delivery.md', draft?.text ?? '')
    expect(front.questions).toEqual(['How long does delivery take?', 'What does shipping cost?', descaling[0]])
    const file = await desk.content.files.read('orders/delivery.md')
    expect(file && !isDenied(file) && file.text).not.toContain('descale')
    expect(await desk.store.missCluster(id)).toMatchObject({ articleIds: ['orders/delivery'], state: 'open' })
  })
})

describe('What an editor says of clusters', () => {
  const coffee = 'Do you sell decaf beans from Peru?'

  /** Cluster ids by a word of their label. */
  async function clustersOf(): Promise<(word: string) => string> {
    await gathered()
    const { clusters } = await rankedMisses(desk, { limit: 20 })
    return (word) => clusters.find(({ label }) => label.includes(word))?.clusterId ?? ''
  }

  const questionsOf = async (clusterId: string) =>
    (await desk.store.misses({ clusterId, limit: 99 })).map(({ question }) => question)

  it('joins two, against grouping anew and for what comes later, and takes them apart again with that', async () => {
    for (const question of descaling) await missed(question)
    await missed(coffee)
    const find = await clustersOf()
    const [machine, beans] = [find('descale'), find('decaf')]
    expect(await joinTo(desk, ed, beans, machine)).toMatchObject({ id: machine, held: true, sizeThen: 4 })
    expect(await joinTo(desk, ed, beans, machine)).toMatchObject({ id: machine })
    await missed('Do you sell decaf beans from Brazil?')
    await missed(descaling[1] as string)
    await gathered()
    await regroup(desk)
    expect(await questionsOf(machine)).toHaveLength(6)
    expect(await desk.store.missCluster(beans)).toMatchObject({ state: 'merged', into: machine })
    expect(await oneCluster(desk, beans, false)).toMatchObject({
      clusterId: machine,
      parts: [{ clusterId: beans, label: 'Do you sell decaf beans from Brazil?', conversations: 2 }],
    })
    expect(await apart(desk, ed, machine, 'nothing')).toEqual({ refused: 'notFound' })
    expect(await apart(desk, ed, machine, beans)).toMatchObject({ id: beans, state: 'open', into: null })
    await regroup(desk)
    expect(await questionsOf(beans)).toEqual(['Do you sell decaf beans from Brazil?', coffee])
    expect(await questionsOf(machine)).toHaveLength(4)
    const deeds = async (id: string) =>
      (await desk.store.clusterHistory(id)).map(({ by, deed }) => [by?.name, deed.did])
    expect(await deeds(machine)).toEqual([
      [undefined, 'founded'],
      ['Ed', 'merged'],
      ['Ed', 'split'],
    ])
    expect((await rankedMisses(desk, { limit: 9 })).clusters.map(({ conversations }) => conversations)).toEqual([4, 2])
  })

  it('opens what was closed where questions come to it that nobody has asked again; what is dismissed stays so', async () => {
    await missed(descaling[0] as string)
    await missed(coffee)
    await missed('Where is your shop in Vienna?')
    const find = await clustersOf()
    const [machine, beans, shop] = [find('descale'), find('decaf'), find('Vienna')]
    const closed = { id: machine, state: 'closed' as const, sizeThen: 1, articleIds: ['orders/delivery'] }
    await desk.store.changeClusters({ patch: [closed] })
    await dismiss(desk, ed, beans, 'No decaf')
    expect(await joinTo(desk, ed, shop, machine)).toMatchObject({ state: 'open', articleIds: ['orders/delivery'] })
    expect(await joinTo(desk, ed, machine, beans)).toMatchObject({ state: 'dismissed', sizeThen: 3 })
    expect(await joinTo(desk, ed, 'nothing', beans)).toEqual({ refused: 'notFound' })
  })

  it('takes a question out, with those that are the same in letters, to a cluster of its own or out of the way', async () => {
    for (const question of [...descaling, descaling[0] as string]) await missed(question)
    const machine = (await clustersOf())('descale')
    const [same, , other] = descaling as [string, string, string]
    const idOf = async (question: string) =>
      (await desk.store.misses({ clusterId: machine, limit: 9 })).find((miss) => miss.question === question)?.id ?? ''
    const alone = await takeOut(desk, ed, machine, { missId: await idOf(same) })
    if (isDenied(alone)) throw new Error(alone.refused)
    expect(alone).toMatchObject({ state: 'open', label: same, held: true })
    const gone = await takeOut(desk, ed, machine, { missId: await idOf(other), why: 'A test of ours' })
    expect(gone).toMatchObject({ state: 'dismissed', sizeThen: 1 })
    await regroup(desk)
    expect(await questionsOf(machine)).toEqual([descaling[1]])
    expect(await questionsOf(alone.id)).toEqual([same, same])
    expect(await takeOut(desk, ed, machine, { missId: 'nothing' })).toEqual({ refused: 'notFound' })
    const last = await idOf(descaling[1] as string)
    expect(await takeOut(desk, ed, machine, { missId: last })).toMatchObject({ id: machine, state: 'open' })
    expect(await takeOut(desk, ed, machine, { missId: last, why: 'Also' })).toMatchObject({
      id: machine,
      state: 'dismissed',
    })
    expect(await joinTo(desk, ed, alone.id, machine)).toMatchObject({ id: machine })
    expect(await questionsOf(machine)).toHaveLength(3)
  })

  it('is offered the clusters that are nearest', async () => {
    for (const question of descaling) await missed(question)
    await missed(coffee)
    const find = await clustersOf()
    const [first] = await desk.store.misses({ clusterId: find('descale'), limit: 1 })
    await takeOut(desk, ed, find('descale'), { missId: first?.id ?? '' })
    const one = await oneCluster(desk, find('descale'), false)
    if ('refused' in one) throw new Error(one.refused)
    const labels = one.near.map(({ label }) => label)
    expect(labels[0]).toBe(first?.question)
    expect(labels).not.toContain(one.label)
  })
})

it('A proposal is opened as a draft, once', async () => {
  const id = await missed(descaling[0] as string, answer)
  const body = '---\ntitle: Descale\ndraft: true\n---\n\nUse citric acid.\n'
  const proposal = await propose(desk, ann, { conversationId: id, title: 'Descale the machine', body })
  if (isDenied(proposal)) throw new Error(proposal.refused)
  const made = await draftOfProposal(desk, ed, proposal.id)
  expect(made).toEqual({ path: expect.stringMatching(/descale-the-machine\.md$/) })
  expect(await draftOfProposal(desk, ed, proposal.id)).toEqual(made)
  expect(await draftOfProposal(desk, ed, 'none')).toEqual({ refused: 'unknownProposal' })
})

it('Many who ask the same within an hour ring once, without their words in the log, until it is calm', async () => {
  await missed('Do you sell decaf beans from Peru?')
  await desk.clock.advance(3 * 86_400_000)
  for (let n = 0; n < 4; n++) await missed(descaling[n % 3] as string)
  await gathered()
  await watchGrowth(desk)
  expect(await alarmsNow(desk)).toEqual([])
  for (let n = 0; n < 4; n++) await missed(descaling[n % 3] as string)
  await gathered()
  await watchGrowth(desk)
  await watchGrowth(desk)
  const [alarm, ...others] = await alarmsNow(desk)
  expect(others).toEqual([])
  expect(alarm).toMatchObject({ window: 'hour', count: 8, label: expect.stringContaining('descale') })
  expect(desk.logged.filter((line) => line.includes('grow suddenly'))).toHaveLength(1)
  expect(desk.logged.join()).not.toContain('descale')
  await acknowledgeAlarm(desk, ed, alarm?.id ?? '')
  await watchGrowth(desk)
  expect(await alarmsNow(desk)).toEqual([])
  expect(await desk.store.missAlarms()).toHaveLength(1)
  await desk.clock.advance(2 * 86_400_000)
  await watchGrowth(desk)
  expect(await desk.store.missAlarms()).toEqual([])
})
