/** Languages by their names, for people who know no tags. */
import { languageName } from './words.ts'

const tags =
  'af ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko ky lt lv mk ml mn mr ms mt my nb ne nl nn no pa pl ps pt ro ru si sk sl so sq sr sr-Latn sv sw ta te th tl tr uk ur uz vi zh zh-Hant zu'

/** What a field offers, by name. */
export const languages: { value: string; words: string }[] = tags
  .split(' ')
  .map((value) => ({ value, words: languageWords(value) }))
  .sort((one, other) => one.words.localeCompare(other.words, 'en'))

/** `German` for `de`; the tag itself where it has no name. */
export function languageWords(tag: string): string {
  return languageName(tag) ?? tag
}

/** The tag of a language that was typed by its name in English, its own name, or its tag; undefined where it is none. */
export function languageTagOf(text: string): string | undefined {
  const typed = text.trim()
  const named = tagNamed(typed.toLowerCase())
  if (named) return named
  try {
    const [tag] = Intl.getCanonicalLocales(typed)
    return tag && languageName(tag) ? tag : undefined
  } catch {
    return undefined
  }
}

/** What is said of a word that is no language. */
export function noLanguage(text: string): string {
  return `“${text}” is no language that is known here. Write its name, or a tag such as de.`
}

function tagNamed(name: string): string | undefined {
  const inEnglish = languages.find(({ words }) => words.toLowerCase() === name)
  return (inEnglish ?? languages.find(({ value }) => nameInItself(value) === name))?.value
}

/** `deutsch` for `de`. */
function nameInItself(tag: string): string | undefined {
  return new Intl.DisplayNames(tag, { type: 'language' }).of(tag)?.toLowerCase()
}
