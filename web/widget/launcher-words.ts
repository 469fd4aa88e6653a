/** The few words of the button, in every language of the panel; a catalogue of its own keeps the loader small. */
import { firstSpoken } from '../../src/domain/spoken.ts'
import words from './words/launcher.json' with { type: 'json' }

export interface LauncherWords {
  language: string
  open: string
  close: string
}

/** By the first wish that we have words for. */
export function launcherWords(wishes: readonly string[]): LauncherWords {
  const language = firstSpoken(wishes)
  const [open = '', close = ''] = words[language]
  return { language, open, close }
}
