/**
 * Measures how well the language of customers' questions is recognised.
 * Run: npx tsx test/eval/language.ts
 */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isUnspaced } from '../../src/domain/text.ts'
import { tell } from '../../src/knowledge/tell-language.ts'

export interface LanguageFigures {
  set: string
  lang: string
  /** Messages that are long enough to tell: four words, or four characters where there are no spaces. */
  long: number
  /** Share of those whose language was recognised. */
  right: number
  /** Share of those taken for another language. */
  wrong: number
  short: number
  /** Share of the short ones that were recognised; those that are not fall back to the conversation's language. */
  shortRight: number
  shortWrong: number
}

interface Labelled {
  text: string
  lang: string
}

const folder = resolve(import.meta.dirname, '../../../shared/eval')
const files = [
  ...['en', 'de', 'fr', 'es', 'sr-Cyrl', 'sr-Latn', 'sr-ascii'].map((lang) => `gnome-help/queries.${lang}.jsonl`),
  ...['en', 'es', 'fr', 'zh'].map((lang) => `logingov-help/queries.${lang}.jsonl`),
  'arduino-help/queries.jsonl',
  'stackfaq/queries.jsonl',
]

/**
 * One row per file; empty where the evaluation data is not beside the repository.
 * @param ours the languages that the knowledge base has articles in, which the product prefers
 */
export function measureLanguage(ours: readonly string[]): LanguageFigures[] {
  if (!existsSync(folder)) return []
  return files.map((file) => {
    const messages = readFileSync(resolve(folder, file), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { query: string; lang: string })
      .map(({ query, lang }) => ({ text: query, lang: lang.split('-')[0] ?? lang }))
    return recognised(file, messages, (text) => tell(text, ours))
  })
}

export function recognised(
  set: string,
  messages: readonly Labelled[],
  told: (text: string) => string | undefined,
): LanguageFigures {
  const rows = messages.map(({ text, lang }) => ({ long: isLong(text), lang, found: told(text) }))
  const share = (long: boolean, of: (row: (typeof rows)[number]) => boolean) => {
    const among = rows.filter((row) => row.long === long)
    return among.length === 0 ? 0 : among.filter(of).length / among.length
  }
  const isWrong = ({ found, lang }: (typeof rows)[number]) => found !== undefined && found !== lang
  return {
    set,
    lang: messages[0]?.lang ?? '',
    long: rows.filter(({ long }) => long).length,
    right: share(true, ({ found, lang }) => found === lang),
    wrong: share(true, isWrong),
    short: rows.filter(({ long }) => !long).length,
    shortRight: share(false, ({ found, lang }) => found === lang),
    shortWrong: share(false, isWrong),
  }
}

function isLong(text: string): boolean {
  return isUnspaced(text)
    ? (text.match(/\p{L}/gu)?.length ?? 0) >= 4
    : (text.match(/[\p{L}\p{N}'’]+/gu)?.length ?? 0) >= 4
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const ours of [['en', 'de', 'fr', 'es', 'sr', 'zh'], ['en']]) {
    console.log(`\nwith articles in ${ours.join(', ')}`)
    for (const { set, lang, long, right, wrong, short, shortRight, shortWrong } of measureLanguage(ours)) {
      const three = (n: number) => n.toFixed(3)
      console.log(
        `${set.padEnd(36)} ${lang}  4+ words n=${String(long).padEnd(5)} right ${three(right)} wrong ${three(wrong)}   shorter n=${String(short).padEnd(4)} right ${three(shortRight)} wrong ${three(shortWrong)}`,
      )
    }
  }
}
