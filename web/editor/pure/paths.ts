/** Paths of articles: new ones from titles, and links from one to another. */

/** A file name for a title, e.g. `späte Lieferung!` → `spate-lieferung`; letters without Latin forms stay. */
export function slugOf(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/đ/gi, 'dj')
    .replace(/ł/gi, 'l')
    .replace(/ø/gi, 'o')
    .toLowerCase()
    .normalize('NFC')
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? []
  let slug = ''
  for (const word of words) {
    if (slug.length + word.length > 60) break
    slug += slug ? `-${word}` : word
  }
  return slug
}

/**
 * The address of an article as another writes it.
 * @param from the file that holds the link, e.g. `billing/refunds.md`
 * @param to the file that it leads to, with its heading after `#` where one is meant
 */
export function relativeLink(from: string, to: string): string {
  const [file = '', heading] = to.split('#')
  if (file === from) return heading ? `#${heading}` : (from.split('/').at(-1) ?? from)
  const here = from.split('/').slice(0, -1)
  const there = file.split('/')
  let shared = 0
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) shared++
  const steps = [...here.slice(shared).map(() => '..'), ...there.slice(shared)]
  const address = steps.map((step) => encodeURI(step).replace(/[()]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`))
  return `${address.join('/')}${heading ? `#${heading}` : ''}`
}

/** The folders of a path, from the outermost: `a/b/c.md` → `a/b`; empty at the top. */
export function folderOf(path: string): string {
  return path.split('/').slice(0, -1).join('/')
}
