/** What is wrong with a settings document that its shape alone does not show: parts that point at what is not there. */
import { switchable } from '../domain/handoff.ts'
import { weekdays } from '../domain/hours.ts'
import { faultsOf, variables } from '../domain/macro.ts'
import { lineOf } from '../domain/text.ts'
import type { Settings } from './settings.ts'

/** A mistake at a field, in words that follow its name: `teams.1.id` “is the id of another team”. */
export interface SettingsFault {
  path: string
  message: string
}

/** Codes of Bellhop's own that say how a handoff came about: on a rule of the desk's they would be untrue. */
const takenReasons = new Set([
  'low_confidence',
  'bot_failure',
  'loop_limit',
  'turn_cap',
  'accepted_offer',
  'repeated_question',
  'thumbs_down',
  'declined',
])

/**
 * Every mistake in a document, in the document's order.
 * @param agentIds everybody on the staff, who may be in teams; left out, as before there is any staff, nobody is missed
 */
export function settingsFaults(settings: Settings, agentIds?: ReadonlySet<string>): SettingsFault[] {
  return [
    ...overlaps(settings.hours),
    ...handoffFaults(settings.handoff),
    ...teamFaults(settings.teams, agentIds),
    ...macroFaults(settings.macros, new Set(settings.teams.map(({ id }) => id))),
  ]
}

/** What is wrong with the rules for handing over, at paths from `handoff` on. */
export function handoffFaults({ off, keywords }: Settings['handoff']): SettingsFault[] {
  const known: readonly string[] = switchable
  return [
    ...off.flatMap((family, at) =>
      known.includes(family)
        ? []
        : [fault(`handoff.off.${at}`, `is no rule that can be switched off; those are ${switchable.join(', ')}`)],
    ),
    ...twice(keywords, 'handoff.keywords', 'is the id of another rule'),
    ...keywords.flatMap(({ words, reason }, at) => [
      ...words.flatMap((word, n) =>
        lineOf(word).trim() === ''
          ? [fault(`handoff.keywords.${at}.words.${n}`, 'holds no letter or digit to look for')]
          : [],
      ),
      ...(takenReasons.has(reason)
        ? [fault(`handoff.keywords.${at}.reason`, 'is a code that Bellhop itself records; choose another')]
        : []),
    ]),
  ]
}

function overlaps({ weekly }: Settings['hours']): SettingsFault[] {
  return weekdays.flatMap((day) => {
    const spans = (weekly?.[day] ?? []).map(([open, close], at) => ({ open, close, at }))
    spans.sort((a, b) => (a.open < b.open ? -1 : a.open > b.open ? 1 : a.at - b.at))
    return spans.flatMap(({ open, at }, n) => {
      const before = spans[n - 1]
      return before && open < before.close
        ? [fault(`hours.weekly.${day}.${at}`, `overlaps with ${before.open} to ${before.close}`)]
        : []
    })
  })
}

function teamFaults(teams: Settings['teams'], agentIds?: ReadonlySet<string>): SettingsFault[] {
  return [
    ...twice(teams, 'teams', 'is the id of another team'),
    ...teams.flatMap((team, at) =>
      team.agentIds.flatMap((id, n) =>
        agentIds && !agentIds.has(id) ? [fault(`teams.${at}.agentIds.${n}`, 'is nobody on the staff')] : [],
      ),
    ),
  ]
}

const variableNames = variables.map(({ name }) => name).join(', ')

function macroFaults(macros: Settings['macros'], teamIds: ReadonlySet<string>): SettingsFault[] {
  const missing = 'is no team of this desk'
  return [
    ...twice(macros, 'macros', 'is the id of another macro'),
    ...macros.flatMap(({ text = '', actions, teamId }, at) => {
      const path = `macros.${at}`
      const kinds = actions.map((action) => action.do)
      return [
        ...(text === '' && actions.length === 0
          ? [fault(`${path}.text`, 'is empty, and there is no action either')]
          : []),
        ...faultsOf(text)
          .slice(0, 1)
          .map((wrong) => fault(`${path}.text`, `${wrong} There are ${variableNames} and attribute.NAME.`)),
        ...(teamId !== undefined && !teamIds.has(teamId) ? [fault(`${path}.teamId`, missing)] : []),
        ...actions.flatMap((action, n) => {
          const where = `${path}.actions.${n}`
          if (action.do === 'assign' && !teamIds.has(action.teamId)) return [fault(`${where}.teamId`, missing)]
          if (action.do !== 'tag' && kinds.indexOf(action.do) < n)
            return [fault(where, 'does what an action above does')]
          if (action.do === 'snooze' && kinds.includes('resolve')) {
            return [fault(where, 'cannot go with resolving: it is either set aside or ended')]
          }
          return []
        }),
      ]
    }),
  ]
}

/** Entries whose id an earlier one has. */
function twice(entries: readonly { id: string }[], path: string, message: string): SettingsFault[] {
  return entries.flatMap(({ id }, at) =>
    entries.findIndex((other) => other.id === id) < at ? [fault(`${path}.${at}.id`, message)] : [],
  )
}

function fault(path: string, message: string): SettingsFault {
  return { path, message }
}
