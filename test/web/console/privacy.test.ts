import { describe, expect, it } from 'vitest'
import type { Subject } from '../../../src/protocol/privacy.ts'
import { defaultSettings } from '../../../src/protocol/settings.ts'
import {
  chosenOf,
  erasedWords,
  fileName,
  foundFor,
  meantBy,
  retentionForm,
  retentionOf,
  shortened,
  whatGoes,
} from '../../../web/console/pure/privacy.ts'

const at = '2026-03-02T09:00:00.000Z'
const subject = (visitorId: string, ...statuses: ('queued' | 'resolved')[]): Subject => ({
  visitorId,
  verified: false,
  since: at,
  lastSeen: at,
  conversations: statuses.map((status) => ({ conversationId: 'c', startedAt: at, updatedAt: at, status })),
})
const found = foundFor('mara@example.org', {
  chosen: [subject('proven')],
  leftOut: [subject('typed'), subject('stranger')],
  erased: null,
})

describe('whom a call is about', () => {
  it('is who proved the address, and of the others who was chosen by hand', () => {
    expect(meantBy(found, new Set())).toEqual({ contact: 'mara@example.org' })
    expect(meantBy(found, new Set(['typed', 'somebody else']))).toEqual({
      contact: 'mara@example.org',
      visitorIds: ['typed'],
    })
    expect(chosenOf(found, new Set(['typed'])).map(({ visitorId }) => visitorId)).toEqual(['proven', 'typed'])
  })

  it('is nobody by the address alone where nobody proved it', () => {
    const typed = { ...found, proven: [] }
    expect(meantBy(typed, new Set())).toBeUndefined()
    expect(meantBy(typed, new Set(['stranger']))).toEqual({ visitorIds: ['stranger'] })
  })
})

describe('erasing', () => {
  it('says what goes, by number, and what is still open', () => {
    const [first, , third] = whatGoes([subject('a', 'resolved', 'queued'), subject('b', 'resolved')]).goes
    expect(first).toBe(
      '3 conversations: every message, note, brief, tag and comment in them – one of them is still open and ends with it.',
    )
    expect(third).toContain('these 2 visitors')
    expect(whatGoes([subject('a')]).goes[0]).toBe('0 conversations.')
  })

  it('says what happened, and what is still under way', () => {
    expect(erasedWords({ visitors: 1, conversations: 2, pending: false })).toBe(
      '1 visitor and 2 conversations were erased.',
    )
    expect(erasedWords({ visitors: 2, conversations: 0, pending: true })).toContain('within seconds')
  })

  it('names the file of an export so that every system takes it', () => {
    expect(fileName('Mara+shop@Example.org', at)).toBe('export-mara-shop-example.org-2026-03-02.json')
    expect(fileName('../../etc/passwd', at)).not.toContain('/')
  })
})

describe('how long things are kept', () => {
  const form = retentionForm({ ...defaultSettings.retention, conversationDays: 90 })

  it('comes back from the form as it was', () => {
    expect(form).toMatchObject({ conversationDays: '90', contactDays: '', usageDays: '400' })
    expect(retentionOf(form)).toEqual({ conversationDays: 90, usageDays: 400 })
  })

  it('sends what is no number as typed', () => {
    expect(retentionOf({ ...form, contactDays: 'a year' })).toMatchObject({ contactDays: 'a year' })
  })

  it('knows what will be kept for less long than before', () => {
    expect(shortened(form, { ...form, conversationDays: '91', auditDays: '' })).toEqual([])
    expect(shortened(form, { ...form, conversationDays: '' })).toEqual([])
    expect(shortened(form, { ...form, conversationDays: '30', auditDays: '400' })).toEqual([
      'Conversations',
      'Audit log',
    ])
  })
})
