/** Where each imported article lies: where it lay before, or a free place that its name and folders tell. */
import { join } from 'node:path/posix'
import type { Original } from './original.ts'
import { nameOf, slugOf } from './slug.ts'

/** Folders that an article lies in at most; deeper ones are joined into the last. */
const maxFolders = 6

/**
 * @param known where articles of this source lie, by their ids
 * @param taken paths of everything in the base
 * @returns each article's path, from the base's root
 */
export function place(
  originals: readonly Original[],
  into: string,
  known: ReadonlyMap<string, string>,
  taken: readonly string[],
): Map<string, string> {
  // On some systems names that differ by case alone are one.
  const used = new Set(taken.map((path) => path.toLowerCase()))
  const places = new Map<string, string>()
  // In the order of ids, so that of two with one name always the same has the number.
  for (const original of originals.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const before = known.get(original.id)
    const path = before ?? free(wished(original, into), used)
    used.add(path.toLowerCase())
    places.set(original.id, path)
  }
  return places
}

function wished({ folders, name, variant, title }: Original, into: string): string {
  const named = folders.map((folder) => nameOf(folder, 'articles'))
  const kept =
    named.length > maxFolders
      ? [
          ...named.slice(0, maxFolders - 1),
          named
            .slice(maxFolders - 1)
            .join('-')
            .slice(0, 80),
        ]
      : named
  return join(into, variant ?? '', ...kept, nameOf(name, slugOf(title)))
}

function free(path: string, used: ReadonlySet<string>): string {
  const file = (number: number) => `${path}${number === 1 ? '' : `-${number}`}.md`
  let number = 1
  // A README is about its folder and would be no article.
  while (used.has(file(number).toLowerCase()) || /(?:^|\/)readme\.md$/i.test(file(number))) number++
  return file(number)
}
