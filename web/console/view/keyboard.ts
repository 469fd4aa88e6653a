/** The keys of the action table, where nothing that has the focus wants them. */
import { singleKeys } from '../live/prefs.ts'
import { chordOf, isHeard, pressedOf, SEQUENCE_MS } from '../pure/keys.ts'
import { actions, runAction } from './actions.ts'

/** What types: letters belong to it. */
const fields = 'input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"]), textarea, select'
/** What Enter and Space already press. */
const pressable = 'a[href], button, summary, [role="button"], [role^="menuitem"], [role="option"], input'

/** @returns what stops it */
export function listenToKeys(): () => void {
  let before = ''
  let forget: ReturnType<typeof setTimeout> | undefined

  const forgetBegun = () => {
    before = ''
  }
  const onKey = (event: KeyboardEvent) => {
    const chord = chordOf(event)
    const target = event.target instanceof Element ? event.target : undefined
    if (!chord || event.defaultPrevented || isModifier(event.key)) return
    const typing = target?.closest(`${fields}, [contenteditable]`)
    if (document.querySelector('dialog[open], [role="menu"]')) return
    if (chord === 'Escape' && typing instanceof HTMLElement) {
      typing.blur()
      return
    }
    const pressing = Boolean(target?.closest(pressable))
    if (!isHeard(chord, { typing: Boolean(typing), pressing, singleKeys: singleKeys.peek() === 'on' })) return

    clearTimeout(forget)
    const found = pressedOf(actions, before, chord)
    before = found && 'begun' in found ? found.begun : ''
    if (before) forget = setTimeout(forgetBegun, SEQUENCE_MS)
    if (!found) return
    // Also where it cannot be done now: the browser has something of its own for some of these.
    event.preventDefault()
    if ('id' in found && (!event.repeat || repeats.has(found.id))) runAction(found.id)
  }
  document.addEventListener('keydown', onKey)
  return () => {
    clearTimeout(forget)
    document.removeEventListener('keydown', onKey)
  }
}

/** What goes on while its key is held down; nothing else is done twice by a slow finger. */
const repeats = new Set(['next', 'previous'])

function isModifier(key: string): boolean {
  return ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock'].includes(key)
}
