/** What the palette offers: every action, everybody who works here, every open conversation, and a search. */
import type { Entry } from '../../../src/protocol/lists.ts'
import { go, place } from '../live/address.ts'
import { colleagues } from '../live/desk.ts'
import { entries } from '../live/known.ts'
import { me } from '../live/session.ts'
import { sift } from '../pure/fuzzy.ts'
import { belongs } from '../pure/lists.ts'
import { nameOf } from '../pure/names.ts'
import type { ListName } from '../pure/place.ts'
import { presenceWords } from '../pure/words.ts'
import { actions } from './actions.ts'

export interface Row {
  id: string
  words: string
  /** More of it, e.g. what a customer wants. */
  detail?: string
  /** What kind of thing it is, in a word or two. */
  kind: string
  keys?: string
  /** What is found by, beside words and detail. */
  also?: string
  /** Cannot be done right now. */
  resting?: boolean
  run: () => void
}

/** More lines than this are no choice any more. */
const MOST_ROWS = 60

/** What fits what was typed, best first; all actions where nothing was. What cannot be done now comes last. */
export function rowsFor(typed: string): Row[] {
  const text = typed.trim()
  const offered = text ? [...actionRows(), ...conversationRows(), ...peopleRows()] : [...actionRows(), ...peopleRows()]
  const found = sift(text, offered, ({ words, detail = '', also = '' }) => ({
    name: words,
    more: `${detail} ${also}`,
  }))
  const can = found.filter(({ resting }) => !resting)
  const cannot = found.filter(({ resting }) => resting)
  return [...can.slice(0, MOST_ROWS), ...cannot, ...(text ? [searchRow(text)] : [])]
}

function actionRows(): Row[] {
  return actions
    .filter(({ id }) => id !== 'palette')
    .map(({ id, words, group, keys, writingKeys, when, run }) => ({
      id: `action-${id}`,
      words,
      kind: group,
      ...((keys?.[0] ?? writingKeys) && { keys: keys?.[0] ?? writingKeys }),
      resting: when?.() === false,
      run,
    }))
}

function conversationRows(): Row[] {
  return (entries.value ?? []).map((entry) => ({
    id: `conversation-${entry.conversationId}`,
    words: nameOf(entry),
    detail: entry.wants ?? entry.lastMessage?.text ?? '',
    also: entry.contact.email ?? '',
    kind: whose(entry),
    run: () => go({ at: 'list', list: listOf(entry), conversationId: entry.conversationId }),
  }))
}

function whose({ status, agent }: Entry): string {
  if (status === 'queued') return 'Waiting'
  if (status === 'answering') return 'With the assistant'
  return agent?.id === me().id ? 'Yours' : `With ${agent?.name}`
}

function listOf(entry: Entry): ListName {
  return (['queue', 'mine', 'assistant'] as const).find((list) => belongs(entry, list, me().id)) ?? 'open'
}

function peopleRows(): Row[] {
  return (colleagues.value ?? [])
    .filter(({ id }) => id !== me().id)
    .map(({ id, name, state, open, capacity }) => ({
      id: `person-${id}`,
      words: name,
      detail: `${presenceWords(state)}, holds ${open} of ${capacity}`,
      kind: 'Colleague',
      run: () => go({ at: 'admin', page: 'staff' }),
    }))
}

function searchRow(text: string): Row {
  const at = place.peek()
  return {
    id: 'search',
    words: `Search all conversations for “${text}”`,
    kind: 'Search',
    run: () => go({ at: 'search', q: text }, at.at === 'search'),
  }
}
