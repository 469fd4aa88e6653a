/** What an address below `/help/` means: an article first, then what it is written as elsewhere, then a category. */
import type { Article } from '../../domain/articles.ts'
import { folderLanguage } from '../../domain/categories.ts'
import { articlePath, homePath } from './address.ts'
import type { Centre } from './centre.ts'
import type { Category } from './site.ts'

export type Where =
  | { article: Article }
  | { markdown: Article }
  | { category: Category }
  /** Another address, for good. */
  | { moved: string }

/**
 * @param path below `/help/`, decoded
 * @param lang a language that is wished for
 * @param open whether there is more than single articles
 */
export function whereIs(
  path: string,
  { lang, open }: { lang?: string | undefined; open: boolean },
  centre: Centre,
): Where | undefined {
  const site = centre.site()
  const article = site.article(path)
  if (article) {
    // An article in the place of a category stands there for its own language alone.
    const other = open && lang !== undefined && lang !== article.lang ? site.category(path, lang) : undefined
    return other?.lang === lang && other ? { category: other } : { article }
  }
  if (/\.md$/i.test(path)) {
    const id = path.slice(0, -3)
    const meant = site.article(id)
    if (meant && open) return { markdown: meant }
    const other = centre.find(id) ?? site.spelled(id)
    return other && { moved: `${articlePath(other.id)}${open ? '.md' : ''}` }
  }
  const former = centre.find(path)
  if (former) return { moved: articlePath(former.id) }
  if (open) {
    const category = site.category(path, lang)
    if (category) return { category }
    const [language] = path.includes('/') ? [] : [folderLanguage(path)]
    if (language && site.languages.includes(language))
      return { moved: homePath(language === site.main ? undefined : language) }
  }
  const plain = path.replace(/\/+$|\.html?$/gi, '')
  if (plain !== path) return moved(plain, { lang, open }, centre)
  const spelled = site.spelled(path)
  if (spelled) return { moved: articlePath(spelled.id) }
  const lower = path.toLowerCase()
  return lower === path ? undefined : moved(lower, { lang, open }, centre)
}

/** The address of what another way to write a path means. */
function moved(path: string, how: { lang?: string | undefined; open: boolean }, centre: Centre): Where | undefined {
  if (path === '') return { moved: homePath() }
  const where = whereIs(path, how, centre)
  if (!where || 'moved' in where) return where
  if ('category' in where) return { moved: where.category.path }
  return { moved: 'article' in where ? articlePath(where.article.id) : `${articlePath(where.markdown.id)}.md` }
}
