/** How much of a question a text covers, counted so that the parts of a text can be added up. */
import { grams, lineOf } from '../domain/text.ts'
import type { NumberedPassage } from '../ports/drafting.ts'
import { contentOf, stemsOf } from './support.ts'

/** What is asked: its words with what each is worth, and its 4-grams. */
export interface Asked {
  stems: readonly string[]
  /** Shares of the question by idf; they add up to 1. */
  worth: readonly number[]
  grams: readonly string[]
}

/** Which of the question's words and 4-grams a text holds. */
export interface Held {
  stems: ReadonlySet<number>
  grams: ReadonlySet<number>
}

/** A question, its words weighed by how rare they are among the passages at hand. */
export function askedOf(query: string, passages: readonly NumberedPassage[]): Asked {
  const content = contentOf(query)
  const stems = content.length > 0 ? content : [...stemsOf(query)]
  const documents = passages.map(({ passage }) => stemsOf(`${passage.title} ${passage.text}`))
  const idf = stems.map((stem) => {
    const df = documents.filter((document) => document.has(stem)).length
    return Math.log(1 + (documents.length - df + 0.5) / (df + 0.5))
  })
  const total = idf.reduce((sum, weight) => sum + weight, 0) || 1
  return { stems, worth: idf.map((weight) => weight / total), grams: [...new Set(grams(query, 4))] }
}

export function heldBy(asked: Asked, text: string): Held {
  return heldIn(asked, { stems: stemsOf(text), line: lineOf(text) })
}

/** @param text with its words' beginnings (`stemsOf`) and as one line of words (`lineOf`) */
export function heldIn(asked: Asked, { stems, line }: { stems: ReadonlySet<string>; line: string }): Held {
  // Looked for one by one: cutting the whole text into n-grams takes several times as long.
  return {
    stems: indexes(asked.stems, (stem) => stems.has(stem)),
    grams: indexes(asked.grams, (gram) => line.includes(gram)),
  }
}

/** What several texts hold together, added one after the other. */
export function gathered(): Held & { add(held: Held): void } {
  const stems = new Set<number>()
  const grams = new Set<number>()
  return {
    stems,
    grams,
    add(held) {
      for (const at of held.stems) stems.add(at)
      for (const at of held.grams) grams.add(at)
    },
  }
}

/** 0…1.5: the share of the words by idf, and half the share of the 4-grams. */
export function fitOf(asked: Asked, held: Held): number {
  const covered = [...held.stems].reduce((sum, at) => sum + (asked.worth[at] ?? 0), 0)
  return covered + (0.5 * held.grams.size) / Math.max(1, asked.grams.length)
}

function indexes(list: readonly string[], holds: (each: string) => boolean): Set<number> {
  const held = new Set<number>()
  for (const [at, each] of list.entries()) if (holds(each)) held.add(at)
  return held
}
