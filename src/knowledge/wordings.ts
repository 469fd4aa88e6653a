/** Looks a question up in other words too: those that an editor's synonyms give for its own. */
import { isUnspaced } from '../domain/text.ts'
import { terms } from './languages.ts'
import type { LanguageIndex } from './open-index.ts'
import type { Part } from './question.ts'
import { type Found, type SearchOptions, searchLanguage } from './searcher.ts'
import type { Synonym } from './synonyms.ts'

/** Further wordings of one question that are looked up; each costs a search. */
export const maxWordings = 4
/** What an article that is found by a synonym must make up for against the customer's own word. */
const synonymWeight = 0.9

/**
 * Looks a question up as it was asked and with synonyms in the place of its words. An article counts as what the best
 * wording finds in it; the facts about the question are those of the wording with the best finding.
 */
export function searchWordings(
  index: LanguageIndex,
  thesaurus: Thesaurus,
  query: string,
  parts: Part[],
  options: SearchOptions,
): Found & { parts: Part[] } {
  const asked = { ...searchLanguage(index, parts, options), parts }
  const others = wordings(query, thesaurus, index.lang).map((text) => {
    const reworded = parts.map((part) => (part.text === query ? { ...part, text } : part))
    const found = searchLanguage(index, reworded, options)
    const hits = found.hits.map((hit) => ({ ...hit, score: hit.score * synonymWeight }))
    return { ...found, hits, parts: reworded }
  })
  if (others.length === 0) return asked
  const [best = asked] = [asked, ...others].sort((a, b) => (b.hits[0]?.score ?? 0) - (a.hits[0]?.score ?? 0))
  const hits = new Map<string, Found['hits'][number]>()
  for (const hit of [asked, ...others].flatMap((found) => found.hits)) {
    const key = `${hit.articleId}#${hit.position}`
    if ((hits.get(key)?.score ?? 0) < hit.score) hits.set(key, hit)
  }
  return { ...best, hits: [...hits.values()].sort((a, b) => b.score - a.score).slice(0, options.limit) }
}

/** Readies the synonyms of a language when they are first wanted. */
export function thesauri(synonyms: readonly Synonym[]): (lang: string) => Thesaurus {
  const ready = new Map<string, Thesaurus>()
  return (lang) => {
    const known = ready.get(lang) ?? thesaurusOf(synonyms, lang)
    ready.set(lang, known)
    return known
  }
}

/** Synonyms ready for the questions of one language: phrases by the first of their terms, longest first. */
export type Thesaurus = Map<string, { phrase: string[]; typed: string; others: string[] }[]>

/** Readies the synonyms of one language, those without a language among them. */
export function thesaurusOf(synonyms: readonly Synonym[], lang: string): Thesaurus {
  const thesaurus: Thesaurus = new Map()
  for (const { phrase: typed, others, lang: only } of synonyms) {
    if (only && only !== lang) continue
    const phrase = terms(typed, lang).map(({ term }) => term)
    const first = phrase[0]
    if (first === undefined) continue
    thesaurus.set(first, [...(thesaurus.get(first) ?? []), { phrase, typed, others }])
  }
  for (const entries of thesaurus.values()) entries.sort((a, b) => b.phrase.length - a.phrase.length)
  return thesaurus
}

/** Characters of a question that are read for synonyms. */
const maxRead = 1_000

/**
 * Other wordings of a question, each with one phrase put in another's place, in whatever form it is said.
 * @returns at most `maxWordings`, without the question itself
 */
export function wordings(question: string, thesaurus: Thesaurus, lang: string): string[] {
  if (thesaurus.size === 0) return []
  const text = question.slice(0, maxRead)
  const tokens = [...text.matchAll(/[\p{L}\p{N}\p{M}]+(?:['’ʼ]\p{L}+)?/gu)].flatMap(({ 0: word, index }) =>
    isUnspaced(word) ? [] : [{ from: index, to: index + word.length, term: terms(word, lang)[0]?.term ?? '' }],
  )
  const found: string[] = []
  for (let at = 0; at < tokens.length; at++) {
    const entry = thesaurus
      .get(tokens[at]?.term ?? '')
      ?.find(({ phrase }) => phrase.every((term, offset) => tokens[at + offset]?.term === term))
    if (!entry) continue
    const last = at + entry.phrase.length - 1
    const [from, to] = [tokens[at]?.from ?? 0, tokens[last]?.to ?? 0]
    for (const other of entry.others) found.push(text.slice(0, from) + other + text.slice(to))
    at = last
  }
  for (const entries of thesaurus.values()) {
    for (const { typed, others } of entries) {
      if (!isUnspaced(typed) || !text.includes(typed)) continue
      for (const other of others) found.push(text.replace(typed, other))
    }
  }
  return [...new Set(found)].slice(0, maxWordings)
}
