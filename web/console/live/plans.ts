/**
 * What prepared answers do beside being said. Chosen actions stand with the text; from sending on they wait for the
 * server to have it, also through a reload, and are done once: each is taken out of storage before it is tried.
 */
import { signal } from '@preact/signals'
import type { StaffSnapshotState } from '../../../src/domain/snapshot.ts'
import type { MacroAction } from '../../../src/protocol/settings.ts'
import { keysFrom, quietly, shelf } from '../../shared/shelf.ts'
import { doneWords, inOrder, planFrom, planWords } from '../pure/planned.ts'
import { teams } from './desk.ts'
import { adopt, current } from './opened.ts'
import { me, staffCall, wordsOf } from './session.ts'
import { notice } from './verbs.ts'

export interface Result {
  conversationId: string
  text: string
  kind: 'info' | 'bad'
}

/** What came of the last plan, for whoever has another conversation open by then. */
export const elsewhere = signal<Result | undefined>(undefined)

interface Promised {
  conversationId: string
  actions: MacroAction[]
}

/** Where storage is full or forbidden, plans live as long as the page. */
const memory = new Map<string, string>()

const keyStart = () => `bellhop.console.then.${me().id}:`

/** What is to be done once the server has this message. */
export function promise(clientMessageId: string, promised: Promised) {
  if (promised.actions.length === 0) return
  const key = keyStart() + clientMessageId
  const text = JSON.stringify(promised)
  const storage = shelf('localStorage')
  quietly(() => storage?.setItem(key, text))
  if (quietly(() => storage?.getItem(key)) !== text) memory.set(key, text)
}

/** Takes back what was to be done after a message that is not sent after all. */
export function takePromise(clientMessageId: string): MacroAction[] {
  return take(keyStart() + clientMessageId)?.actions ?? []
}

/** Does what was promised after every message that is not on its way any more. */
export async function keepPromises(onTheirWay: readonly { clientMessageId: string }[]) {
  const start = keyStart()
  const waiting = new Set(onTheirWay.map(({ clientMessageId }) => start + clientMessageId))
  const keys = new Set([...memory.keys(), ...keysFrom(shelf('localStorage'), start)])
  for (const key of keys) {
    if (waiting.has(key)) continue
    const promised = take(key)
    if (promised) await carryOut(promised.conversationId, promised.actions)
  }
}

/** Does actions one after another, and says what came of each. */
export async function carryOut(conversationId: string, actions: readonly MacroAction[]) {
  const said: string[] = []
  let failed = false
  for (const action of inOrder(actions)) {
    try {
      await carryOutOne(conversationId, action)
      said.push(doneWords(action, teamName))
    } catch (error) {
      failed = true
      said.push(`Not done: ${planWords(action, teamName)}. ${wordsOf(error)}`)
    }
  }
  const result = { conversationId, text: said.join(' '), kind: failed ? ('bad' as const) : ('info' as const) }
  notice.value = result
  const now = current.peek()
  if (now.is === 'none' || now.id !== conversationId) elsewhere.value = result
}

async function carryOutOne(conversationId: string, action: MacroAction) {
  const call = <T>(method: string, path: string, body?: object) =>
    staffCall<T>(method, `/api/conversations/${conversationId}${path}`, body ? { body } : {})
  const act = async (path: string, body: object) => adopt(await call<StaffSnapshotState>('POST', path, body))
  switch (action.do) {
    case 'tag': {
      const { tags } = await call<StaffSnapshotState>('GET', '')
      return tags.includes(action.tag) ? undefined : act('/tags', { tags: [...tags, action.tag] })
    }
    case 'priority':
      return act('/priority', { priority: action.priority })
    case 'assign':
      return act('/transfer', { teamId: action.teamId, note: 'Handed over by a macro.' })
    case 'snooze':
      return act('/snooze', { until: new Date(Date.now() + action.minutes * 60_000).toISOString() })
    case 'resolve':
      return act('/resolve', { outcome: action.outcome })
  }
}

export function teamName(id: string): string {
  return teams.value.find((team) => team.id === id)?.name ?? id
}

function take(key: string): Promised | undefined {
  const storage = shelf('localStorage')
  const text = memory.get(key) ?? quietly(() => storage?.getItem(key))
  memory.delete(key)
  quietly(() => storage?.removeItem(key))
  const kept = quietly(() => JSON.parse(text ?? 'null') as Promised | null)
  return kept ? { conversationId: kept.conversationId, actions: planFrom(JSON.stringify(kept.actions)) } : undefined
}
