/** Walks through everything that nobody in particular can reach from the start of the help centre. */
import { call } from '../client.ts'

export interface Seen {
  status: number
  type: string
  text: string
  /** Fragments that something can be pointed at by. */
  ids: Set<string>
}

export interface Link {
  from: string
  path: string
  anchor: string
}

/**
 * Follows every address of this server, on pages, in feeds, sitemaps, lists and markdown.
 * @param start addresses from which nothing need lead, by path
 */
export async function crawl(server: { url: string; desk: { publicUrl: string } }, start: readonly string[]) {
  const seen = new Map<string, Seen>()
  const links: Link[] = []
  const waiting = [...start]
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (seen.has(path)) continue
    const answer = await call(server, 'GET', path, { headers: { accept: 'text/html, */*' } })
    const type = answer.headers.get('content-type') ?? ''
    const text = `${answer.headers.get('location') ?? ''}\n${Buffer.from(await answer.arrayBuffer()).toString('utf8')}`
    const ids = new Set([...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => plain(id ?? '')))
    seen.set(path, { status: answer.status, type, text, ids })
    for (const address of addresses(text, answer.headers.get('location'))) {
      const url = new URL(address, new URL(path, server.url))
      const own = url.origin === server.url || url.origin === server.desk.publicUrl
      if (!own || /^\/(?:chat|assets|api|console)\b/.test(url.pathname) || url.pathname === '/widget.js') continue
      const to = url.pathname + url.search
      links.push({ from: path, path: to, anchor: decodeURIComponent(url.hash.slice(1)) })
      waiting.push(to)
    }
  }
  return { seen, links }
}

function addresses(text: string, location: string | null): string[] {
  const quoted = [...text.matchAll(/\s(?:href|src|action)="([^"]*)"/g)].map(([, address]) => plain(address ?? ''))
  const inXml = [...text.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => plain(address ?? ''))
  const inMarkdown = [...text.matchAll(/\]\((https?:[^)\s]+)\)/g)].map(([, address]) => address ?? '')
  const inText = [...text.matchAll(/^(?:Sitemap: )(\S+)$/gm)].map(([, address]) => address ?? '')
  // In the pages before a build, styles and scripts are named by their sources.
  return [...quoted, ...inXml, ...inMarkdown, ...inText, ...(location ? [location] : [])].filter(
    (address) => !/^\.{1,2}\/|^mailto:|^data:|{/.test(address),
  )
}

const signs: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#x27;': "'",
}
const plain = (text: string) => text.replace(/&(?:amp|lt|gt|quot|#39|#x27);/g, (sign) => signs[sign] ?? sign)
