/** An article put together from what people answered to a cluster's questions, for an editor to look over. */
import { questionsIn } from '../answering/focus.ts'
import { fold, words } from '../domain/text.ts'
import { labelOf, lineOf } from './cluster-words.ts'
import { defaults, groups } from './clusters.ts'
import type { Seen } from './traits.ts'

/** Within a cluster, questions this alike have one section. */
const ONE_SECTION = 0.42
const MOST_SECTIONS = 5
/** Share of a paragraph's words that stand in one before it from which on it says the same again. */
const SAID_BEFORE = 0.75
const MOST_QUESTIONS = 8

export interface Related {
  articleId: string
  title: string
  /** How many of the questions came near it. */
  times: number
}

export interface Assembled {
  title: string
  body: string
}

/**
 * One section for each kind of question that people answered, with their answers, each paragraph once; empty where
 * nobody has.
 * @param members newest last
 */
export function answersTo(members: readonly Seen[], label: string): Assembled {
  const byId = new Map(members.map((member) => [member.id, member]))
  const said: string[] = []
  const sections = groups(members, { ...defaults, join: ONE_SECTION })
    .map((ids) => ids.flatMap((id) => byId.get(id) ?? []))
    .map((group) => ({ heading: titleOf(labelOf(group)), text: paragraphsOf(group, said) }))
    .filter(({ text }) => text !== '')
    .slice(0, MOST_SECTIONS)
  const parts =
    sections.length === 1 && sections[0]
      ? [sections[0].text]
      : sections.map(({ heading, text }) => `## ${heading}\n\n${text}`)
  return { title: titleOf(label), body: parts.join('\n\n') }
}

/** Where an article comes from, as its first line says. */
export interface Sources {
  /** What wrote it, e.g. a model's name; put together where none did. */
  writer?: string
  /** Conversations that the team answered, and the days of the first and the last. */
  conversations: number
  days: readonly [from: string, to: string]
}

/**
 * An article as an editor gets it: what it is made of above it, in a comment, and links to the closest articles below.
 * @param path its own, or its id
 */
export function assembled(
  { title, body }: Assembled,
  { writer, conversations, days: [from, to] }: Sources,
  related: readonly Related[],
  path: string,
): Assembled {
  const how = writer ? `Written by ${writer.replace(/[<>]|--+/g, '-')}` : 'Put together'
  const many = conversations === 1 ? 'one conversation' : `${conversations} conversations`
  const when = from === to ? from : `${from} to ${to}`
  const note = `<!-- ${how} from what the team answered in ${many} (${when}). Check every sentence before you publish it. -->`
  const empty = '<!-- Nobody of the team has answered this yet: write what customers need to know. -->'
  const links = related.map(({ articleId, title: name }) => `- [${name}](${relative(path, articleId)})`)
  const more = links.length > 0 ? [`## See also\n\n${links.join('\n')}`] : []
  return { title, body: [...(body ? [note, body] : [empty]), ...more].join('\n\n') }
}

/** A question as a title. */
export function titleOf(label: string): string {
  const line = lineOf(label).replace(/[\s?!.…]+$/, '')
  return line.charAt(0).toUpperCase() + line.slice(1)
}

/** The answers to a group, paragraph by paragraph; what was said already is left out. */
function paragraphsOf(group: readonly Seen[], said: string[]): string {
  const kept: string[] = []
  for (const paragraph of group.flatMap(({ replies }) => replies).flatMap((reply) => reply.split(/\n{2,}/))) {
    const own = new Set(words(paragraph))
    if (own.size === 0) continue
    const repeats = said.some((earlier) => {
      const known = new Set(words(earlier))
      return [...own].filter((word) => known.has(word)).length / own.size >= SAID_BEFORE
    })
    if (repeats) continue
    said.push(paragraph)
    kept.push(capitalised(paragraph.trim()))
  }
  return kept.join('\n\n')
}

/** Where a greeting was taken away, the sentence after it begins small. */
function capitalised(paragraph: string): string {
  return paragraph.charAt(0).toUpperCase() + paragraph.slice(1)
}

/** What an article would list as its `questions`: short, each once, none that it has already. */
export function exampleQuestions(members: readonly Seen[], label: string, has: readonly string[]): string[] {
  const seen = new Set(has.map(keyOf))
  const asked = [label, ...[...members].reverse().map(({ question }) => questionsIn(question)[0] ?? question)]
  const found: string[] = []
  for (const question of asked.map(lineOf)) {
    const key = keyOf(question)
    if (seen.has(key) || words(question).length < 2 || question.includes('…')) continue
    seen.add(key)
    found.push(question)
  }
  return found.slice(0, Math.max(0, MOST_QUESTIONS))
}

function keyOf(question: string): string {
  return words(question).join(' ')
}

/** The articles that were looked at for these questions, those nearest most often first. */
export function relatedTo(
  members: readonly { considered: readonly { articleId: string; title: string; score: number }[] }[],
): Related[] {
  const found = new Map<string, Related & { worth: number }>()
  for (const { considered } of members) {
    for (const { articleId, title, score } of new Map(considered.map((one) => [one.articleId, one])).values()) {
      const one = found.get(articleId) ?? { articleId, title, times: 0, worth: 0 }
      found.set(articleId, { ...one, times: one.times + 1, worth: one.worth + score })
    }
  }
  return [...found.values()]
    .sort((a, b) => b.worth - a.worth)
    .slice(0, 5)
    .map(({ worth: _, ...one }) => one)
}

/** A file's name out of a title: small letters, digits and hyphens. */
export function slugOf(title: string): string {
  const slug = fold(title)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '')
  return slug || 'untitled'
}

/** From one article's file to another's. */
function relative(from: string, articleId: string): string {
  const [here, there] = [from.split('/').slice(0, -1), articleId.split('/')]
  let same = 0
  while (same < here.length && here[same] === there[same] && same < there.length - 1) same++
  return [...here.slice(same).map(() => '..'), ...there.slice(same)].join('/').concat('.md')
}
