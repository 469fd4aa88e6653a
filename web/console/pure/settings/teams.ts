/** Teams as their page holds them. */
import { type ClockForm, clockFormOf, clocksOf } from './clocks.ts'
import { identified, type PageForm } from './fields.ts'

export interface TeamForm {
  /** Empty until it was saved once. */
  id: string
  name: string
  agentIds: string[]
  languages: string[]
  categories: string[]
  /** Absent: the desk's own clocks. */
  clocks?: ClockForm
}

export interface TeamsForm {
  teams: TeamForm[]
}

export const teamsPage: PageForm<TeamsForm> = {
  parts: ['teams'],
  formOf: ({ teams }) => ({
    teams: teams.map(({ clocks, ...team }) => ({ ...team, ...(clocks && { clocks: clockFormOf(clocks) }) })),
  }),
  partsOf: ({ teams }) => ({
    teams: identified(teams, ({ name }) => name, 'team').map(({ clocks, ...team }) => ({
      ...team,
      name: team.name.trim(),
      ...(clocks && { clocks: clocksOf(clocks) }),
    })),
  }),
}

export const newTeam: TeamForm = { id: '', name: '', agentIds: [], languages: [], categories: [] }
