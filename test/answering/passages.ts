/** Passages for tests, numbered from 1. */
import type { NumberedPassage } from '../../src/ports/drafting.ts'

export interface Given {
  title?: string
  trail?: string[]
  markdown: string
  lang?: string
  articleId?: string
  position?: number
}

export function passages(...given: (string | Given)[]): NumberedPassage[] {
  return given.map((each, at) => {
    const {
      title = 'Returns',
      trail = [],
      markdown,
      lang = 'en',
      articleId = `article-${at}`,
      position = 0,
    } = typeof each === 'string' ? { markdown: each } : each
    return {
      n: at + 1,
      passage: {
        articleId,
        title,
        trail,
        anchor: '',
        position,
        markdown,
        text: markdown.replace(/[*_`]/g, '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1'),
        lang,
        revision: 'a'.repeat(64),
      },
    }
  })
}
