/** HTML written as templates: every value is text and stays text, unless it was made here itself. */
import { escapeHtml } from '../../domain/html.ts'

/** HTML that may stand as it is. */
export class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Value = string | number | Markup | undefined | false | readonly Value[]

/** A piece of a page. Nothing is written for `undefined` and `false`. */
export function html(pieces: TemplateStringsArray, ...values: Value[]): Markup {
  return new Markup(pieces.reduce((out, piece, at) => out + written(values[at - 1]) + piece))
}

function written(value: Value): string {
  if (value === undefined || value === false) return ''
  if (value instanceof Markup) return value.text
  if (typeof value === 'object') return value.map(written).join('')
  return escapeHtml(String(value))
}

/** Data for machines inside a page: nothing of it runs, and nothing in it can end the element. */
export function jsonLd(data: object): Markup {
  const json = JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return new Markup(`<script type="application/ld+json">${json}</script>`)
}

/** Text in XML, in an element or in an attribute between quotes, without signs that XML has none for. */
export function escapeXml(text: string): string {
  return escapeHtml(text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ''))
}
