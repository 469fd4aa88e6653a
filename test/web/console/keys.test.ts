import { describe, expect, it } from 'vitest'
import { capsOf, chordOf, isHeard, type Pressed, pressedOf, sends } from '../../../web/console/pure/keys.ts'

function key(name: string, held: Partial<Pressed> & { altGraph?: boolean } = {}): Pressed {
  const { altGraph = false, ...rest } = held
  const up = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
  return { key: name, ...up, getModifierState: () => altGraph, ...rest }
}

describe('what was pressed', () => {
  it.each([
    ['a letter', key('j'), 'j'],
    ['a letter with Shift', key('E', { shiftKey: true }), 'Shift+e'],
    ['a letter under Caps Lock', key('E'), 'e'],
    ['Shift under Caps Lock', key('e', { shiftKey: true }), 'Shift+e'],
    ['a sign, however it is written', key('?', { shiftKey: true }), '?'],
    ['a sign behind AltGr', key('/', { ctrlKey: true, altKey: true, altGraph: true }), '/'],
    ['Ctrl', key('k', { ctrlKey: true }), 'Mod+k'],
    ['⌘', key('k', { metaKey: true }), 'Mod+k'],
    ['a name', key('Escape'), 'Escape'],
    ['the letter that a Dvorak board writes there', key('j', { code: 'KeyC' }), 'j'],
    ['the place of a Cyrillic letter', key('ј', { code: 'KeyJ' }), 'j'],
    ['Ctrl and a Cyrillic letter', key('к', { code: 'KeyK', ctrlKey: true }), 'Mod+k'],
  ])('is %s', (_, pressed, chord) => {
    expect(chordOf(pressed)).toBe(chord)
  })

  it.each([
    ['Alt', key('j', { altKey: true })],
    ['Ctrl and Shift', key('K', { ctrlKey: true, shiftKey: true })],
    ['Ctrl and Alt', key('k', { ctrlKey: true, altKey: true })],
    ['what an input method is composing', key('j', { isComposing: true })],
    ['what an input method took', key('Process', { code: 'KeyJ' })],
    ['a dead key', key('Dead')],
  ])('is no action with %s', (_, pressed) => {
    expect(chordOf(pressed)).toBeUndefined()
  })
})

describe('a key', () => {
  const at = { typing: false, pressing: false, singleKeys: true }

  it('rests while something is typed and where single keys are off; Ctrl and ⌘ do not', () => {
    expect(isHeard('e', at)).toBe(true)
    expect(isHeard('e', { ...at, typing: true })).toBe(false)
    expect(isHeard('e', { ...at, singleKeys: false })).toBe(false)
    expect(isHeard('Mod+k', { ...at, typing: true, singleKeys: false })).toBe(true)
  })

  it('leaves Enter and Space to the button that has the focus', () => {
    expect(isHeard('Enter', { ...at, pressing: true })).toBe(false)
    expect(isHeard(' ', { ...at, pressing: true })).toBe(false)
    expect(isHeard('j', { ...at, pressing: true })).toBe(true)
    expect(isHeard('Enter', at)).toBe(true)
  })
})

describe('keys after each other', () => {
  const table = [
    { id: 'next', keys: ['j'] },
    { id: 'queue', keys: ['g q'] },
    { id: 'quick', keys: ['q'] },
  ]

  it('are one sequence', () => {
    expect(pressedOf(table, '', 'g')).toEqual({ begun: 'g' })
    expect(pressedOf(table, 'g', 'q')).toEqual({ id: 'queue' })
    expect(pressedOf(table, '', 'q')).toEqual({ id: 'quick' })
  })

  it('count by themselves where the sequence has no such end', () => {
    expect(pressedOf(table, 'g', 'j')).toEqual({ id: 'next' })
    expect(pressedOf(table, 'g', 'g')).toEqual({ begun: 'g' })
    expect(pressedOf(table, 'g', 'x')).toBeUndefined()
  })
})

describe('caps', () => {
  it('are those of the board in front of the agent', () => {
    expect(capsOf('Mod+k', false)).toEqual(['Ctrl', 'K'])
    expect(capsOf('Mod+k', true)).toEqual(['⌘', 'K'])
    expect(capsOf('g q', false)).toEqual(['g', 'q'])
    expect(capsOf('Shift+e', false)).toEqual(['Shift', 'E'])
    expect(capsOf('Escape', false)).toEqual(['Esc'])
  })
})

describe('Enter', () => {
  it('sends, but not with Shift, nor the Enter of an input method', () => {
    expect(sends(key('Enter'))).toBe(true)
    expect(sends(key('Enter', { ctrlKey: true }))).toBe(true)
    expect(sends(key('Enter', { metaKey: true }))).toBe(true)
    expect(sends(key('Enter', { shiftKey: true }))).toBe(false)
    expect(sends(key('Enter', { isComposing: true }))).toBe(false)
    expect(sends(key('a'))).toBe(false)
  })
})
