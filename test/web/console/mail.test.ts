import { describe, expect, it } from 'vitest'
import type { ConversationEvent, Message } from '../../../src/domain/events.ts'
import { emptyStaffSnapshot, type StaffSnapshotState } from '../../../src/domain/snapshot.ts'
import { lastFailed, letterOf } from '../../../web/console/pure/mail.ts'
import { handoff } from '../../domain/folded.ts'
import { message } from '../../fixtures/events.ts'

const by = (kind: 'agent' | 'customer', text: string, more: Partial<Message> = {}): Message => ({
  ...message(text, { author: { kind }, ...more }),
  seq: 1,
})
const asked = (messages: Message[], more: Partial<StaffSnapshotState> = {}): StaffSnapshotState => ({
  ...emptyStaffSnapshot('c', 'Bellhop'),
  byEmail: true,
  contact: { email: 'jo+shop@example.org', verified: false },
  handoff: { ...handoff('a refund & more?'), at: '2026-05-01T10:00:00.000Z' },
  messages,
  ...more,
})

describe('a letter to the customer', () => {
  it('holds the last public reply of an agent, and what the customer wanted as its subject', () => {
    const letter = letterOf(
      asked([
        by('agent', 'first'),
        by('agent', 'Yes.\nSend it & we pay.'),
        by('agent', 'secret', { visibility: 'note' }),
        by('customer', 'thanks'),
      ]),
    )
    const { protocol, pathname, searchParams } = new URL(letter?.href ?? '')
    expect([protocol, decodeURIComponent(pathname)]).toEqual(['mailto:', 'jo+shop@example.org'])
    expect(searchParams.get('subject')).toBe('Re: a refund & more?')
    expect(searchParams.get('body')).toBe('Yes.\r\nSend it & we pay.')
    expect(letter?.whole).toBe(true)
  })

  it('is none before a reply, without an address, and where no email is wanted', () => {
    const reply = [by('agent', 'Yes.')]
    expect(letterOf(asked([by('customer', 'hello')]))).toBeUndefined()
    expect(letterOf(asked(reply, { contact: { verified: false } }))).toBeUndefined()
    expect(letterOf(asked(reply, { byEmail: false }))).toBeUndefined()
  })

  it('leaves out a reply that no link holds, and says so', () => {
    const letter = letterOf(asked([by('agent', 'ж'.repeat(1_000))]))
    expect(letter).toMatchObject({ whole: false, href: expect.not.stringContaining('body=') })
  })

  it('has the beginning of a long wish as its subject', () => {
    const wants = 'x'.repeat(300)
    const letter = letterOf(asked([by('agent', 'Yes.')], { handoff: { ...handoff(wants), at: '' } }))
    expect(new URL(letter?.href ?? '').searchParams.get('subject')).toBe(`Re: ${'x'.repeat(69)}…`)
  })
})

describe('a reply that Bellhop sends itself', () => {
  const ended = (seq: number, type: 'mail.sent' | 'mail.failed', kind: 'reply' | 'copy' = 'reply') =>
    ({ seq, type, data: { letterId: String(seq), kind } }) as ConversationEvent

  it('is the agent’s to send where the last one could not be', () => {
    expect(lastFailed([])).toBe(false)
    expect(lastFailed([ended(3, 'mail.failed'), ended(2, 'mail.sent')])).toBe(true)
    expect(lastFailed([ended(3, 'mail.failed'), ended(4, 'mail.sent')])).toBe(false)
    expect(lastFailed([ended(3, 'mail.sent'), ended(4, 'mail.failed', 'copy')])).toBe(false)
  })
})
