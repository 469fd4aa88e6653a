import { describe, expect, it } from 'vitest'
import { languages, languageTagOf, languageWords } from '../../../web/console/pure/languages.ts'
import { faultOf, newPasswordFault } from '../../../web/console/pure/password.ts'
import {
  type MemberOf,
  memberChange,
  memberForm,
  roles,
  teamsChanged,
  toggled,
} from '../../../web/console/pure/staff.ts'

const ana: MemberOf = {
  id: 'ana',
  name: 'Ana',
  email: 'ana@shop.example',
  roles: ['agent'],
  disabled: false,
  capacity: null,
  languages: ['de'],
  skills: [],
  state: 'online',
  open: 0,
  lastSeen: null,
  teams: ['pay'],
}

describe('the form of a member', () => {
  it('sends nothing where nothing was changed', () => {
    for (const member of [ana, { ...ana, capacity: 4 }]) {
      expect(memberChange(memberForm(member), memberForm(member))).toEqual({})
    }
    expect(teamsChanged(memberForm(ana), memberForm(ana))).toBe(false)
  })

  it('sends what was changed, and that alone', () => {
    const form = memberForm({ ...ana, capacity: 4 })
    expect(memberChange(form, { ...form, capacity: ' ' })).toEqual({ capacity: null })
    expect(memberChange(form, { ...form, capacity: '5', name: ' Ana P ' })).toEqual({ capacity: 5, name: 'Ana P' })
    expect(memberChange(form, { ...form, languages: [], teams: [] })).toEqual({ languages: [] })
  })

  it('sends what is no number as it was typed, so that the server can say so at its field', () => {
    const form = memberForm(ana)
    expect(memberChange(form, { ...form, capacity: 'many' })).toEqual({ capacity: 'many' })
    expect(memberChange(form, { ...form, capacity: '2.5' })).toEqual({ capacity: '2.5' })
  })

  it('knows teams by who is in them, in whatever order', () => {
    const form = { ...memberForm(ana), teams: ['a', 'b'] }
    expect(teamsChanged(form, { ...form, teams: ['b', 'a'] })).toBe(false)
    expect(teamsChanged(form, { ...form, teams: ['a'] })).toBe(true)
  })

  it('keeps roles in one order, however they are ticked', () => {
    const all = roles.map(({ id }) => id)
    expect(toggled(['editor'], 'agent', true, all)).toEqual(['agent', 'editor'])
    expect(toggled(['agent', 'editor'], 'agent', false, all)).toEqual(['editor'])
  })
})

describe('a language', () => {
  it('is taken by its name in English, its own name or its tag', () => {
    for (const text of ['German', ' german ', 'Deutsch', 'de', 'DE']) expect(languageTagOf(text), text).toBe('de')
    expect(['Français', 'sr-latn'].map(languageTagOf)).toEqual(['fr', 'sr-Latn'])
    expect(['Klingonish', 'x', '', 'zz', '<b>'].map(languageTagOf)).toEqual(Array(5).fill(undefined))
  })

  it('is shown by its name, and each that is offered can be taken', () => {
    expect(languageWords('sr-Latn')).toBe('Serbian (Latin)')
    for (const { value, words } of languages) expect(languageTagOf(words)).toBe(value)
  })
})

describe('a new password', () => {
  const who = { email: 'ana@shop.example', name: 'Ana' }
  it('is told what is wrong with it in a sentence', () => {
    expect(newPasswordFault('', who)).toContain('Choose a password')
    expect(newPasswordFault('short', who)).toBe('This takes at least 12 characters.')
    expect(newPasswordFault('ana@shop.example', who)).toContain('little more than the name')
    expect(newPasswordFault('a lamp over the stairs', who)).toBeUndefined()
  })

  it('shows the server’s word at its field', () => {
    const fields = [{ path: 'next', message: 'is the one that you have' }]
    expect(faultOf(fields, 'next')).toEqual({ next: 'Is the one that you have.' })
    expect(faultOf(fields, 'current')).toEqual({})
  })
})
