/** Pictures that came with an export, found by what its pages call them. */
import { createHash } from 'node:crypto'
import { decoded, type Found } from './original.ts'
import type { Source } from './source.ts'

export interface Gallery {
  /** Keeps a picture that is part of a page, under an address of its own; other addresses stay as they are. */
  keep(src: string): string
  /** @param absolute where it can be fetched, where it can be */
  find(src: string, absolute: string | undefined): Found | undefined
}

const isPicture = (path: string) => /\.(?:png|jpe?g|gif|webp|avif|svg|bmp)$/i.test(path)

/** @param names of attachments by their ids */
export function galleryOf(source: Source, names: ReadonlyMap<string, string> = new Map()): Gallery {
  const inline = new Map<string, Uint8Array>()
  const paths = [...source.files.keys()].filter(isPicture)
  const byFile = new Map<string, string[]>()
  for (const path of paths) {
    const file = (path.split('/').at(-1) as string).toLowerCase()
    byFile.set(file, [...(byFile.get(file) ?? []), path])
  }
  const one = (found: string[] | undefined) => (found?.length === 1 ? found[0] : undefined)
  return {
    keep(src) {
      const data = /^data:image\/([\w.+-]+);base64,(.*)$/s.exec(src)
      if (!data) return src
      const bytes = Buffer.from(data[2] as string, 'base64')
      const name = `inline-${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}.${data[1]}`
      inline.set(name, bytes)
      return `inline:${name}`
    },
    find(src, absolute) {
      const kept = /^inline:(.+)$/.exec(src)?.[1]
      if (kept !== undefined) {
        const bytes = inline.get(kept)
        return bytes && { name: 'inline.png', read: () => bytes }
      }
      const tail = decoded(src.split(/[?#]/)[0] ?? '')
        .split('/')
        .filter(Boolean)
      const [file = ''] = tail.slice(-1)
      const id = tail.findLast((part) => /^\d{5,}$/.test(part))
      const attached = id ? names.get(id)?.toLowerCase() : undefined
      // The id says which of several of one name is meant.
      const path =
        (source.files.has(tail.join('/')) ? tail.join('/') : undefined) ??
        (id ? paths.find((each) => new RegExp(`(?:^|[/_-])${id}(?:[/._-])`).test(each)) : undefined) ??
        one(byFile.get(file.toLowerCase())) ??
        (attached ? one(byFile.get(attached)) : undefined)
      const read = path === undefined ? undefined : source.files.get(path)
      if (read && path !== undefined) return { name: path.split('/').at(-1) as string, read }
      return absolute && /^https?:/i.test(absolute) ? { url: absolute } : undefined
    },
  }
}
