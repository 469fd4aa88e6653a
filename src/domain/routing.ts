/** Who a waiting conversation is for: the team that it comes to, the agents whom it suits, and which of them gets it. */
import type { Brief } from './brief.ts'
import type { Conversation } from './conversation.ts'
import type { Circle, Iso, NewEvent } from './events.ts'
import type { AgentLoad } from './queue.ts'

export interface Team {
  id: string
  agentIds: readonly string[]
  /** Language tags; none: no matter which. */
  languages: readonly string[]
  /** First folders of articles; none: no matter what about. */
  categories: readonly string[]
}

export interface RoutedAgent extends AgentLoad {
  /** Language tags that they answer in; none: any. */
  languages: readonly string[]
  /** Categories that they know about; none: any. */
  skills: readonly string[]
}

/** What a conversation asks of whoever takes it. */
export interface Wanted {
  circle: Circle
  teamId?: string
  lang?: string
  topic?: string
}

/** Passages that fit worse than this (0…1) tell nothing about what is asked. */
const LEAST_SCORE = 0.2

/**
 * What a conversation is about, as the category (first folder) of articles: of those that the suggested reply cites,
 * else of those that were found for the newest question, the better they fit the more they count. Undefined where
 * nothing fits, or what fits lies in no folder.
 */
export function topicOf({ tried, suggestedReply }: Pick<Brief, 'tried' | 'suggestedReply'>): string | undefined {
  const cited = heaviest((suggestedReply?.citations ?? []).map(({ articleId }) => ({ articleId, score: 1 })))
  if (cited) return cited
  for (const { passages } of [...tried].reverse()) {
    const found = heaviest(passages.filter(({ score }) => score >= LEAST_SCORE))
    if (found) return found
  }
  return undefined
}

function heaviest(articles: readonly { articleId: string; score: number }[]): string | undefined {
  const weights = new Map<string, number>()
  for (const { articleId, score } of articles) {
    const slash = articleId.indexOf('/')
    if (slash < 1) continue
    const category = articleId.slice(0, slash)
    weights.set(category, (weights.get(category) ?? 0) + score)
  }
  let best: string | undefined
  for (const [category, weight] of weights) if (best === undefined || weight > (weights.get(best) ?? 0)) best = category
  return best
}

/** What a conversation asks of whoever takes it, as it stands; with a brief, as it is handed over with that. */
export function wantedBy(state: Conversation, brief: Brief | undefined = state.handoff?.brief): Wanted {
  const { status } = state
  const lang = state.lang ?? state.locale
  const topic = brief && topicOf(brief)
  return {
    circle: status.kind === 'queued' ? status.circle : 'everyone',
    ...(status.kind === 'queued' && status.teamId && { teamId: status.teamId }),
    ...(lang && { lang }),
    ...(topic && { topic }),
  }
}

/**
 * The team that a conversation comes to: one whose languages and categories, where it names any, hold those of the
 * conversation. Of several the most specific: one that names both, then one for the topic, then one for the language
 * (`pt-BR` before `pt`), then the one that names fewer of them, then the first of the settings.
 * @returns its id; undefined where none names what this conversation is
 */
export function teamFor(teams: readonly Team[], { lang, topic }: Pick<Wanted, 'lang' | 'topic'>): string | undefined {
  const fitting = teams.flatMap((team, at) => {
    const { languages, categories } = team
    const byTopic = topic !== undefined && categories.includes(topic)
    const range = Math.max(0, ...languages.filter((each) => covers(each, lang)).map(({ length }) => length))
    const named = languages.length + categories.length
    if (named === 0 || (categories.length > 0 && !byTopic) || (languages.length > 0 && range === 0)) return []
    return [{ id: team.id, rank: [Number(byTopic) + Number(range > 0), Number(byTopic), range, -named, -at] }]
  })
  return fitting.sort((a, b) => higher(a.rank, b.rank))[0]?.id
}

/** Whether a language range holds a language, as RFC 4647, section 3.3.1, matches them: `de` holds `de-AT`. */
function covers(range: string, lang: string | undefined): boolean {
  const [wide, narrow] = [range.toLowerCase(), lang?.toLowerCase() ?? '']
  return narrow === wide || narrow.startsWith(`${wide}-`)
}

/** Whether an agent is somebody for this conversation, there or not. What is not known of it excludes nobody. */
export function suits(
  agent: Omit<RoutedAgent, keyof AgentLoad> & { agentId: string },
  wanted: Wanted,
  teams: readonly Team[],
): boolean {
  const { circle, teamId, lang, topic } = wanted
  if (circle === 'team' && !teams.some(({ id, agentIds }) => id === teamId && agentIds.includes(agent.agentId))) {
    return false
  }
  if (lang && agent.languages.length > 0 && !agent.languages.some((each) => covers(each, lang))) return false
  return !topic || agent.skills.length === 0 || agent.skills.includes(topic)
}

/** Whether an agent takes from the queue: not who is away, and of what only the desk gives out, nothing by themselves. */
export function takes({ state }: Pick<AgentLoad, 'state'>, assign: 'claim' | 'automatic'): boolean {
  return state === 'online' || (state === 'assign_only' && assign === 'automatic')
}

export interface Idle extends RoutedAgent {
  /** When they last got or finished one; absent: not for long. */
  idleSince?: Iso
}

/**
 * Who is to get a conversation, the first choice first: the agent who knows the customer, then who holds the fewest,
 * then who has been idle for the longest.
 * @param agents those who suit and take; who is full is left out here
 */
export function inOrder<A extends Idle>(
  agents: readonly A[],
  { knownTo, notTo }: { knownTo?: string | undefined; notTo?: string | undefined },
): A[] {
  const known = ({ agentId }: A) => Number(agentId === knownTo)
  return agents
    .filter((agent) => agent.open < agent.capacity && agent.agentId !== notTo)
    .sort(
      (a, b) =>
        known(b) - known(a) ||
        a.open - b.open ||
        compare(a.idleSince ?? '', b.idleSince ?? '') ||
        compare(a.agentId, b.agentId),
    )
}

/** Which agents got or finished a conversation by an event. */
export function workedBy(event: Pick<NewEvent, 'type' | 'data' | 'actor'>): string[] {
  const { type, data, actor } = event as NewEvent
  switch (type) {
    case 'conversation.claimed':
    case 'conversation.released':
      return [data.agentId]
    case 'conversation.transferred':
      return [data.fromAgentId, ...(data.toAgentId ? [data.toAgentId] : [])]
    case 'conversation.reopened':
      return data.agentId ? [data.agentId] : []
    case 'conversation.returned':
    case 'conversation.resolved':
      return actor.kind === 'agent' && actor.id ? [actor.id] : []
    default:
      return []
  }
}

function higher(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((each, n) => each !== b[n])
  return at === -1 ? 0 : (b[at] ?? 0) - (a[at] ?? 0)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
