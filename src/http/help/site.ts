/** The help centre as customers walk through it: languages, categories, and what stands beside an article. */
import type { Article, CategoryNotes } from '../../domain/articles.ts'
import { folderLanguage, placeOf, readableName } from '../../domain/categories.ts'
import { encoded } from './address.ts'

export interface Category {
  /** The folder, without that of the language. */
  name: string
  lang: string
  title: string
  description?: string
  /** From the root of this server. */
  path: string
  /** In order: those in the folder itself, then those below it, folder by folder. */
  articles: readonly Article[]
  /** Its article of the same path (`billing.md` beside `billing/`), which stands in its place. */
  front?: Article
}

export interface Site {
  /** The language that most articles are in; undefined where there are none. */
  main: string | undefined
  /** Languages with articles, those with most first. */
  languages: readonly string[]
  article(id: string): Article | undefined
  /** The article whose id differs in letter case alone, where there is just one. */
  spelled(id: string): Article | undefined
  categories(lang: string): readonly Category[]
  /** Articles of a language that lie in no category. */
  loose(lang: string): readonly Article[]
  /** The category at a path below `/help/`, in a language that is wished for or in its own. */
  category(path: string, lang?: string): Category | undefined
  /** The category that an article stands in the place of. */
  frontOf(article: Article): Category | undefined
  /** The category that an article lies in. */
  categoryOf(article: Article): Category | undefined
  /** The same in other languages and in this one, by language, the main one first. */
  translations(article: Article): ReadonlyMap<string, Article>
  /** Before and after an article, among those of its category and language. */
  neighbours(article: Article): { before?: Article; after?: Article }
  /** Those that say when they were last changed, newest first. */
  dated(lang: string): readonly Article[]
}

/** The moment of an article's last change of substance that its editors name, as a day or a moment; undefined where they do not. */
export function changedAt({ updated, publishAt }: Pick<Article, 'updated' | 'publishAt'>): string | undefined {
  return updated ?? publishAt
}

/** @param articles those that customers may see @param notes what editors say of categories, by folder */
export function siteOf(articles: readonly Article[], notes: ReadonlyMap<string, CategoryNotes>): Site {
  const byId = new Map(articles.map((article) => [article.id, article]))
  const byLanguage = grouped(articles, ({ lang }) => lang)
  const languages = [...byLanguage]
    .sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))
    .map(([lang]) => lang)
  const placed = articles.map((article) => ({ article, place: placeOf(article) }))
  /** Folders of categories that lie in that of a language, by language and name. */
  const ahead = new Map(
    placed.flatMap(({ article, place }) =>
      place.ahead && place.category ? [[`${article.lang} ${place.category}`, `${place.ahead}/${place.category}`]] : [],
    ),
  )
  /** Languages that have articles in the plain folder of a category. */
  const plain = grouped(
    placed.filter(({ place }) => place.category && !place.ahead),
    ({ place }) => place.category,
  )
  /** The language that a category's plain address shows. */
  const ownLanguage = (name: string): string | undefined => {
    const spoken = new Set(plain.get(name)?.map(({ article }) => article.lang))
    return languages.find((lang) => spoken.has(lang))
  }
  const shelves = new Map(languages.map((lang) => [lang, shelfOf(lang, byLanguage.get(lang) ?? [])]))
  const spellings = later(() => grouped(articles, ({ id }) => id.toLowerCase()))
  const groups = later(() => translationsOf(articles, languages))

  function shelfOf(lang: string, own: readonly Article[]) {
    const byName = grouped(own, (article) => placeOf(article).category)
    const outside = byName.get('') ?? []
    byName.delete('')
    const ordered = [...byName].map(([name, members]) => categoryFrom(name, lang, members))
    ordered.sort((a, b) => a.order - b.order || a.category.title.localeCompare(b.category.title, lang))
    const categories = ordered.map(({ category }) => category)
    const fronts = new Set(categories.map(({ front }) => front))
    const loose = later(() => sorted(outside, lang, []).filter((article) => !fronts.has(article)))
    return { loose, categories }
  }
  function categoryFrom(name: string, lang: string, members: readonly Article[]) {
    const inner = ahead.get(`${lang} ${name}`)
    const folder = inner ?? name
    const said = [...new Set([folder, name])].flatMap((each) => notes.get(each) ?? [])
    const own = <T>(pick: (notes: CategoryNotes) => T | undefined) =>
      said.map(pick).find((value) => value !== undefined)
    const description = own(({ descriptions }) => descriptions[lang] ?? descriptions[''])
    const first = own(({ articles: listed }) => (listed.length > 0 ? listed : undefined)) ?? []
    const front = byId.get(folder)
    const inOrder = later(() => sorted(members, lang, first))
    const category: Category = {
      name,
      lang,
      title: own(({ titles }) => titles[lang] ?? titles['']) ?? readableName(name),
      ...(description !== undefined && { description }),
      path: `/help/${encoded(folder)}${inner || lang === ownLanguage(name) ? '' : `?lang=${lang}`}`,
      get articles() {
        return inOrder()
      },
      ...(front?.lang === lang && { front }),
    }
    return { category, order: own(({ order }) => order) ?? Number.MAX_VALUE }
  }

  const categoryIn = (lang: string | undefined, name: string) =>
    lang === undefined ? undefined : shelves.get(lang)?.categories.find((category) => category.name === name)
  const site: Site = {
    main: languages[0],
    languages,
    article: (id) => byId.get(id),
    spelled(id) {
      const found = spellings().get(id.toLowerCase()) ?? []
      return found.length === 1 ? found[0] : undefined
    },
    categories: (lang) => shelves.get(lang)?.categories ?? [],
    loose: (lang) => shelves.get(lang)?.loose() ?? [],
    category(path, lang) {
      const parts = path.split('/')
      const [first = '', second = ''] = parts
      if (parts.length === 2) {
        const inner = categoryIn(folderLanguage(first), second)
        return inner?.path === `/help/${encoded(path)}` ? inner : undefined
      }
      return parts.length === 1 ? (categoryIn(lang, first) ?? categoryIn(ownLanguage(first), first)) : undefined
    },
    categoryOf: (article) => categoryIn(article.lang, placeOf(article).category),
    frontOf: (article) => shelves.get(article.lang)?.categories.find(({ front }) => front === article),
    translations: (article) => groups().get(article.id) ?? new Map([[article.lang, article]]),
    neighbours(article) {
      const row = site.categoryOf(article)?.articles ?? site.loose(article.lang)
      const at = row.indexOf(article)
      const [before, after] = [row[at - 1], row[at + 1]]
      return at === -1 ? {} : { ...(before && { before }), ...(after && { after }) }
    },
    dated: (lang) =>
      (byLanguage.get(lang) ?? [])
        .filter((article) => changedAt(article) !== undefined)
        .sort((a, b) => ((changedAt(a) ?? '') > (changedAt(b) ?? '') ? -1 : 1)),
  }
  return site
}

/** In the order that the editors gave; the others behind, folder by folder, by title. */
function sorted(articles: readonly Article[], lang: string, first: readonly string[]): Article[] {
  const rank = new Map(first.map((name, at) => [name, at]))
  const keyed = articles.map((article) => {
    const { below } = placeOf(article)
    const file = article.id.split('/').at(-1) ?? ''
    return { article, below, at: rank.get(below ? `${below}/${file}` : file) ?? first.length }
  })
  const { compare } = new Intl.Collator(lang, { numeric: true })
  return keyed
    .sort((a, b) => a.at - b.at || compare(a.below, b.below) || compare(a.article.title, b.article.title))
    .map(({ article }) => article)
}

/**
 * Which articles say the same: those whose front matter names the other one, and those that lie under the same path in
 * the folders of their languages (`billing/pay`, `de/billing/pay`).
 */
function translationsOf(
  articles: readonly Article[],
  languages: readonly string[],
): Map<string, ReadonlyMap<string, Article>> {
  const leader = new Map<string, string>()
  const lead = (key: string): string => {
    const next = leader.get(key)
    return next === undefined || next === key ? key : lead(next)
  }
  const join = (one: string, other: string) => void leader.set(lead(one), lead(other))
  const ids = new Set(articles.map(({ id }) => id))
  for (const article of articles) {
    const { ahead } = placeOf(article)
    join(`id ${article.id}`, `path ${ahead ? article.id.slice(ahead.length + 1) : article.id}`)
    if (article.translationOf !== undefined && ids.has(article.translationOf)) {
      join(`id ${article.id}`, `id ${article.translationOf}`)
    }
  }
  const found = new Map<string, ReadonlyMap<string, Article>>()
  for (const group of grouped(articles, ({ id }) => lead(`id ${id}`)).values()) {
    const one = new Map<string, Article>()
    for (const lang of languages) {
      const article = group.find((each) => each.lang === lang)
      if (article) one.set(lang, article)
    }
    if (one.size < 2) continue
    for (const article of group)
      found.set(article.id, one.get(article.lang) === article ? one : new Map([[article.lang, article]]))
  }
  return found
}

/** Made when it is first wanted: after each edit all of this is made anew, and most of it is for a few pages. */
function later<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function grouped<T>(items: Iterable<T>, key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const name = key(item)
    const group = groups.get(name)
    if (group) group.push(item)
    else groups.set(name, [item])
  }
  return groups
}
