/** What an editor does about a cluster: dismisses it, takes it up again, links it to an article, or drafts one. */
import type { ClusterDeed, DraftedBy, KeptDeed, MissCluster } from '../../ports/misses.ts'
import { saveDraft } from '../content/drafts.ts'
import { type Denied, type Desk, isDenied } from '../desk.ts'
import { draftFor, questionsFor } from './draft.ts'
import { conversationsIn } from './gather.ts'
import { tell } from './tell.ts'

type By = { id: string; name: string }

/** Misses that are read of one cluster. */
const MOST_READ = 400

/** A cluster that is nobody's part; of one that was merged, what it is part of. */
export async function clusterOf(desk: Pick<Desk, 'store'>, id: string): Promise<MissCluster | undefined> {
  let cluster = await desk.store.missCluster(id)
  for (let steps = 0; cluster?.into && steps < 20; steps++) cluster = await desk.store.missCluster(cluster.into)
  return cluster
}

/** It stays without an answer, and the reason is kept; only much growth brings it back. */
export function dismiss(desk: Desk, by: By, id: string, why: string): Promise<MissCluster | Denied> {
  return moved(desk, by, id, 'dismissed', { did: 'dismissed', why })
}

/** Opens what was dismissed or closed. */
export function reopen(desk: Desk, by: By, id: string): Promise<MissCluster | Denied> {
  return moved(desk, by, id, 'open', { did: 'reopened', why: 'by_hand', conversations: 0 })
}

async function moved(
  desk: Desk,
  by: By,
  id: string,
  state: 'open' | 'dismissed',
  deed: ClusterDeed,
): Promise<MissCluster | Denied> {
  const cluster = await clusterOf(desk, id)
  if (!cluster) return { refused: 'notFound' }
  if (cluster.state === state) return cluster
  const at = desk.clock.now()
  const sizeThen = conversationsIn(await desk.store.misses({ clusterId: cluster.id, limit: MOST_READ }))
  const change = { state, since: at, sizeThen }
  await desk.store.changeClusters({
    patch: [{ id: cluster.id, ...change }],
    deeds: [noted(desk, by, cluster.id, deed)],
  })
  tell(desk)
  return { ...cluster, ...change }
}

/**
 * Puts the cluster's questions into an article's front matter, as the editor's own draft of it: it is theirs to look
 * over and to publish.
 * @returns the path of the draft; `noArticle` where there is no such article
 */
export async function link(desk: Desk, by: By, id: string, articleId: string): Promise<{ path: string } | Denied> {
  const cluster = await clusterOf(desk, id)
  if (!cluster) return { refused: 'notFound' }
  const path = `${articleId}.md`
  const file = desk.content.articles.all().has(articleId) ? await desk.content.files.read(path) : undefined
  if (!file) return { refused: 'noArticle' }
  if (isDenied(file)) return file
  const own = (await desk.store.draftsOf(path)).find((draft) => draft.by.id === by.id)
  const text = own?.text ?? file.text
  const { questions } = desk.content.articles.read(path, text).front
  const misses = await desk.store.misses({ clusterId: cluster.id, limit: MOST_READ })
  const added = questionsFor(misses, cluster.label, questions)
  const changed = desk.content.articles.withFront(text, { questions: [...questions, ...added] })
  if (changed === undefined) return { refused: 'notEditable', path, why: 'its front matter cannot be read' }
  const base = own ? own.base : file.revision
  const kept = await saveDraft(desk, by, { path, text: changed, base, cause: { kind: 'cluster', id: cluster.id } })
  return isDenied(kept) ? kept : hasArticle(desk, by, cluster, { did: 'linked', articleId })
}

/**
 * Drafts an article that would answer the cluster, as the editor's own draft of a file that is not there yet.
 * @param signal calls off what a model is asked
 */
export async function draftArticle(
  desk: Desk,
  by: By,
  id: string,
  signal: AbortSignal,
): Promise<({ path: string } & DraftedBy) | Denied> {
  const cluster = await clusterOf(desk, id)
  if (!cluster) return { refused: 'notFound' }
  const misses = await desk.store.misses({ clusterId: cluster.id, limit: MOST_READ })
  const { articleId, text, written } = await draftFor(desk, by, cluster, misses, signal)
  const cause = { kind: 'cluster' as const, id: cluster.id }
  const kept = await saveDraft(desk, by, { path: `${articleId}.md`, text, base: null, cause })
  if (isDenied(kept)) return kept
  return { ...(await hasArticle(desk, by, cluster, { did: 'drafted', articleId, ...written })), ...written }
}

async function hasArticle(
  desk: Desk,
  by: By,
  cluster: MissCluster,
  deed: Extract<ClusterDeed, { did: 'linked' | 'drafted' }>,
): Promise<{ path: string }> {
  const { articleId } = deed
  const articleIds = [...new Set([...cluster.articleIds, articleId])]
  await desk.store.changeClusters({
    patch: [{ id: cluster.id, articleIds }],
    deeds: [noted(desk, by, cluster.id, deed)],
  })
  tell(desk)
  return { path: `${articleId}.md` }
}

function noted(desk: Desk, by: By, clusterId: string, deed: ClusterDeed): KeptDeed {
  return { clusterId, at: desk.clock.now(), by: { id: by.id, name: by.name }, deed }
}
