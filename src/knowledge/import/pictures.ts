/** Pictures of imported articles: told by their bytes, named by their content, laid beside the articles that show them. */
import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path/posix'
import { isPicture, recognise } from '../../domain/files.ts'
import { maxPictureBytes } from '../../domain/pictures.ts'
import { FetchRefused, fetchPicture } from './fetch-picture.ts'
import type { Found } from './original.ts'
import { slugOf } from './slug.ts'

/** Where in an article's folder its pictures lie. */
export const picturesFolder = 'pictures'

const endings: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
}

export interface Album {
  /**
   * Lays a picture beside an article.
   * @param article path of the article
   * @returns where it lies from the base's root, or why it does not
   */
  lay(article: string, found: Found): Promise<{ path: string } | { refused: string }>
  /** All that were laid, by path. */
  pictures: Map<string, Uint8Array>
}

/** @param fetching whether pictures of the web are fetched */
export function openAlbum(fetching: boolean): Album {
  const pictures = new Map<string, Uint8Array>()
  const fetched = new Map<string, Promise<Uint8Array | { refused: string }>>()
  const bytesOf = async (found: Found): Promise<Uint8Array | { refused: string }> => {
    if ('read' in found) return found.read()
    if (!fetching)
      return { refused: 'it lies on the web and is a link now; bellhop import --fetch-images takes it along' }
    const known = fetched.get(found.url) ?? fetchOnce(found.url)
    fetched.set(found.url, known)
    return known
  }
  const fetchOnce = async (url: string) => {
    try {
      return await fetchPicture(url, fetched.size)
    } catch (error) {
      if (error instanceof FetchRefused) return { refused: error.message }
      throw error
    }
  }
  return {
    pictures,
    async lay(article, found) {
      const bytes = await bytesOf(found)
      if ('refused' in bytes) return bytes
      const called = 'read' in found ? found.name : (new URL(found.url).pathname.split('/').at(-1) ?? '')
      if (bytes.length > maxPictureBytes) return { refused: `it has more than ${maxPictureBytes / 1024 / 1024} MiB` }
      const kind = recognise('picture', bytes)
      if ('fault' in kind || !isPicture(kind))
        return {
          refused: /\.svg$/i.test(called)
            ? 'SVG can hold scripts and is not shown; save it as PNG'
            : 'it is no picture that browsers show (PNG, JPEG, GIF, WebP, AVIF)',
        }
      const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8)
      const name = slugOf(called.replace(/\.[^.]*$/, ''), 'picture')
        .slice(0, 40)
        .replace(/-+$/, '')
      const path = join(dirname(article), picturesFolder, `${name}-${hash}.${endings[kind.type]}`)
      pictures.set(path, bytes)
      return { path }
    },
  }
}
