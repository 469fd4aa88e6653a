/** Macros as their page holds them. */

import type { Outcome } from '../../../../src/domain/events.ts'
import { holesOf } from '../../../../src/domain/macro.ts'
import type { MacroAction, Settings } from '../../../../src/protocol/settings.ts'
import { countIn, type Length, lengthOf } from './clocks.ts'
import { identified, number, type PageForm } from './fields.ts'

export type ActionForm =
  | { do: 'tag'; tag: string }
  | { do: 'assign'; teamId: string }
  | { do: 'priority'; priority: string }
  | { do: 'snooze'; length: Length }
  | { do: 'resolve'; outcome: Outcome }

export interface MacroForm {
  /** Empty until it was saved once. */
  id: string
  name: string
  text: string
  /** Empty: for everybody. */
  teamId: string
  actions: ActionForm[]
}

export interface MacrosForm {
  macros: MacroForm[]
}

export const macrosPage: PageForm<MacrosForm> = {
  parts: ['macros'],
  formOf: ({ macros }) => ({ macros: macros.map(formOf) }),
  partsOf: ({ macros }) => ({
    macros: identified(macros, ({ name }) => name, 'macro').map(({ id, name, text, teamId, actions }) => ({
      id,
      name: name.trim(),
      ...(text.trim() && { text: text.trim() }),
      ...(teamId && { teamId }),
      actions: actions.map(sent),
    })),
  }),
}

export const newMacro: MacroForm = { id: '', name: '', text: '', teamId: '', actions: [] }

export const actionKinds: readonly { do: ActionForm['do']; words: string; fresh: ActionForm }[] = [
  { do: 'tag', words: 'Add a tag', fresh: { do: 'tag', tag: '' } },
  { do: 'assign', words: 'Hand to a team', fresh: { do: 'assign', teamId: '' } },
  { do: 'priority', words: 'Set the priority', fresh: { do: 'priority', priority: '2' } },
  { do: 'snooze', words: 'Snooze', fresh: { do: 'snooze', length: { amount: '1', unit: 'h' } } },
  { do: 'resolve', words: 'Resolve', fresh: { do: 'resolve', outcome: 'solved' } },
]

/** Priorities by their number. */
export const priorities = ['Low', 'Normal', 'High', 'Urgent'] as const

/** A macro again, under a name of its own. */
export function duplicated(macro: MacroForm, among: readonly MacroForm[]): MacroForm {
  const base = macro.name.replace(/ \(\d+\)$/, '')
  let name = base
  for (let n = 2; among.some((other) => other.name === name); n++) name = `${base} (${n})`
  return { ...macro, id: '', name, actions: macro.actions.map((action) => ({ ...action })) }
}

/** Places of the macros whose name or text holds every word that was typed; `teamId` empty: of all teams. */
export function found(macros: readonly MacroForm[], typed: string, teamId: string): number[] {
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return macros.flatMap((macro, at) => {
    const held = `${macro.name} ${macro.text}`.toLowerCase()
    return wanted.every((word) => held.includes(word)) && (!teamId || macro.teamId === teamId) ? [at] : []
  })
}

/** Examples of what variables stand for, for the preview. */
export const samples: Record<string, string> = {
  'customer.name': 'Mira Horvat',
  'customer.firstName': 'Mira',
  'customer.email': 'mira@example.com',
  'agent.name': 'Ana Kovač',
  'agent.firstName': 'Ana',
  'conversation.id': '0192f0c1',
  'page.title': 'Returns',
  'page.url': 'https://shop.example/returns',
}

export interface PreviewPart {
  text: string
  /** `filled` by an example, `unknown` where there is no such variable. */
  kind: 'text' | 'filled' | 'unknown'
}

/** A text with examples in place of its variables. */
export function preview(text: string): PreviewPart[] {
  const parts: PreviewPart[] = []
  let at = 0
  for (const { name, start, end } of holesOf(text)) {
    if (start > at) parts.push({ text: text.slice(at, start), kind: 'text' })
    const sample = samples[name] ?? (/^attribute\.\S/.test(name) ? `(${name.slice('attribute.'.length)})` : undefined)
    parts.push(
      sample === undefined ? { text: text.slice(start, end), kind: 'unknown' } : { text: sample, kind: 'filled' },
    )
    at = end
  }
  if (at < text.length) parts.push({ text: text.slice(at), kind: 'text' })
  return parts
}

/** What a macro does beside its text, in a line. */
export function actionWords(action: ActionForm, teams: Settings['teams']): string {
  switch (action.do) {
    case 'tag':
      return `tag ${action.tag || '…'}`
    case 'assign':
      return `to ${teams.find(({ id }) => id === action.teamId)?.name ?? '…'}`
    case 'priority':
      return `priority ${(priorities[Number(action.priority)] ?? action.priority).toLowerCase()}`
    case 'snooze':
      return `snooze ${action.length.amount} ${action.length.unit}`
    case 'resolve':
      return 'resolve'
  }
}

function formOf({ id, name, text = '', teamId = '', actions }: Settings['macros'][number]): MacroForm {
  return { id, name, text, teamId, actions: actions.map(actionForm) }
}

function actionForm(action: MacroAction): ActionForm {
  if (action.do === 'priority') return { do: 'priority', priority: String(action.priority) }
  if (action.do === 'snooze') return { do: 'snooze', length: lengthOf(action.minutes * 60) }
  return { ...action }
}

function sent(action: ActionForm): object {
  if (action.do === 'priority') return { do: 'priority', priority: number(action.priority) }
  if (action.do === 'snooze') return { do: 'snooze', minutes: countIn(action.length, 'min') }
  return action.do === 'tag' ? { do: 'tag', tag: action.tag.trim() } : action
}
