/**
 * What other systems add to markdown, as markdown that everybody reads: callouts of Docusaurus and MkDocs, JSX,
 * Obsidian's links, Hugo's shortcodes, Liquid. Code stays as it is.
 */

import { fragmentOf } from '../passages.ts'
import { withCallouts } from './callouts.ts'

export interface Plain {
  body: string
  anchors: Record<string, string>
  warnings: string[]
}

/** @param jsx whether capital tags, imports and exports are JSX, as in MDX */
export function plainMarkdown(text: string, jsx: boolean): Plain {
  const lost = new Map<string, number>()
  const note = (what: string) => lost.set(what, (lost.get(what) ?? 0) + 1)
  const boxed = withCallouts(jsx ? withoutModules(text) : text)
  const flat = outsideCode(boxed, (piece) => inlineSyntax(jsx ? withoutJsx(piece, note) : piece, note))
  const { body, anchors } = withoutAnchors(flat)
  const warnings = [...lost].map(([what, times]) => `${what}${times > 1 ? ` (${times} times)` : ''}`)
  const even = outsideCode(body, (piece) => piece.replace(/\n[ \t]*\n(?:[ \t]*\n)+/g, '\n\n'))
  return { body: even, anchors, warnings }
}

/** Runs over the text outside of code blocks and code spans. */
export function outsideCode(text: string, change: (piece: string) => string): string {
  const out: string[] = []
  let plain: string[] = []
  let fence = ''
  const flush = () => {
    if (plain.length > 0) {
      const pieces = plain.join('\n').split(/(`+[^`\n]*`+)/)
      out.push(pieces.map((piece, at) => (at % 2 === 0 ? change(piece) : piece)).join(''))
    }
    plain = []
  }
  for (const line of text.split('\n')) {
    const mark = /^[ \t>]*(`{3,}|~{3,})/.exec(line)?.[1]
    if (fence === '' && mark) {
      flush()
      fence = mark
      out.push(line)
    } else if (fence !== '') {
      out.push(line)
      if (mark?.startsWith(fence) && /^[ \t>]*[`~]+[ \t]*$/.test(line)) fence = ''
    } else plain.push(line)
  }
  flush()
  return out.join('\n')
}

/** Imports and exports of MDX stand at the left edge, outside of code. */
function withoutModules(text: string): string {
  return outsideCode(text, (piece) =>
    piece
      .replace(/^import\s(?:[^;'"`\n]|\n(?!\n))*?(?:from\s*)?["'][^"'\n]+["'];?[ \t]*$/gm, '')
      .replace(/^export\s(?:.|\n(?!\n))*$/gm, '')
      .replace(/\{\/\*[\s\S]*?\*\/\}/g, ''),
  )
}

const attributes = String.raw`(?:\s+[\w:-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\}))?|\s+\{\.\.\.[^}]*\})*\s*`
const tagPattern = new RegExp(String.raw`<(/?)([A-Z][\w.]*)(${attributes})(/?)>`, 'g')
const value = (given: string, name: string) =>
  new RegExp(
    String.raw`\b${name}\s*=\s*(?:"([^"]*)"|'([^']*)'|\{\s*["'\x60]([^"'\x60]*)["'\x60]\s*\}|\{\s*(?:require|useBaseUrl)\(\s*["']([^"']+)["'])`,
  )
    .exec(given)
    ?.slice(1)
    .find(Boolean) ?? ''

/** Components become the text inside of them; what they did is lost, and said. */
function withoutJsx(piece: string, note: (what: string) => void): string {
  const closing: Record<string, string[]> = {}
  return piece.replace(tagPattern, (_, slash: string, name: string, given: string, selfClosed: string) => {
    if (slash) return closing[name]?.pop() ?? ''
    const remember = (after: string) => {
      if (selfClosed) return
      closing[name] ??= []
      closing[name].push(after)
    }
    if (/^(?:Tabs|Fragment|React\.Fragment)$/.test(name)) return ''
    if (name === 'TabItem') {
      const label = value(given, 'label') || value(given, 'value')
      return label ? `\n\n**${label}**\n\n` : ''
    }
    if (/^(?:Link|NavLink|A)$/.test(name)) {
      const to = value(given, 'to') || value(given, 'href')
      if (to && !selfClosed) {
        remember(`](<${to}>)`)
        return '['
      }
    }
    const src = value(given, 'src') || value(given, 'img')
    if (src && /image|img|figure|picture|zoom/i.test(name)) return `![${value(given, 'alt')}](<${src}>)`
    note(`The component <${name}> was reduced to its text`)
    const said = value(given, 'title') || value(given, 'label')
    return said ? `**${said}** ` : ''
  })
}

function inlineSyntax(piece: string, note: (what: string) => void): string {
  return piece
    .replace(
      /!\[\[([^\]|\n]+)(?:\|([^\]\n]*))?\]\]/g,
      (_, file: string, said = '') => `![${/^\d+(?:x\d+)?$/.test(said) ? '' : said}](<wiki:${file.trim()}>)`,
    )
    .replace(
      /\[\[([^\]|\n]+)(?:\\?\|([^\]\n]*))?\]\]/g,
      (_, page: string, said?: string) =>
        `[${said?.trim() || page.replace(/^#/, '').replace('#', ': ').trim()}](<wiki:${page.trim()}>)`,
    )
    .replace(/%%[\s\S]*?%%/g, '')
    .replace(/==([^=\n]+)==/g, '**$1**')
    .replace(/\{\{[<%]\s*(?:rel)?ref\s+"?([^"\s>%]+)"?\s*[>%]\}\}/g, '$1')
    .replace(
      /\{\{[<%]\s*figure\s([^}]*?)\/?[>%]\}\}/g,
      (_, given: string) =>
        `\n![${value(` ${given}`, 'alt') || value(` ${given}`, 'caption')}](<${value(` ${given}`, 'src')}>)\n`,
    )
    .replace(/\{\{[<%]\s*(\/?)\s*([\w-]+)([^}]*?)[>%]\}\}/g, (_, slash: string, name: string, given: string) => {
      if (slash) return ''
      note(`The shortcode ${name} was reduced to its text`)
      const said = /"([^"]{2,})"/.exec(given)?.[1]
      return said && /\s/.test(said) ? `**${said}** ` : ''
    })
    .replace(/\{%-?\s*(?:end)?raw\s*-?%\}/g, '')
    .replace(/\{%-?\s*highlight\s+(\w+)[^%]*%\}/g, '\n```$1')
    .replace(/\{%-?\s*endhighlight\s*-?%\}/g, '```\n')
    .replace(/\{%-?\s*([\w-]+)[^%]*%\}/g, (_, name: string) => {
      if (!name.startsWith('end')) note(`The tag {% ${name} %} was left out`)
      return ''
    })
    .replace(/^[ \t]*\{:[^}\n]*\}[ \t]*$/gm, '')
    .replace(/<(iframe|video)\b([^>]*)>(?:[\s\S]*?<\/\1>)?/gi, (_, name: string, given: string) => {
      const src = value(given, 'src').replace(/^\/\//, 'https://')
      note(
        `An embedded ${name.toLowerCase() === 'video' ? 'film' : 'page or film'} ${src ? 'stays as a link' : 'was left out'}`,
      )
      return src ? `[${value(given, 'title') || src}](<${src}>)` : ''
    })
    .replace(/<img\b([^>]*?)\/?>/gi, (_, given: string) =>
      value(given, 'src') ? `![${value(given, 'alt')}](<${value(given, 'src')}>)` : '',
    )
    .replace(/<\/?(?:details|center|figure|p|div)\b[^>]*>/gi, '')
    .replace(/<summary>([\s\S]*?)<\/summary>/gi, '\n**$1**\n')
    .replace(/<figcaption>([\s\S]*?)<\/figcaption>/gi, '\n_$1_\n')
}

/** Ids that were given to headings, and places marked by `<a id="…">`, with the fragment of the heading they are at. */
function withoutAnchors(text: string): { body: string; anchors: Record<string, string> } {
  const anchors: Record<string, string> = Object.create(null) as Record<string, string>
  const seen = new Map<string, number>()
  let waiting: string[] = []
  let here = ''
  const body = outsideCode(text, (piece) =>
    piece
      .split('\n')
      .map((line) => {
        const bare = line.replace(/<a\s+(?:id|name)\s*=\s*["']([^"']+)["'][^>]*>(?:\s*<\/a>)?/gi, (_, id: string) => {
          waiting.push(id)
          return ''
        })
        const heading = /^#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/.exec(bare)
        if (!heading) {
          if (bare.trim() !== '' && !/^-{3,}$/.test(bare.trim())) for (const id of waiting.splice(0)) anchors[id] = here
          return bare
        }
        const given = /[ \t]*\{#([\w-]+)[^}]*\}$/.exec(heading[1] as string)
        here = fragmentOf(plainHeading((heading[1] as string).replace(given?.[0] ?? '', '')), seen)
        for (const id of [...waiting, ...(given?.[1] ? [given[1]] : [])]) anchors[id] = here
        waiting = []
        return given ? bare.replace(given[0], '') : bare
      })
      .join('\n'),
  )
  for (const id of waiting) anchors[id] = here
  return { body: body.replace(/^\n+/, ''), anchors }
}

/** A heading's text without the marks around it. */
export function plainHeading(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '')
    .replace(/<[^>]*>/g, '')
    .trim()
}
