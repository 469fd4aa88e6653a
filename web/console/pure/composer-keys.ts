/** The keys of the composer. `Mod` is Ctrl, or ⌘ on Apple's keyboards. */
import { composes, type Pressed } from './keys.ts'

export type ComposerCommand = 'bold' | 'italic' | 'link' | 'mode' | 'articles' | 'preview'

/** For the help and the palette too. */
export const composerKeys: readonly { keys: string; command: ComposerCommand; words: string }[] = [
  { keys: 'Mod+b', command: 'bold', words: 'Bold' },
  { keys: 'Mod+i', command: 'italic', words: 'Italic' },
  { keys: 'Mod+k', command: 'link', words: 'Make the chosen words a link' },
  { keys: 'Mod+Shift+m', command: 'mode', words: 'From the reply to a note, and back' },
  { keys: 'Mod+Shift+l', command: 'articles', words: 'Insert an article' },
  { keys: 'Mod+Shift+p', command: 'preview', words: 'Preview' },
]

/**
 * What a key does in the composer; undefined where it is just typed, or somebody else's.
 * @param chosen whether words are selected: without any, Mod+k is the palette's
 */
export function composerCommandOf(
  pressed: Pressed & { shiftKey: boolean; code?: string },
  chosen: boolean,
): ComposerCommand | undefined {
  if (pressed.ctrlKey === pressed.metaKey || pressed.altKey || composes(pressed)) return undefined
  const keys = `Mod+${pressed.shiftKey ? 'Shift+' : ''}${letterOf(pressed)}`
  const { command } = composerKeys.find((each) => each.keys === keys) ?? {}
  return command === 'link' && !chosen ? undefined : command
}

/** The letter of a key, on keyboards that write no Latin letters by its place. */
function letterOf({ key, code = '' }: { key: string; code?: string }): string {
  return (/^[a-z]$/i.test(key) ? key : (/^Key([A-Z])$/.exec(code)?.[1] ?? key)).toLowerCase()
}
