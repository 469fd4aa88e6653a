/** Finds faults in the articles of an open library, and keeps what it found while nothing changes. */
import { statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import type { Problem } from '../../domain/articles.ts'
import type { Inspector } from '../../ports/inspector.ts'
import type { Clock } from '../../ports/system.ts'
import { articleId, parseArticle } from '../article.ts'
import { isReadme } from '../base.ts'
import { markdownFiles } from '../folder.ts'
import type { Shelf } from '../shelf.ts'
import { treeInParts } from '../tree-in-parts.ts'
import { type Around, around } from './around.ts'
import { judgeIn, readText, type TextReading } from './inspect.ts'
import { makeOverlapFinder } from './overlaps.ts'

/** Milliseconds of work between two turns of the event loop. */
const SLICE_MS = 8

/**
 * @param root the folder
 * @param shelf the reading that is answered from now
 */
export function makeInspector(root: string, clock: Pick<Clock, 'now'>, shelf: () => Shelf): Inspector {
  const surroundings = new WeakMap<Shelf, Around>()
  const findings = new WeakMap<Shelf, Promise<ReadonlyMap<string, readonly Problem[]>>>()
  const readings = new Map<string, { text: string; reading: TextReading }>()
  const finder = makeOverlapFinder((articleId) => textOf(root, articleId), resting)

  const aroundOf = (reading: Shelf): Around => {
    const known = surroundings.get(reading)
    if (known) return known
    const { articles, redirects, status } = reading
    const errors = status.problems.filter(({ severity }) => severity === 'error')
    const leftOut = new Map(errors.map(({ file, message }) => [file, message]))
    const made = around({ articles, redirects, leftOut, hasPicture: (path) => isFile(join(root, path)) })
    surroundings.set(reading, made)
    return made
  }
  const readIn = (reading: Shelf, path: string, text: string): TextReading => {
    const known = readings.get(path)
    if (known?.text === text) return known.reading
    const before = reading.articles.get(articleId(path))?.lang
    return readText(path, text, { before, common: reading.common })
  }
  const inspectFiles = async (reading: Shelf): Promise<ReadonlyMap<string, readonly Problem[]>> => {
    const found = new Map<string, readonly Problem[]>()
    const rest = resting()
    const paths = markdownFiles(root, [])
    for (const path of readings.keys()) if (!paths.includes(path)) readings.delete(path)
    for (const path of paths) {
      await rest()
      const bytes = await readFile(join(root, path)).catch(() => undefined)
      if (!bytes || isReadme(path, bytes)) continue
      const text = decoded(bytes)
      if (text === undefined) {
        found.set(path, parseArticle(path, bytes).problems)
        continue
      }
      const read = readIn(reading, path, text)
      readings.set(path, { text, reading: read })
      found.set(path, judgeIn(read, aroundOf(reading), clock.now()))
    }
    return found
  }
  return {
    inspect(path, text) {
      const now = shelf()
      return judgeIn(readIn(now, path, text), aroundOf(now), clock.now())
    },
    inspectAll() {
      const now = shelf()
      const known = findings.get(now) ?? inspectFiles(now)
      findings.set(now, known)
      return known
    },
    overlaps: () => finder.all(shelf()),
    async overlapsOf(path, text) {
      const now = shelf()
      const before = now.articles.get(articleId(path))?.lang
      const { article } = parseArticle(path, new TextEncoder().encode(text), { spoken: before, parse: treeInParts })
      if (!article) return []
      const lang = article.lang === 'und' ? (now.articles.get(article.id)?.lang ?? now.common) : article.lang
      return finder.of(now, { ...article, lang }, text)
    },
  }
}

/** The text of a file as it lies there; undefined where it is not UTF-8. A byte order mark is not part of it. */
export function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** The file of an article, whatever the letter case of its ending. */
async function textOf(root: string, articleId: string): Promise<string | undefined> {
  for (const ending of ['.md', '.MD', '.Md']) {
    const bytes = await readFile(join(root, articleId + ending)).catch(() => undefined)
    if (bytes) return decoded(bytes)
  }
  return undefined
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true
}

/** Gives others a turn whenever enough was done in one go. */
function resting(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < SLICE_MS) return
    await turn()
    since = performance.now()
  }
}
