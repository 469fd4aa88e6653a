/** Prepared answers, and what their variables stand for in the conversation that is open. */
import { signal } from '@preact/signals'
import { type Values, valuesOf } from '../../../src/domain/macro.ts'
import type { StaffSnapshotState } from '../../../src/domain/snapshot.ts'
import type { Macros } from '../../../src/protocol/writing.ts'
import { me, staffCall } from './session.ts'

export type Macro = Macros['macros'][number]

/** Undefined until first asked for. */
export const macros = signal<readonly Macro[] | undefined>(undefined)

const known = signal<{ conversationId: string; values: Values } | undefined>(undefined)

/** Asks anew; what is known is shown until then, and stays where the server cannot be reached. */
export async function askMacros(conversationId: string) {
  try {
    const answer = await staffCall<Macros>('GET', `/api/macros?conversationId=${conversationId}`)
    macros.value = answer.macros
    known.value = { conversationId, values: answer.values ?? {} }
  } catch {
    macros.value ??= []
  }
}

/** What the server said, or as much of it as the snapshot knows. */
export function valuesFor({ conversationId, contact, page }: StaffSnapshotState): Values {
  if (known.value?.conversationId === conversationId) return known.value.values
  return valuesOf({ conversationId, contact, page, agent: me() })
}
