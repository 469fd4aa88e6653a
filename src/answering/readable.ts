/** Article markdown made fit for a chat: what needs the page around it (images, anchors, relative links) is gone. */
import { say } from './phrases.ts'
import { withoutEntities } from './plain.ts'

const absolute = /^(?:https?:\/\/|mailto:|tel:)/i

/**
 * A block's markdown for a reader outside its article. Callout markers become bold labels in the reader's language,
 * links without a full address become their text, images and HTML go.
 */
export function readable(markdown: string, lang: string): string {
  return outsideFences(markdown, (text) =>
    spaced(text)
      .replace(/<!--[\s\S]*?-->/g, '')
      .replace(/<a\s[^<>]*?href="([^"<>]*)"[^<>]*>([\s\S]*?)<\/a>/gi, (_, href: string, label: string) =>
        absolute.test(href) ? `[${label.trim()}](${href})` : label,
      )
      .replace(/<br\s*\/?>/gi, ' ')
      .replace(/!\[[^[\]]*\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]]*\])/g, '')
      .replace(
        /\[([^[\]]*)\]\(\s*<?([^()\s>]*(?:\([^()]*\)[^()\s>]*)*)>?(?:\s+["'][^)]*["'])?\s*\)/g,
        (_, inside: string, href: string) => {
          const label = inside.trim()
          return label && absolute.test(href) ? `[${label.replace(/\s+/g, ' ')}](${href})` : label
        },
      )
      .replace(/^[ \t]*\[[^\]]+\]:\s+\S+.*$/gm, '')
      .replace(/(\[[^\]]+\])\[[^\]]*\]/g, (_, label: string) => label.slice(1, -1))
      .replace(
        /<\/?(?:a|b|i|u|em|strong|span|div|p|kbd|sub|sup|small|details|summary|img|figure|figcaption|center|font|code|br|hr|table|tr|td|th|ul|ol|li)(?:\s[^<>]*)?\/?>/gi,
        '',
      )
      .replace(
        /^([ \t]*)>[ \t]*\[!(\w+)\][ \t]*\n?(?:[ \t]*>[ \t]*)?/gm,
        (_, indent: string, kind: string) => `${indent}**${label(kind, lang)}:** `,
      )
      .replace(/^([ \t]*)>[ \t]?/gm, '$1')
      .replace(/\*{4,}/g, '**')
      // What an image or an anchor left behind; `sort()` is another matter.
      .replace(/(^|\s)\(\s*\)/gm, '$1')
      .replace(/(\S)[ \t]{2,}(?=\S)/g, '$1 ')
      .replace(/[ \t]+([.,;!?])(?=\s|$)/gm, '$1')
      .replace(/[ \t]+$/gm, ''),
  )
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\s+$/g, '')
}

/** The references that only a browser reads; those that keep `<` from being a tag stay. */
function spaced(text: string): string {
  return text.replace(/&(?:nbsp|#\d+|#x[\da-f]+|ndash|mdash|hellip|copy|reg|trade);/gi, (found) => {
    const character = withoutEntities(found)
    return /[<>&*_`[\]\\]/.test(character) ? found : character
  })
}

function label(kind: string, lang: string): string {
  switch (kind.toLowerCase()) {
    case 'tip':
      return say(lang, 'tipLabel', {})
    case 'important':
      return say(lang, 'importantLabel', {})
    case 'warning':
    case 'danger':
      return say(lang, 'warningLabel', {})
    case 'caution':
      return say(lang, 'cautionLabel', {})
    default:
      return say(lang, 'noteLabel', {})
  }
}

/** Applies `change` to everything but fenced code. */
function outsideFences(markdown: string, change: (text: string) => string): string {
  return markdown
    .split(/(^[ \t]*(`{3,}(?!`)|~{3,}(?!~))[^\n]*\n[\s\S]*?(?:^[ \t]*\2[^\n]*$|$(?![\s\S])))/m)
    .map((part, at) => (at % 3 === 0 ? change(part) : at % 3 === 1 ? part : ''))
    .join('')
}
