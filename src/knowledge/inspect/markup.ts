/** Markup that goes wrong without a word: code that is never closed, and raw HTML that is taken away. */
import type { Code, Html } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Remark } from '../front-matter.ts'
import type { Written } from './read.ts'

/** Elements that are left out with what they hold; of all others the text stays. */
const left =
  /<(script|style|iframe|form|input|button|select|textarea|object|embed|video|audio|canvas|svg|img|picture|template|noscript)\b/i

export function judgeMarkup({ tree, text, placeOf }: Written): Remark[] {
  const remarks: Remark[] = []
  visit(tree, (node) => {
    if (node.type === 'code' && isUnclosed(node)) {
      const { line, column } = placeOf(node)
      const fence = /[`~]{3,}/.exec(text.slice(placeOf(node).from))?.[0] ?? '```'
      const message = `This block of code is never closed, so all that follows is shown as code. Add a line ${fence} behind its last line.`
      remarks.push({ severity: 'warning', kind: 'unclosed-code', line, column, message })
    } else if (node.type === 'html') {
      const [, tag = ''] = left.exec(withoutComments(node)) ?? []
      if (!tag) return
      const { line, column } = placeOf(node)
      const instead = /^(?:img|picture|svg)$/i.test(tag) ? ' Write ![what it shows](picture.png).' : ''
      const message = `<${tag.toLowerCase()}> and what it holds will not be shown: of raw HTML only the text is.${instead}`
      remarks.push({ severity: 'warning', kind: 'lost-html', line, column, message })
    }
  })
  return remarks

  function isUnclosed(node: Code): boolean {
    const place = placeOf(node)
    const lines = text.slice(place.from, place.to).split(/\r\n?|\n/)
    const opening = /^(`{3,}|~{3,})/.exec(lines[0] ?? '')?.[1]
    if (!opening) return false
    const last = /^[\s>]*(`{3,}|~{3,})[ \t]*$/.exec(lines.at(-1) ?? '')?.[1]
    return lines.length < 2 || last === undefined || last[0] !== opening[0] || last.length < opening.length
  }
}

const withoutComments = ({ value }: Html) => value.replace(/<!--[\s\S]*?(?:-->|$)/g, '')
