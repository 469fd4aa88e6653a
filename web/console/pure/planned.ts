/** What a prepared answer does beside being said: in words, before and after it is done. */
import type { MacroAction } from '../../../src/protocol/settings.ts'
import { outcomeWords } from './words.ts'

const priorities = ['usual', 'raised', 'high', 'urgent']

/** As it stands on a chip, before. */
export function planWords(action: MacroAction, teamName: (id: string) => string): string {
  switch (action.do) {
    case 'tag':
      return `Tag “${action.tag}”`
    case 'assign':
      return `Hand to ${teamName(action.teamId)}`
    case 'priority':
      return `Priority: ${priorities[action.priority]}`
    case 'snooze':
      return `Snooze for ${spanWords(action.minutes)}`
    case 'resolve':
      return `Resolve: ${outcomeWords(action.outcome).toLowerCase()}`
  }
}

/** As it is said afterwards. */
export function doneWords(action: MacroAction, teamName: (id: string) => string): string {
  switch (action.do) {
    case 'tag':
      return `Tagged “${action.tag}”.`
    case 'assign':
      return `Handed to ${teamName(action.teamId)}.`
    case 'priority':
      return `Priority set: ${priorities[action.priority]}.`
    case 'snooze':
      return `Snoozed for ${spanWords(action.minutes)}.`
    case 'resolve':
      return `Resolved: ${outcomeWords(action.outcome).toLowerCase()}.`
  }
}

/** Actions in the order in which each still can be done: what ends or gives away the conversation comes last. */
export function inOrder(actions: readonly MacroAction[]): MacroAction[] {
  const turn: MacroAction['do'][] = ['tag', 'priority', 'snooze', 'assign', 'resolve']
  return [...actions].sort((a, b) => turn.indexOf(a.do) - turn.indexOf(b.do))
}

/** The plan with more actions, none twice; of what there can be one of, the last counts. */
export function planned(before: readonly MacroAction[], more: readonly MacroAction[]): MacroAction[] {
  const single = (action: MacroAction) => (action.do === 'tag' ? `tag ${action.tag}` : action.do)
  const all = new Map([...before, ...more].map((action) => [single(action), action]))
  return [...all.values()]
}

/** A plan as it was kept; what is none is left out. */
export function planFrom(kept: string): MacroAction[] {
  try {
    const plan: unknown = JSON.parse(kept || '[]')
    return Array.isArray(plan) ? plan.filter(isAction) : []
  } catch {
    return []
  }
}

function isAction(value: unknown): value is MacroAction {
  const { do: what, tag, teamId, priority, minutes, outcome } = (value ?? {}) as Record<string, unknown>
  switch (what) {
    case 'tag':
      return typeof tag === 'string'
    case 'assign':
      return typeof teamId === 'string'
    case 'priority':
      return typeof priority === 'number'
    case 'snooze':
      return typeof minutes === 'number'
    case 'resolve':
      return typeof outcome === 'string'
    default:
      return false
  }
}

const HOUR = 60
const DAY = 24 * HOUR

function spanWords(minutes: number): string {
  const [count, unit] =
    minutes % DAY === 0 ? [minutes / DAY, 'day'] : minutes % HOUR === 0 ? [minutes / HOUR, 'hour'] : [minutes, 'minute']
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
