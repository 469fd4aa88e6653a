import { describe, expect, it } from 'vitest'
import type { ConversationEvent, Message, ReaderEvent } from '../../../src/domain/events.ts'
import { applyToStaffSnapshot, emptyStaffSnapshot } from '../../../src/domain/snapshot.ts'
import { opened, receive, receiveAll } from '../../../web/console/pure/fold.ts'

const at = '2026-05-01T10:00:00.000Z'

function posted(
  seq: number,
  kind: Message['author']['kind'] = 'customer',
  visibility: Message['visibility'] = 'public',
): ReaderEvent {
  const author = { kind }
  const data: Message = { id: `m${seq}`, seq, author, visibility, text: `text ${seq}`, html: '', citations: [], at }
  return { type: 'message.posted', at, actor: author, data, seq, prev: seq - 1 }
}

function claimed(seq: number): ReaderEvent {
  return {
    type: 'conversation.claimed',
    at,
    actor: { kind: 'agent' },
    data: { agentId: 'a', agentName: 'Ada' },
    seq,
    prev: seq - 1,
  }
}

const log = [posted(1), posted(2, 'bot'), claimed(3), posted(4, 'agent', 'note'), posted(5)]
const snapshotAt = (seq: number) =>
  log
    .filter((event) => event.seq <= seq)
    .reduce(
      (state, { prev: _, ...event }) => applyToStaffSnapshot(state, event as ConversationEvent),
      emptyStaffSnapshot('c', 'Bellhop'),
    )

describe('an opened conversation', () => {
  it('[P15] holds nothing of what was said once it is erased', () => {
    const erased: ReaderEvent = {
      type: 'conversation.erased',
      at,
      actor: { kind: 'system' },
      data: {},
      seq: log.length + 1,
      prev: log.length,
    }
    const after = receiveAll(opened(snapshotAt(0)), [...log, erased])
    expect(JSON.stringify([after.snapshot, ...after.events.values()])).not.toContain('text')
    expect([...after.events.keys()]).toEqual([erased.seq])
    expect(receive(after, erased).missed).toBe(false)
  })

  it('is the same from events as from a fresh snapshot, at every cut', () => {
    for (let cut = 0; cut <= log.length; cut++) {
      const state = receiveAll(opened(snapshotAt(cut)), log.slice(cut))
      expect(state.snapshot).toEqual(snapshotAt(log.length))
    }
  })

  it('takes an event twice without saying it twice', () => {
    const once = receiveAll(opened(snapshotAt(0)), log)
    const twice = receiveAll(once, log)
    expect(twice.snapshot).toEqual(once.snapshot)
    expect(twice.events.size).toBe(5)
  })

  it('applies nothing after a hole, and says that something is missing', () => {
    const { state, missed } = receive(opened(snapshotAt(2)), posted(5))
    expect(missed).toBe(true)
    expect(state.snapshot.seq).toBe(2)
  })

  it('tells the story before the snapshot without moving the state', () => {
    const late = receiveAll(opened(snapshotAt(5)), log)
    expect(late.snapshot).toEqual(snapshotAt(5))
    expect(late.toldThrough).toBe(5)
    expect(late.events.get(3)?.type).toBe('conversation.claimed')
  })

  it('asks for the story where it begins in the middle', () => {
    const { missed, state } = receive(opened(snapshotAt(4)), posted(5))
    expect(missed).toBe(true)
    expect(state.snapshot.seq).toBe(5)
    expect(state.toldThrough).toBe(0)
  })

  it('keeps the newer of two snapshots that cross, and what was told', () => {
    const newer = receiveAll(opened(snapshotAt(0)), log)
    expect(opened(snapshotAt(3), newer)).toBe(newer)
    expect(opened(snapshotAt(5), receiveAll(opened(snapshotAt(0)), log.slice(0, 3))).events.size).toBe(3)
  })
})
