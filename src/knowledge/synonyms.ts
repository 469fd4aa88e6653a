/**
 * Words that mean the same. Editors list them in `synonyms.yml` beside their articles: groups whose words find what
 * the others find (`- [log in, sign in]`), and words that also find others (`- hdd: [hard drive]`), for all languages
 * or below the code of one. A question with one of them is looked up once more with each of its others in its place.
 */
import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml'
import type { Problem } from '../domain/articles.ts'
import { fold } from '../domain/text.ts'

/** Where an editor's synonyms are, from the root of the knowledge base. */
export const synonymsFile = 'synonyms.yml'
/** Bytes of the file; a larger one is refused whole. */
export const maxSynonymsBytes = 256 * 1024
/** Words and phrases in the whole file. */
export const maxPhrases = 2_000
/** Words or phrases in one group. */
export const maxGroup = 20
/** Words of one phrase, and characters. */
const maxPhraseWords = 5
const maxPhraseLength = 60

/** What a phrase may be said as instead, best first. */
export interface Synonym {
  /** BCP 47 primary subtag; every language where there is none. */
  lang?: string
  phrase: string
  others: string[]
}

/**
 * Reads the file. What is wrong is reported with its line and left out; the rest counts.
 * @returns problems name the file and never throw
 */
export function parseSynonyms(source: Uint8Array): { synonyms: Synonym[]; problems: Problem[] } {
  const problems: Problem[] = []
  const synonyms: Synonym[] = []
  const report = ({ line, col }: { line: number; col?: number }, message: string) => {
    const column = col ? { column: col } : {}
    problems.push({ severity: 'error', kind: 'synonyms', file: synonymsFile, line, ...column, message })
  }
  const wholeFile = { line: 0 }
  if (source.length > maxSynonymsBytes) {
    report(
      wholeFile,
      `The file is larger than ${maxSynonymsBytes / 1024} KB, so no synonyms are used. Keep what customers say.`,
    )
    return { synonyms, problems }
  }
  const lines = new LineCounter()
  const text = decoded(source)
  if (text === undefined) {
    report(wholeFile, 'The file is not UTF-8 text, so no synonyms are used. Save it as UTF-8.')
    return { synonyms, problems }
  }
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, logLevel: 'silent' })
  const placeOf = (node: unknown) => lines.linePos((node as Node | null)?.range?.[0] ?? 0)
  const [broken] = document.errors
  if (broken) {
    const message = `${broken.message.split('\n')[0]?.replace(/ at line .*$/, '') ?? 'This is not YAML'}. No synonyms are used until this is mended.`
    report(broken.linePos?.[0] ?? wholeFile, message)
    return { synonyms, problems }
  }

  let left = maxPhrases
  const phraseOf = (node: unknown): string | undefined => {
    if (!isScalar(node) || !['string', 'number'].includes(typeof node.value)) {
      report(placeOf(node), 'Only words can stand here. Put words that YAML takes for something else in quotes.')
      return undefined
    }
    const phrase = String(node.source ?? node.value).trim()
    const fault = faultOf(phrase)
    if (fault) report(placeOf(node), `“${phrase.slice(0, maxPhraseLength)}” ${fault}`)
    else if (--left === -1)
      report(placeOf(node), `There are more than ${maxPhrases} words and phrases; what follows is left out.`)
    return fault || left < 0 ? undefined : phrase
  }
  const phrasesOf = (node: unknown): string[] => {
    const items: unknown[] = isSeq(node) ? node.items : [node]
    if (items.length > maxGroup)
      report(placeOf(node), `There are more than ${maxGroup} in one group; the first ${maxGroup} count.`)
    const phrases = items.slice(0, maxGroup).flatMap((item) => phraseOf(item) ?? [])
    return phrases.filter((phrase, at) => phrases.findIndex((one) => fold(one) === fold(phrase)) === at)
  }
  const readEntry = (entry: unknown, lang?: string) => {
    const add = (phrase: string, others: string[]) =>
      void (others.length > 0 && synonyms.push({ ...(lang && { lang }), phrase, others }))
    if (isSeq(entry)) {
      const group = phrasesOf(entry)
      if (group.length < 2) report(placeOf(entry), 'A group has at least two different words, e.g. [log in, sign in].')
      else
        for (const phrase of group)
          add(
            phrase,
            group.filter((other) => other !== phrase),
          )
    } else if (isMap(entry)) {
      for (const { key, value } of entry.items as Pair[]) {
        const phrase = phraseOf(key)
        const others = value === null || (isScalar(value) && value.value === null) ? [] : phrasesOf(value)
        if (others.length === 0) report(placeOf(key), 'Nothing stands behind the colon. Write e.g. hdd: [hard drive].')
        if (phrase !== undefined)
          add(
            phrase,
            others.filter((other) => fold(other) !== fold(phrase)),
          )
      }
    } else report(placeOf(entry), 'A line is a group, e.g. - [log in, sign in], or one way, e.g. - hdd: [hard drive].')
  }
  const readList = (list: unknown, lang?: string) => {
    if (isSeq(list)) for (const entry of list.items) readEntry(entry, lang)
    else if (!(isScalar(list) && list.value === null))
      report(placeOf(list), 'A list is needed here: lines that start with a dash, e.g. - [log in, sign in].')
  }

  const top = document.contents
  if (isMap(top)) {
    for (const { key, value } of top.items as Pair[]) {
      const lang = isScalar(key) ? String(key.source ?? key.value).toLowerCase() : ''
      if (lang === 'all') readList(value)
      else if (/^[a-z]{2,3}$/.test(lang)) readList(value, lang)
      else
        report(
          placeOf(key),
          'Here stands a language, e.g. en or de, or all, with its list below. A list alone needs no language.',
        )
    }
  } else if (top !== null) readList(top)
  return { synonyms, problems }
}

function faultOf(phrase: string): string | undefined {
  if (!/[\p{L}\p{N}]/u.test(phrase)) return 'has no letter or digit.'
  if (phrase.length > maxPhraseLength) return `is longer than ${maxPhraseLength} characters.`
  if (phrase.split(/\s+/).length > maxPhraseWords) return `has more than ${maxPhraseWords} words.`
  return undefined
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
