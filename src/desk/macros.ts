/** Prepared answers for one agent, and what their variables stand for in a conversation. */
import { valuesOf } from '../domain/macro.ts'
import type { Settings } from '../protocol/settings.ts'
import type { Agent } from './claim.ts'
import type { Denied, Desk } from './desk.ts'

export interface Prepared {
  macros: Omit<Settings['macros'][number], 'teamId'>[]
  /** By the names of variables; what is not there is missing. */
  values?: Record<string, string>
}

/** Those for everyone and for the agent's teams, in the order of the settings. */
export async function preparedFor(desk: Desk, agent: Agent, conversationId?: string): Promise<Prepared | Denied> {
  const { macros, teams } = desk.settings()
  const own = new Set(teams.filter(({ agentIds }) => agentIds.includes(agent.id)).map(({ id }) => id))
  const shown = macros
    .filter(({ teamId }) => teamId === undefined || own.has(teamId))
    .map(({ id, name, text, actions }) => ({ id, name, ...(text && { text }), actions }))
  if (conversationId === undefined) return { macros: shown }
  const state = await desk.store.conversation(conversationId)
  if (!state) return { refused: 'notFound' }
  const { contact, page, visitorId } = state
  const attributes = await desk.store.attributesOf(visitorId)
  return { macros: shown, values: valuesOf({ conversationId, contact, page, agent, attributes }) }
}
