/** The knowledge base as it is and as it would be, side by side and seen with the same eyes, for playing questions on. */
import { isPublic } from '../domain/articles.ts'
import type { Iso } from '../domain/events.ts'
import type { FileChange, Fit } from '../ports/trials.ts'
import { type Builder, inPlace } from './builder.ts'
import { type Reader, readerOf } from './reader.ts'
import { informedBy, makeSelfKnowledge } from './self-knowledge.ts'
import { type Shelf, searchShelf, shelve } from './shelf.ts'
import { stampOfShelf } from './stamp.ts'

export interface Scene {
  before: Reader
  after: Reader
  /** Names of what both answer from: `Trials.stamp`. */
  stamps: { before: string; after: string }
  /** Where an article of before is found after; itself where it stayed. */
  moved(id: string): string
}

export interface Stage {
  /**
   * Reads the folder as it is by now. What is to be published later, and no customer sees yet, is seen at its moment.
   * @param fit what the judge knows of the base, on both sides
   * @param answersStale whether customers are answered from articles whose `reviewBy` has passed
   * @throws KnowledgeUnavailable
   */
  set(changes: readonly FileChange[], fit: Fit, now: Iso, answersStale?: boolean): Promise<Scene>
}

/** @param folder of markdown files */
export function openStage(folder: string, builder: Builder = inPlace(folder)): Stage {
  return {
    async set(changes, fit, now, answersStale = true) {
      const [base, tried] = [shelve(folder, await builder.build()), shelve(folder, await builder.attempt({ changes }))]
      return sceneOf(base, tried, fit, { now, nowAfter: later(base, tried, changes, now), answersStale })
    },
  }
}

/** How the articles are looked at. */
export interface Seen {
  now: Iso
  /** The moment at which those of after are seen; now unless said otherwise. */
  nowAfter?: Iso
  /** Whether customers are answered from articles whose `reviewBy` has passed; default true. */
  answersStale?: boolean
}

/** Two readings of folders side by side. */
export function sceneOf(
  base: Shelf,
  tried: Shelf,
  fit: Fit,
  { now, nowAfter = now, answersStale = true }: Seen,
): Scene {
  const inform = informedBy(fit)
  const side = (shelf: Shelf, at: Iso) =>
    readerOf({
      shelf: () => shelf,
      now: () => at,
      inform,
      fitted: () => fit.calibration !== undefined,
      answersStale: () => answersStale,
    })
  return {
    before: side(base, now),
    after: side(tried, nowAfter),
    stamps: { before: stampOfShelf(base, now), after: stampOfShelf(tried, nowAfter) },
    moved: (id) => (tried.articles.has(id) ? id : (tried.redirects.get(id) ?? id)),
  }
}

/** When the last of the changed articles appears that nobody sees as it is; now where none waits. */
function later(base: Shelf, tried: Shelf, changes: readonly FileChange[], now: Iso): Iso {
  const moments = changes.flatMap(({ path }) => {
    const id = path.replace(/\.md$/i, '')
    const { publishAt, draft } = tried.articles.get(id) ?? {}
    return publishAt && !draft && !base.articles.has(id) ? publishAt : []
  })
  return [now, ...moments].reduce((latest, moment) => (moment > latest ? moment : latest))
}

/** What a judge finds out about a reading, all of it: the work of seconds. */
export async function studied(shelf: Shelf, now: Iso): Promise<Fit> {
  let failed: unknown
  const self = makeSelfKnowledge((error) => {
    failed = error
  }, true)
  const articles = [...shelf.articles.values()].filter((article) => isPublic(article, now))
  await self.study(articles, (request) => searchShelf(shelf, request, now), true)
  await self.settled()
  if (failed !== undefined) throw failed
  return self.fit()
}

/** A reading of a folder by itself. @throws KnowledgeUnavailable */
export async function readShelf(folder: string): Promise<Shelf> {
  return shelve(folder, await inPlace(folder).build())
}
