/** Single keys for people who live in the console. They rest while anything is typed. */

export type KeyCommand = 'next' | 'previous' | 'reply' | 'note' | 'resolve' | 'search' | 'help' | 'back'

export const shortcuts: { key: string; command: KeyCommand; words: string }[] = [
  { key: 'j', command: 'next', words: 'Next conversation' },
  { key: 'k', command: 'previous', words: 'Previous conversation' },
  { key: 'r', command: 'reply', words: 'Write a reply' },
  { key: 'n', command: 'note', words: 'Write a note for the team' },
  { key: 'e', command: 'resolve', words: 'Resolve' },
  { key: '/', command: 'search', words: 'Search' },
  { key: 'Escape', command: 'back', words: 'Leave the text field, or go back to the list' },
  { key: '?', command: 'help', words: 'This help' },
]

export interface Pressed {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  isComposing?: boolean
  /** 229 where an input method took the key, also in browsers that say so in no other way. */
  keyCode?: number
}

const TAKEN_BY_INPUT_METHOD = 229

/**
 * The command of a key, or undefined where the key belongs to what has the focus.
 * @param typing whether the focus is in a field or a dialog is open
 * @param enabled whether the agent wants single keys at all (WCAG 2.1.4)
 */
export function commandOf(pressed: Pressed, typing: boolean, enabled: boolean): KeyCommand | undefined {
  if (typing || !enabled || pressed.ctrlKey || pressed.metaKey || pressed.altKey || pressed.isComposing)
    return undefined
  return shortcuts.find(({ key }) => key === pressed.key)?.command
}

/** Whether an input method is at work: its keys are nobody else's. */
export function composes({ isComposing, keyCode }: Pick<Pressed, 'isComposing' | 'keyCode'>): boolean {
  return isComposing === true || keyCode === TAKEN_BY_INPUT_METHOD
}

/** Whether Enter sends: alone or with Ctrl or ⌘, never with Shift, never while an input method composes. */
export function sends(pressed: Pressed & { shiftKey: boolean }): boolean {
  return pressed.key === 'Enter' && !pressed.shiftKey && !pressed.altKey && !composes(pressed)
}
