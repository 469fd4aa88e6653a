/**
 * What the gate gets wrong, sentence by sentence, for whoever works on its rules.
 * Run: npx tsx test/eval/gate-misses.ts [SET], or with --quotes for what it withholds of Bellhop's own quotes.
 */
import { parseArgs } from 'node:util'
import { quote } from '../../src/answering/quote.ts'
import { sentencesOf } from '../../src/answering/sentences.ts'
import { verify } from '../../src/answering/verify.ts'
import { numbered } from '../../src/desk/handed.ts'
import { type Case, gateCases } from './gate-cases.ts'
import { openSet, recipes } from './sets.ts'

const { values, positionals } = parseArgs({ options: { quotes: { type: 'boolean' } }, allowPositionals: true })
if (values.quotes) await printQuotes(positionals[0])
else printMisses(await gateCases(positionals[0]))

function printMisses(cases: readonly Case[]): void {
  for (const { kind, altered, set, said, passages, question, lang } of cases) {
    const checked = verify(said, passages, { question, lang })
    if (checked.ok !== altered) continue
    console.log(
      `${altered ? 'PASSED  ' : 'WITHHELD'} [${set}] ${kind}: ${said}${checked.ok ? '' : `\n         ${checked.rule}: ${checked.why}`}`,
    )
  }
}

/** Bellhop's own quotes, every question of every set: none may be withheld. */
async function printQuotes(only?: string): Promise<void> {
  let quotes = 0
  const withheld: string[] = []
  for (const recipe of recipes.filter(({ name }) => !only || name.startsWith(only))) {
    const set = await openSet(recipe)
    for (const { query, exclude = [] } of set.questions) {
      const found = await set.library.search({
        query,
        history: [],
        lang: set.lang,
        exclude: [...exclude, ...set.hidden],
      })
      const passages = numbered(found)
      const { text } = quote({ query: found.query, passages, lang: set.lang })
      if (!text) continue
      quotes++
      for (const sentence of sentencesOf(text)) {
        const checked = verify(sentence, passages, { question: query, lang: set.lang })
        if (!checked.ok) withheld.push(`${set.name}: ${checked.why}: ${sentence.trim()}`)
      }
    }
  }
  console.log(`${quotes} quotes, ${withheld.length} sentences withheld`)
  for (const each of withheld) console.log(`  ${each}`)
}
