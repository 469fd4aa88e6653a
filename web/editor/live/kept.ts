/** What was written and the server does not have yet, kept in this browser: through a reload, a crash, a dead network. */
import { me } from '../../console/live/session.ts'
import { quietly, shelf } from '../../shared/shelf.ts'
import { keepTexts, type Texts } from '../../shared/texts.ts'

export interface Kept {
  text: string
  /** What it was made from. */
  base: { text: string; revision: string | null }
  /** ISO 8601, by this device's clock. */
  at: string
}

let texts: Texts | undefined

/** Keeps this member's work; resolves when it is known what is there. */
export function startKeeping(): Promise<void> {
  texts ??= keepTexts({
    key: `bellhop.editor.${me().id}`,
    storage: shelf('localStorage'),
    own: shelf('sessionStorage'),
  })
  return texts.ready
}

export function keep(path: string, kept: Kept): void {
  texts?.write(path, JSON.stringify(kept))
}

export function unkeep(path: string): void {
  texts?.write(path, '')
}

export function keptOf(path: string): Kept | undefined {
  return quietly(() => {
    const kept = JSON.parse(texts?.read(path) || 'null') as Kept | null
    return kept && typeof kept.text === 'string' && typeof kept.base.text === 'string' ? kept : undefined
  })
}
