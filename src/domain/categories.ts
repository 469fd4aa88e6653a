/** Where an article stands among the others: its category is the first folder of its path, below that of its language. */
import type { Article } from './articles.ts'

const languageNames = new Intl.DisplayNames(['en'], { type: 'language' })

/** The language that a folder is named by (`de`, `pt-BR`), as its primary subtag; undefined for any other folder. */
export function folderLanguage(folder: string): string | undefined {
  if (!/^[a-z]{2}(?:[-_][A-Za-z]{2,4})?$/.test(folder)) return undefined
  const language = folder.slice(0, 2)
  return languageNames.of(language) === language ? undefined : language
}

export interface Place {
  /** The folder of its language where its path begins with one: `de`. Empty otherwise. */
  ahead: string
  /** The category's folder, e.g. `billing`; empty for an article that lies in none. */
  category: string
  /** Folders below it, joined by slashes; empty for an article that lies in the category itself. */
  below: string
}

/** A folder `it/` with articles in English is the IT department's: then it is a category like any other. */
export function placeOf({ id, lang }: Pick<Article, 'id' | 'lang'>): Place {
  const folders = id.split('/').slice(0, -1)
  const [first = ''] = folders
  const ahead = folderLanguage(first) === lang ? first : ''
  const [category = '', ...below] = ahead ? folders.slice(1) : folders
  return { ahead, category, below: below.join('/') }
}

/** What a folder or file is called where nobody says: `how-to_pay` → `How to pay`. */
export function readableName(name: string): string {
  const words = name.replace(/[-_\s]+/g, ' ').trim()
  return words ? words.charAt(0).toUpperCase() + words.slice(1) : name
}
