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

/** The labels that lead articles, by article; undefined where one has none or it names nothing. */
export function labelsOf(articles: readonly Pick<Article, 'title' | 'passages'>[]): (string | undefined)[] {
  const labels = articles.map(({ passages }) => leadingLabel(passages[0]?.text ?? ''))
  const groups = new Map<string, { led: number; again: number }>()
  for (const [at, label] of labels.entries()) {
    if (label === undefined) continue
    const line = lineOf(label)
    const group = groups.get(line) ?? { led: 0, again: 0 }
    group.led++
    if (saysAgain(articles[at] as Article, label)) group.again++
    groups.set(line, group)
  }
  return labels.map((label) => {
    const group = label === undefined ? undefined : groups.get(lineOf(label))
    return group && group.led >= fewestLed && group.again >= saidAgain * group.led ? label : undefined
  })
}

/** A name with the label of its article, which it means whether it says so or not. */
export function labelled(name: string, label: string | undefined): string {
  return label === undefined || lineOf(name).includes(lineOf(label)) ? name : `${label} ${name}`
}

function saysAgain({ title, passages }: Pick<Article, 'title' | 'passages'>, label: string): boolean {
  const rest = lineOf(`${title}\n${passages[0]?.text.slice(label.length, label.length + maxRest)}`)
  const said = lineOf(label).trim().split(' ')
  return said.filter((word) => rest.includes(` ${word} `)).length * 2 >= said.length
}

function leadingLabel(text: string): string | undefined {
  const label = /^([^\n:：?]{2,80})[:：][^\S\n]*\S/.exec(text)?.[1]?.trim()
  return label && /\p{L}/u.test(label) && label.split(/\s+/).length <= maxLabelWords ? label : undefined
}
