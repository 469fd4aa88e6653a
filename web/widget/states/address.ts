/** What the pages of the states are told, in the fragment of their address, beside what a panel is told. */
import { logoOf } from '../../../src/domain/logo.ts'
import { type PanelSettings, readSettings } from '../settings.ts'

export interface StateAddress {
  settings: PanelSettings
  /** Which state; the first where there is none of this name. */
  state: string
  position: 'start' | 'end'
  /** The button alone. */
  closed: boolean
  /** In place of those of the tale. */
  name?: string
  greeting?: string
  questions?: string[]
  logo?: string
}

/** Reads `#state=answer&theme=dark&locale=ar&accent=#7a1f5c&position=start&name=Zoë`. Nonsense is left out. */
export function readStateAddress(fragment: string, browserLocales: readonly string[]): StateAddress {
  const given = new URLSearchParams(fragment.replace(/^#/, ''))
  const text = (name: string) => given.get(name)?.trim() || undefined
  const [name, greeting, logo] = [text('name'), text('greeting'), text('logo')]
  const questions = given.getAll('question').filter((question) => question.trim())
  return {
    settings: readSettings(fragment, browserLocales),
    state: given.get('state') ?? '',
    position: given.get('position') === 'start' ? 'start' : 'end',
    closed: given.get('closed') === '1',
    ...(name && { name }),
    ...(greeting && { greeting }),
    ...(questions.length > 0 && { questions }),
    ...(logo && logoOf(logo) && { logo }),
  }
}
