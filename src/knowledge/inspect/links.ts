/** Links that lead nowhere: to articles and headings that are not there, that moved, or that customers may not read. */
import { posix } from 'node:path'
import { type Article, isPublic } from '../../domain/articles.ts'
import { edits } from '../../domain/distance.ts'
import type { Iso } from '../../domain/events.ts'
import type { Remark } from '../front-matter.ts'
import { isOwnPicture } from '../picture.ts'
import { type Around, nameOf } from './around.ts'
import type { WrittenLink } from './read.ts'

/** The text that holds the links. */
export interface Holder {
  /** The path of its article. */
  id: string
  anchors: ReadonlySet<string>
  /** Whether customers read it. */
  shown: boolean
}

/** How an address says where an article lies: `refunds.md`, `/billing/refunds.md` or `/help/billing/refunds`. */
type Style = 'relative' | 'root' | 'help'

/** Letters in which a path or heading that was meant may differ. */
const SLIP = 2

/** What is wrong with a link, if anything. */
export function judgeLink(link: WrittenLink, holder: Holder, around: Around, now: Iso): Remark | undefined {
  const { address } = link
  const say = (kind: Remark['kind'], message: string, mended?: string): Remark => {
    const { line, column } = link.place
    const fix = mended !== undefined && link.addressAt ? { fix: { ...link.addressAt, text: mended } } : {}
    return { severity: 'warning', kind, line, column, message, ...fix }
  }
  if (address === '') return say('broken-link', 'This link has no address. Add where it leads, or take it away.')
  if (/^(?:https?:\/\/|mailto:)/i.test(address)) {
    return isAddress(address)
      ? undefined
      : say('lost-address', `${address} is no address that a browser opens, so it is shown as text.`)
  }
  if (/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(address)) {
    return say('lost-address', `${shown(address)} is shown as text: links lead to https, http and mailto addresses.`)
  }
  const [before = '', anchor] = split(address, '#')
  const [path = ''] = split(before, '?')
  if (path === '') return judgeAnchor(anchor, holder.anchors, 'this article', (right) => `#${right}`, say)

  const target = resolved(holder.id, path)
  if (!target) return say('broken-link', `${shown(address)} leads out of the knowledge base. Link an article in it.`)
  const { id, style, ending } = target
  if (ending === 'other') {
    const what = isOwnPicture(path) ? 'A picture can be shown, not linked' : 'Only articles (.md) can be linked'
    return say('lost-address', `${shown(address)} is shown as text. ${what}; give the whole address of anything else.`)
  }
  const rest = before.slice(path.length) + (anchor === undefined ? '' : `#${anchor}`)
  const mended = (right: string) => `${addressOf(right, style, holder.id)}${rest}`
  const article = around.article(id)
  if (article) {
    if (ending === 'none' && style !== 'help') {
      return say('broken-link', `${shown(address)} is shown as text: the link lacks the file's ending .md.`, mended(id))
    }
    return (
      judgeReader(article, holder, now, say) ??
      judgeAnchor(anchor, around.anchors(article), article.id, (right) => `${before}#${right}`, say)
    )
  }
  const moved = around.redirect(id)
  if (moved !== undefined) {
    return say('moved-target', `${id} moved to ${moved}. Customers get there; link the new path.`, mended(moved))
  }
  const [like, another] = around.likeInCase(id)
  if (like !== undefined && another === undefined) {
    return say('broken-link', `${id} is written ${like}. Links keep to letter case.`, mended(like))
  }
  const why = around.leftOut(`${id}.md`)
  if (why !== undefined)
    return say('broken-link', `${id} is left out of the knowledge base, so nothing is there: ${why}`)
  if (ending === 'none' && style === 'root') {
    const advice = 'Articles are linked with .md; give the whole https address of a page of your site.'
    return say('lost-address', `${shown(address)} is shown as text, for there is no such article. ${advice}`)
  }
  const meant = nearest(id, around)
  return say(
    'broken-link',
    `There is no article ${id}.${meant ? ` Did you mean ${meant}?` : ' Mend the path, or take the link away.'}`,
  )
}

function judgeReader(article: Article, { shown: isShown }: Holder, now: Iso, say: Say): Remark | undefined {
  if (!isShown || isPublic(article, now)) return undefined
  const state = article.draft
    ? 'is a draft'
    : article.audience === 'internal'
      ? 'is internal'
      : `is not published before ${article.publishAt?.slice(0, 10)}`
  return say('hidden-target', `${article.id} ${state}, so for customers this link is text.`)
}

type Say = (kind: Remark['kind'], message: string, mended?: string) => Remark

function judgeAnchor(
  anchor: string | undefined,
  anchors: ReadonlySet<string>,
  where: string,
  mended: (right: string) => string,
  say: Say,
): Remark | undefined {
  const name = anchor === undefined ? '' : (decoded(anchor) ?? anchor)
  // Browsers lead `#top` to the top of any page.
  if (name === '' || name === 'top' || anchors.has(name)) return undefined
  const lower = name.toLowerCase()
  if (anchors.has(lower)) return say('broken-heading', `#${name} is written #${lower}.`, mended(lower))
  const near = [...anchors].filter((each) => each !== '' && (each.includes(lower) || lower.startsWith(each)))
  const slips = [...anchors].filter(
    (each) => Math.abs(each.length - lower.length) <= SLIP && edits(each, lower) <= SLIP,
  )
  const meant = slips[0] ?? near[0]
  const advice = meant ? `Did you mean #${meant}?` : 'Name a heading that is there.'
  return say('broken-heading', `There is no heading #${name} in ${where}. ${advice}`)
}

/** The path that an address names, as an id; undefined where it leads out of the base or is malformed. */
function resolved(
  from: string,
  path: string,
): { id: string; style: Style; ending: 'md' | 'none' | 'other' } | undefined {
  const help = /^\/help\/(.+)$/.exec(path)?.[1]
  const style: Style = help !== undefined ? 'help' : path.startsWith('/') ? 'root' : 'relative'
  const written = decoded(help ?? path)
  if (written === undefined || /[\\\0]/.test(written)) return undefined
  const joined =
    style === 'relative' ? posix.join(posix.dirname(from), written) : posix.normalize(written.replace(/^\/+/, ''))
  if (/^\.\.(?:\/|$)/.test(joined)) return undefined
  const ending = /\.md$/i.test(joined) ? 'md' : /\.[a-z\d]{2,5}$/i.test(joined) ? 'other' : 'none'
  return { id: joined.replace(/\.md$/i, '').replace(/\/+$/, ''), style, ending }
}

function addressOf(id: string, style: Style, from: string): string {
  const path =
    style === 'help' ? `/help/${id}` : style === 'root' ? `/${id}.md` : `${posix.relative(posix.dirname(from), id)}.md`
  return path.replace(/[\s()<>%#?\\]/g, encodeURIComponent).replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'))
}

/** An article whose file has the same name elsewhere, or nearly the same path. */
function nearest(id: string, around: Around): string | undefined {
  const same = around.named(nameOf(id))
  if (same.length > 0) return same.length === 1 ? same[0] : undefined
  let best: { id: string; far: number } | undefined
  for (const other of around.ids()) {
    if (Math.abs(other.length - id.length) > SLIP) continue
    const far = edits(id.toLowerCase(), other.toLowerCase())
    if (far <= SLIP && (!best || far < best.far)) best = { id: other, far }
  }
  return best?.id
}

function split(text: string, sign: string): [string, string | undefined] {
  const at = text.indexOf(sign)
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

function isAddress(address: string): boolean {
  try {
    const { username, password, hostname, protocol } = new URL(address)
    return protocol === 'mailto:' || (hostname !== '' && username === '' && password === '')
  } catch {
    return false
  }
}

const shown = (address: string) => (address.length > 80 ? `${address.slice(0, 79)}…` : address)
