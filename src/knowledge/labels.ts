/**
 * The label that leads an article and names what it is about: `Grand Hotel: Breakfast is from seven.` Bases of many
 * short entries share such labels, and some titles say them while others do not, as their editors happened to write.
 */

import type { Article } from '../domain/articles.ts'
import { lineOf } from '../domain/text.ts'

/** Words of a label at most; more are a sentence. */
const maxLabelWords = 10
/** Articles that a label must lead: what leads one alone is a manner of speaking. */
const fewestLed = 2
/** Share of the articles it leads that say half of its words again: things are called by their names, `Note:` is not. */
const saidAgain = 1 / 3
/** Characters behind a label in which it is looked for again. */
const maxRest = 500

type Led = Pick<Article, 'title' | 'passages'>

/** The labels that lead articles, by article; undefined where one has none or it names nothing. */
export function labelsOf(articles: readonly Led[]): (string | undefined)[] {
  const leading = articles.map(leadingOf)
  const groups = new Map<string, { led: number; again: number }>()
  for (const found of leading) {
    if (!found) continue
    const group = groups.get(found.line) ?? { led: 0, again: 0 }
    group.led++
    if (found.again) group.again++
    groups.set(found.line, group)
  }
  return leading.map((found) => {
    const group = found && groups.get(found.line)
    return group && group.led >= fewestLed && group.again >= saidAgain * group.led ? found.label : undefined
  })
}

/** A name with the label of its article, which it means whether it says so or not. */
export function labelled(name: string, label: string | undefined): string {
  return label === undefined || lineOf(name).includes(lineOf(label)) ? name : `${label} ${name}`
}

interface Leading {
  label: string
  line: string
  /** Whether the article says half of its words again. */
  again: boolean
}

/** What was found out about an article stays with it: all of them are asked at every edit of one. */
const known = new WeakMap<Led, Leading | false>()

function leadingOf(article: Led): Leading | false {
  const before = known.get(article)
  if (before !== undefined) return before
  const label = leadingLabel(article.passages[0]?.text ?? '')
  const found = label !== undefined && { label, line: lineOf(label), again: saysAgain(article, label) }
  known.set(article, found)
  return found
}

function saysAgain({ title, passages }: Led, label: string): boolean {
  const rest = lineOf(`${title}\n${passages[0]?.text.slice(label.length, label.length + maxRest)}`)
  const said = lineOf(label).trim().split(' ')
  return said.filter((word) => rest.includes(` ${word} `)).length * 2 >= said.length
}

function leadingLabel(text: string): string | undefined {
  const label = /^([^\n:：?]{2,80})[:：][^\S\n]*\S/.exec(text)?.[1]?.trim()
  return label && /\p{L}/u.test(label) && label.split(/\s+/).length <= maxLabelWords ? label : undefined
}
