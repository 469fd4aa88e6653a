/** What customers asked, to be asked again: what the articles answered well, and what they did not answer. */

import { wordLine } from '../../answering/support.ts'
import { answeredWell, type WellAnswered } from '../../content/answered-well.ts'
import type { RehearsalQuestion } from '../../domain/rehearsal.ts'
import type { Desk } from '../desk.ts'

/** Conversations that are looked at for one question of them. */
const lookedAtEach = 2
/** Conversations between two turns of the event loop. */
const inARow = 10

/** What was found in a conversation, as far as it had come. */
export type Looked = Map<string, { seq: number; lang: string | undefined; found: WellAnswered[] }>

/**
 * The newest questions of customers, each once: `REHEARSAL_QUESTIONS` that were answered well, and as many open misses.
 * What tells who asked is taken out.
 * @param looked what earlier calls found; brought up to date, and what was erased since leaves it
 * @param turn lets others have a turn
 */
export async function customersQuestions(
  desk: Pick<Desk, 'store' | 'limits'>,
  looked: Looked,
  turn: () => Promise<void>,
): Promise<RehearsalQuestion[]> {
  const most = desk.limits.REHEARSAL_QUESTIONS
  const recent = await desk.store.lastAnswered(most * lookedAtEach)
  const present = new Set(recent.map(({ conversationId }) => conversationId))
  for (const id of looked.keys()) if (!present.has(id)) looked.delete(id)

  const asked = new Map<string, RehearsalQuestion>()
  for (const [at, { conversationId }] of recent.entries()) {
    if (at % inARow === inARow - 1) await turn()
    const { lang, found } = await lookInto(desk, looked, conversationId)
    for (const { question, at } of found.toReversed()) {
      const key = wordLine(question)
      if (asked.has(key) || asked.size >= most) continue
      asked.set(key, { source: 'asked', question, gold: [], at, conversationId, ...(lang && { lang }) })
    }
    if (asked.size >= most) break
  }
  const missed = await desk.store.openMisses(most)
  return [
    ...asked.values(),
    ...missed.map(({ missId, question, lang }) => ({ source: 'missed' as const, question, lang, gold: [], missId })),
  ]
}

async function lookInto(desk: Pick<Desk, 'store'>, looked: Looked, conversationId: string) {
  const state = await desk.store.conversation(conversationId)
  const known = looked.get(conversationId)
  if (known && known.seq === state?.seq) return known
  const isThere = state !== undefined && state.status.kind !== 'erased'
  const events = isThere ? await desk.store.events(conversationId, 0, Number.MAX_SAFE_INTEGER) : []
  const names = state?.contact.name ? [state.contact.name] : []
  const found = { seq: state?.seq ?? 0, lang: state?.locale ?? state?.lang, found: answeredWell(events, names) }
  looked.set(conversationId, found)
  return found
}
