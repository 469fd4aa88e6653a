/** What an import would write: each article held against what the base holds, with links and pictures settled. */
import { dirname, relative } from 'node:path/posix'
import { setImmediate as turn } from 'node:timers/promises'
import type { BaseFiles, ImportWish, Progress } from '../../ports/moving.ts'
import type { ImportOutcome, ImportReport } from '../../protocol/moving.ts'
import { parseArticle } from '../article.ts'
import { asDraft, type Composed, compose, imported } from './compose.ts'
import { isShown, leftOver, picturesNamed } from './left-over.ts'
import { type Rewrite, rewritten } from './links.ts'
import { type Known, lookAt } from './look-at.ts'
import type { Found, Original, Reading } from './original.ts'
import { openAlbum } from './pictures.ts'
import { place } from './place.ts'
import { keysToOriginals, settler } from './settle.ts'

/** One file to be written, over what it held when it was looked at. */
export interface Write {
  path: string
  bytes: Uint8Array
  over: Uint8Array | undefined
}

type Told = Pick<ImportReport, 'articles' | 'gone' | 'skipped' | 'notes'>

export interface Plan extends Told {
  /** Pictures first: no article shows what is not there yet. */
  writes: { pictures: Write[]; articles: Map<string, Write[]> }
}

/** Former ids that one article keeps. */
const maxFormer = 20

export async function planImport(
  reading: Reading,
  base: Pick<BaseFiles, 'list' | 'read'>,
  { into = '', lang, fetchImages = false }: ImportWish,
  progress: Progress = () => {},
): Promise<Plan> {
  const { known, newer, paths, named } = await lookAt(base)
  const places = place(reading.originals, into, new Map([...known].map(([id, { path }]) => [id, path])), paths)
  const byKey = keysToOriginals(reading.originals)
  const ids = new Set([...paths, ...places.values()].map((path) => path.replace(/\.md$/i, '')))
  const former = formerIds(reading.originals, places, ids)
  const album = openAlbum(fetchImages)
  const fragments = new Map<Original, Set<string>>()
  const plan: Plan = {
    articles: [],
    gone: [],
    skipped: [...reading.skipped],
    notes: [...reading.notes],
    writes: { pictures: [], articles: new Map() },
  }
  let done = 0
  for (const original of reading.originals) {
    const path = places.get(original.id) as string
    const warnings = [...original.warnings]
    const settle = settler(reading, { places, byKey, fragments, warnings })
    const found = new Map<string, Rewrite>()
    for (const [src, picture] of picturesIn(original, reading))
      found.set(src, await laid(album, path, src, picture, warnings))
    const body = settled(original, settle(original), (src) => found.get(src), warnings)
    const composed: Composed = {
      title: original.title,
      front: { ...(lang && { lang }), ...original.front, ...translationOf(original, places) },
      redirectFrom: [...new Set([...(former.get(original) ?? []), ...(known.get(original.id)?.redirectFrom ?? [])])],
      body,
      importedFrom: original.id,
      digest: original.digest,
    }
    const text = compose(composed)
    const fault = faultOf(path, text)
    if (fault) plan.skipped.push({ at: original.at, reason: fault, failed: true })
    else
      consider(
        plan,
        { original, path, composed, text, warnings },
        known.get(original.id),
        newer.get(original.id),
        paths,
      )
    progress(++done, reading.originals.length)
    if (done % 10 === 0) await turn()
  }
  for (const [id, { path, title }] of known) {
    const isOfSource = id.startsWith(reading.scope) && !places.has(id)
    if (isOfSource) plan.gone.push({ path, title })
  }
  for (const { path, bytes } of [...plan.writes.articles.values()].flat()) {
    named.set(path, picturesNamed(new TextDecoder().decode(bytes)))
  }
  const shown = new Set([...named.values()].flatMap((names) => [...names]))
  const there = new Set(paths)
  for (const [path, bytes] of album.pictures) {
    if (!there.has(path) && isShown(path, shown)) plan.writes.pictures.push({ path, bytes, over: undefined })
  }
  const left = await leftOver(base, paths, shown)
  if (left.length > 0) plan.notes.push(left)
  return plan
}

/** The article that a translation says in another language, where it came along. */
function translationOf(
  { translationOf: id }: Original,
  places: ReadonlyMap<string, string>,
): { translationOf?: string } {
  const path = id === undefined ? undefined : places.get(id)
  return path === undefined ? {} : { translationOf: path.replace(/\.md$/i, '') }
}

interface Candidate {
  original: Original
  path: string
  composed: Composed
  text: string
  warnings: string[]
}

/** What becomes of one article. */
function consider(
  plan: Plan,
  { original, path, composed, text, warnings }: Candidate,
  here: Known | undefined,
  newer: Known | undefined,
  paths: readonly string[],
): void {
  const tell = (outcome: ImportOutcome, beside?: string) =>
    plan.articles.push({
      path,
      title: original.title,
      outcome,
      at: original.at,
      ...(beside && { beside }),
      warnings: bounded(warnings),
    })
  const write = (to: string, content: string, over: Uint8Array | undefined) => {
    plan.writes.articles.set(path, [{ path: to, bytes: new TextEncoder().encode(content), over }])
  }
  if (!here) {
    write(path, text, undefined)
    return void tell('created')
  }
  const { sameSource, edited } = imported(here.text, here.hash, original.digest)
  if (!edited && here.text === text) return void tell('unchanged')
  if (!edited) {
    write(path, text, here.bytes)
    return void tell('updated')
  }
  if (sameSource) return void tell('kept')
  const draft = compose(asDraft(original, composed))
  if (newer?.text === draft) return void tell('conflict', newer.path)
  // A newer text that somebody works on is not written over either.
  const isOurs = newer !== undefined && !imported(newer.text, newer.hash, original.digest).edited
  const beside = isOurs ? newer.path : besideOf(path, paths)
  write(beside, draft, isOurs ? newer.bytes : undefined)
  tell('conflict', beside)
}

function besideOf(path: string, paths: readonly string[]): string {
  const name = (number: number) => path.replace(/\.md$/i, `.newer${number > 1 ? `-${number}` : ''}.md`)
  let number = 1
  while (paths.includes(name(number))) number++
  return name(number)
}

/** Warnings of one article; the same is said once. */
const maxWarnings = 20

function bounded(warnings: readonly string[]): string[] {
  const all = [...new Set(warnings)]
  return all.length <= maxWarnings ? all : [...all.slice(0, maxWarnings), `… and ${all.length - maxWarnings} more.`]
}

/** Whether Bellhop itself would read it. */
function faultOf(path: string, text: string): string | undefined {
  const { problems } = parseArticle(path, new TextEncoder().encode(text))
  return problems.find(({ severity }) => severity === 'error')?.message
}

/** The ids that led to each article before; none that leads to an article now, and each to one. */
function formerIds(
  originals: readonly Original[],
  places: ReadonlyMap<string, string>,
  ids: ReadonlySet<string>,
): Map<Original, string[]> {
  const led = new Set<string>()
  const former = new Map<Original, string[]>()
  for (const original of originals.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const own = original.former.map((each) => each.replace(/^\/+|\/+$/g, '').replace(/\.md$/i, ''))
    const kept = [...new Set(own)]
      .filter((id) => id !== '' && !ids.has(id) && !led.has(id) && id.length <= 300)
      .slice(0, maxFormer)
    for (const id of kept) led.add(id)
    if (places.has(original.id)) former.set(original, kept)
  }
  return former
}

/** Every picture of an article with what the source has of it. */
function picturesIn(original: Original, reading: Reading): Map<string, Found | undefined> {
  const found = new Map<string, Found | undefined>()
  tolerant(original.body, {
    link: () => undefined,
    picture(src) {
      if (!found.has(src)) found.set(src, reading.pictureOf(original, src))
      return undefined
    },
  })
  return found
}

async function laid(
  album: ReturnType<typeof openAlbum>,
  article: string,
  src: string,
  found: Found | undefined,
  warnings: string[],
): Promise<Rewrite> {
  const lies = found ? await album.lay(article, found) : { refused: 'it is not in the source' }
  if ('path' in lies) return relative(dirname(article), lies.path)
  warnings.push(`The picture ${src.length > 200 ? `${src.slice(0, 200)}…` : src} was not taken along: ${lies.refused}.`)
  return found && 'url' in found ? { link: found.url } : { text: true }
}

/** The body with its links and pictures. What does not come along is a link where it is on the web, else its words. */
function settled(
  original: Original,
  link: (address: string) => Rewrite,
  pictureAt: (src: string) => Rewrite,
  warnings: string[],
): string {
  const body = tolerant(original.body, { link, picture: (src) => pictureAt(src) })
  if (body === undefined) warnings.push('Its markdown is nested too deeply; links and pictures stay as they were.')
  return body ?? original.body
}

function tolerant(markdown: string, rewriter: Parameters<typeof rewritten>[1]): string | undefined {
  try {
    return rewritten(markdown, rewriter)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
