/** Teams as their page holds them. */
import { type ClockForm, clockFormOf, clocksOf } from './clocks.ts'
import { identified, listed, type PageForm } from './fields.ts'

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

/** Language tags from what was typed: `German`, `de` and `Deutsch` are `de`; what is none stays as typed. */
export function languagesIn(text: string, spoken: readonly string[] = common): string[] {
  return listed(text).map((entry) => languageTag(entry, spoken))
}

/** Languages that are found by their names, in English and their own. */
export const common = (
  'ar bg bn bs ca cs da de el en es et fa fi fr ga he hi hr hu id is it ja ka ko lt lv mk ms mt nb nl nn no pl pt ro ru ' +
  'sk sl sq sr sv sw ta te th tr uk ur vi zh'
).split(' ')

export function languageTag(typed: string, spoken: readonly string[] = common): string {
  const wanted = typed.toLowerCase()
  const named = (lang: string, inLang: string) =>
    new Intl.DisplayNames(inLang, { type: 'language' }).of(lang)?.toLowerCase() === wanted
  return spoken.find((lang) => named(lang, 'en') || named(lang, lang)) ?? typed
}
