/** Markdown as the words a reader sees, for comparing; addresses of links are kept apart. */

export interface Plain {
  text: string
  /** Targets of links, as written. */
  links: string[]
  /** Contents of code spans and fenced blocks. */
  code: string[]
}

/** What a reader would read aloud. Labels of callouts are Bellhop's, so they are left out. */
export function plain(markdown: string): Plain {
  const links: string[] = []
  const code: string[] = []
  const text = withoutEntities(markdown)
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(
      /^[ \t]*(`{3,}(?!`)|~{3,}(?!~))[^\n]*\n([\s\S]*?)(?:^[ \t]*\1[^\n]*$|$(?![\s\S]))/gm,
      (_, __, inside: string) => {
        code.push(inside.trim())
        return ` ${inside} `
      },
    )
    .replace(/(?<!`)(`+)(?!`)([^\n]*?)(?<!`)\1(?!`)/g, (_, __, inside: string) => {
      code.push(inside.trim())
      return ` ${inside} `
    })
    .replace(/!\[[^[\]]*\](?:\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+"[^"]*")?\)|\[[^\]]*\])/g, ' ')
    .replace(/<a\s[^<>]*?href="([^"<>]*)"[^<>]*>/gi, (_, href: string) => {
      links.push(href)
      return ' '
    })
    .replace(/\]\(\s*<?([^()\s>]*(?:\([^()]*\)[^()\s>]*)*)>?(?:\s+["'(][^)]*["')])?\s*\)/g, (_, href: string) => {
      links.push(href)
      return '] '
    })
    .replace(/<(https?:[^>\s]+)>/g, ' $1 ')
    .replace(/<\/?[a-z][^<>\n]*>/gi, ' ')
    .replace(/\\([\\`*_{}[\]()#+\-.!<>|~])/g, '$1')
    .replace(/^[ \t]*(?:>[ \t]?)+/gm, '')
    .replace(/\[!\w+\]/g, ' ')
    .replace(/^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+/gm, '')
    .replace(/^[ \t]*#{1,6}[ \t]+/gm, '')
    .replace(/^[ \t|:-]*-[ \t|:-]*$/gm, ' ')
    .replace(/[*~|]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, ' ')
    .replace(/[[\]]/g, ' ')
  return { text, links, code }
}

/** Character references as the characters they stand for; a hyphen that does not break is a hyphen. */
export function withoutEntities(text: string): string {
  return text.replace(
    /&(?:(nbsp|amp|lt|gt|quot|apos|ndash|mdash|hellip|copy|reg|trade);|#(\d{1,7});|#x([\da-f]{1,6});)/gi,
    (all, name, decimal, hex) => {
      if (name) return named[String(name).toLowerCase()] ?? all
      const code = decimal ? Number(decimal) : Number.parseInt(String(hex), 16)
      return code === 0x2011
        ? '-'
        : code === 0xa0
          ? ' '
          : code > 0x20 && code < 0x11_0000
            ? String.fromCodePoint(code)
            : ' '
    },
  )
}

const named: Record<string, string> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  ndash: '–',
  mdash: '—',
  hellip: '…',
  copy: '©',
  reg: '®',
  trade: '™',
}
