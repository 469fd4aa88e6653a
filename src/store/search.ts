/**
 * Conversations by words. Few matches are looked up and filtered; where a word stands in thousands of messages, the
 * list is walked in its order instead and each conversation's words are read, so far as one page may cost.
 */
import { words } from '../domain/text.ts'
import type { Db } from './connection.ts'

/** Words of a search beyond these are left out: a pasted page is no reason to hold up everyone. */
const MAX_WORDS = 32
const MAX_WORD_LETTERS = 40
const MIN_PREFIX_LETTERS = 3
/** Matches up to which the conversations are looked up from them. */
const FEW = 2_000

export interface Search {
  /**
   * The conversations in which one message holds all words, where those messages are few; undefined where they are
   * many, and then `holds` tells of one conversation.
   */
  found(): string[] | undefined
  holds(conversationId: string): boolean
}

/** @returns undefined for a text that holds no word */
export type Searcher = (text: string) => Search | undefined

export function searcher(db: Db): Searcher {
  const { $client: connection } = db
  // The newest ones first, so that counting ends where there are too many.
  const matches = connection
    .prepare('select rowid from message_words where message_words match ? order by rowid desc limit ?')
    .pluck()
  const where = connection
    .prepare('select distinct conversation_id from events where position in (select value from json_each(?))')
    .pluck()
  const said = connection.prepare('select words from events where conversation_id = ? and words is not null').pluck()

  return (text) => {
    const asked = words(text)
      .slice(0, MAX_WORDS)
      .map((word) => word.slice(0, MAX_WORD_LETTERS))
    if (asked.length === 0) return undefined
    const pieces = asked.flatMap(tokens)
    return {
      found() {
        const positions = matches.all(termsOf(asked), FEW + 1)
        return positions.length > FEW ? undefined : (where.all(JSON.stringify(positions)) as string[])
      },
      holds: (id) => (said.all(id) as string[]).some((line) => holdsAll(tokens(line), pieces)),
    }
  }
}

/**
 * Words as terms of SQLite's full-text search, all of which must match. Only letters and digits get there, and each
 * term in quotes: what a person types is never read as a query.
 */
function termsOf(asked: readonly string[]): string {
  return asked.map((word) => (word.length < MIN_PREFIX_LETTERS ? `"${word}"` : `"${word}" *`)).join(' ')
}

/** Words as the index has them. */
function tokens(line: string): string[] {
  return line.split(/[ ']+/).filter(Boolean)
}

function holdsAll(line: readonly string[], asked: readonly string[]): boolean {
  return asked.every((word) =>
    line.some((each) => (word.length < MIN_PREFIX_LETTERS ? each === word : each.startsWith(word))),
  )
}
