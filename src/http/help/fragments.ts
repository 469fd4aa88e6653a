/** Links to headings, checked against the headings that are there: an old anchor leads to its article all the same. */
import { escapeHtml } from '../../domain/html.ts'

/** Headings that this server put there: what editors write has no fragments of its own. */
const headings = /<h[2-6] id="([^"]+)">/g
const links = /href="(\/help\/[^"#?]+)#([^"]+)"/g

/** Fragments of an article's headings, as they stand in its HTML. */
export function fragmentsOf(body: string): ReadonlySet<string> {
  return new Set([...body.matchAll(headings)].map(([, id = '']) => id))
}

/**
 * The same HTML with each link to a heading that is not there leading to the article itself.
 * @param fragments of the article at an address below `/help/`; undefined where none is
 */
export function withKnownFragments(body: string, fragments: (path: string) => ReadonlySet<string> | undefined): string {
  return body.replace(links, (whole, path: string, written: string) => {
    const known = fragments(path)
    if (!known) return whole
    const named = [written, decoded(written), decoded(written).toLowerCase()]
    const there = named.find((each) => known.has(each) || known.has(escapeHtml(each)))
    return there === written ? whole : `href="${path}${there === undefined ? '' : `#${encodeURIComponent(there)}`}"`
  })
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
