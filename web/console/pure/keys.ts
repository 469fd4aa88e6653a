/** Keys: what was pressed in the words of the action table, and which action that is. */

export interface Pressed {
  key: string
  /** The place on the board, e.g. `KeyJ`: for boards whose letters are not Latin. */
  code?: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
  isComposing?: boolean
  /** 229 where an input method took the key, also in browsers that say so in no other way. */
  keyCode?: number
  getModifierState?(name: 'AltGraph'): boolean
}

/** Two keys belong together when the second follows the first within this time, in milliseconds. */
export const SEQUENCE_MS = 1_500

/**
 * What was pressed, as the table writes it: `j`, `Shift+e`, `?`, `Escape`, `Mod+k` (Ctrl or ⌘). Letters go by what the
 * board writes, so that every layout has its own; where that is no Latin letter, by their place. Undefined for what no
 * action can have: other modifiers, and all that an input method is composing.
 */
export function chordOf(pressed: Pressed): string | undefined {
  if (composes(pressed) || pressed.key === 'Process' || pressed.key === 'Dead') return undefined
  const key = latinKey(pressed)
  const letter = /^[a-z]$/i.test(key)
  // AltGr says that Ctrl and Alt are down: on many boards it is what `/` and `?` are written with.
  const written = pressed.getModifierState?.('AltGraph') === true
  if (!written && (pressed.ctrlKey || pressed.metaKey)) {
    return pressed.altKey || pressed.shiftKey || (pressed.ctrlKey && pressed.metaKey)
      ? undefined
      : `Mod+${key.toLowerCase()}`
  }
  if (pressed.altKey && !written) return undefined
  // By the Shift key, not by the case: Caps Lock changes nothing.
  if (letter) return pressed.shiftKey ? `Shift+${key.toLowerCase()}` : key.toLowerCase()
  return key
}

function latinKey({ key, code }: Pressed): string {
  const place = /^Key([A-Z])$/.exec(code ?? '')?.[1]
  return place && key.length <= 2 && /^\p{L}+$/u.test(key) && !/^[a-z]$/i.test(key) ? place.toLowerCase() : key
}

interface Keyed {
  id: string
  keys?: readonly string[]
}

const TAKEN_BY_INPUT_METHOD = 229

/**
 * What a key comes to after those pressed just before: an action's id, or the beginning of a sequence such as `g q`.
 * @param before the sequence so far, empty where there is none
 */
export function pressedOf(
  actions: readonly Keyed[],
  before: string,
  chord: string,
): { id: string } | { begun: string } | undefined {
  const whole = before ? `${before} ${chord}` : chord
  const action = actions.find(({ keys }) => keys?.includes(whole))
  if (action) return { id: action.id }
  if (actions.some(({ keys }) => keys?.some((keys) => keys.startsWith(`${whole} `)))) return { begun: whole }
  // A sequence that nothing continues is forgotten, and the key counts by itself.
  return before ? pressedOf(actions, '', chord) : undefined
}

/**
 * Whether a key is the console's at all, or belongs to what has the focus.
 * @param at.typing whether a text field has the focus
 * @param at.pressing whether a button or link has it, which Enter and Space press
 * @param at.singleKeys whether the agent wants single keys (WCAG 2.1.4); those with Ctrl or ⌘ work in any case
 */
export function isHeard(chord: string, at: { typing: boolean; pressing: boolean; singleKeys: boolean }): boolean {
  if (chord.startsWith('Mod+')) return true
  if (at.typing || !at.singleKeys) return false
  return !(at.pressing && (chord === 'Enter' || chord === ' '))
}

/** The caps of a key or sequence, as they are written on it: `Mod+k` is `Ctrl` `K`, or `⌘` `K`. */
export function capsOf(keys: string, apple: boolean): string[] {
  const caps: Record<string, string> = { Mod: apple ? '⌘' : 'Ctrl', Escape: 'Esc' }
  return keys
    .split(/[ +]/)
    .map((cap) => caps[cap] ?? (keys.includes('+') && cap.length === 1 ? cap.toUpperCase() : cap))
}

/** Whether an input method is at work: its keys are nobody else's. */
export function composes({ isComposing, keyCode }: Pick<Pressed, 'isComposing' | 'keyCode'>): boolean {
  return isComposing === true || keyCode === TAKEN_BY_INPUT_METHOD
}

/** Whether Enter sends: alone or with Ctrl or ⌘, never with Shift, never while an input method composes. */
export function sends(pressed: Pressed): boolean {
  return pressed.key === 'Enter' && !pressed.shiftKey && !pressed.altKey && !composes(pressed)
}
