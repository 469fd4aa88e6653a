/** The knowledge base for those who write it: everything that was read, and texts read as if they stood in it. */
import type { Article } from '../domain/articles.ts'
import { clean } from '../domain/text.ts'
import type { Articles, Front, FrontFault, Reading } from '../ports/content.ts'
import { articleId, parseArticle } from './article.ts'
import { withFront } from './edit-front-matter.ts'
import { readFrontMatter } from './front-matter.ts'
import type { Library } from './library.ts'
import { undetermined } from './tell-language.ts'
import { treeInParts } from './tree-in-parts.ts'

export function articlesOf(library: Library): Articles {
  return {
    all: library.everything,
    redirect: library.redirect,
    problems: () => library.status().problems,
    read: (path, text) => readAs(path, text, library),
    inspect: (path, text) => library.inspect(path, text.toWellFormed()),
    withFront,
    reload: library.reload,
    renewed: library.renewed,
    listen(listener) {
      let before = library.everything()
      return library.onChange(() => {
        const now = library.everything()
        const changed = changesBetween(before, now)
        before = now
        if (changed.length > 0) listener(changed)
      })
    },
  }
}

/** Ids of articles that came, changed or went. */
export function changesBetween(before: ReadonlyMap<string, Article>, now: ReadonlyMap<string, Article>): string[] {
  const changed = [...now].filter(([id, { revision }]) => before.get(id)?.revision !== revision).map(([id]) => id)
  return [...changed, ...[...before.keys()].filter((id) => !now.has(id))]
}

function readAs(path: string, text: string, library: Library): Reading {
  const spoken = library.everything().get(articleId(path))?.lang
  const { article } = parseArticle(path, Buffer.from(text.toWellFormed()), { spoken, parse: treeInParts })
  const { front, remarks } = readFrontMatter(clean(text).replace(/\r\n?/g, '\n'))
  const faults: FrontFault[] = remarks.flatMap(({ severity, line, message, key = '' }) =>
    severity === 'error' ? [{ field: key, line, message }] : [],
  )
  const told = article && { ...article, lang: article.lang === undetermined ? library.common() : article.lang }
  return {
    ...(told && { article: told }),
    front: front satisfies Front,
    faults,
  }
}
