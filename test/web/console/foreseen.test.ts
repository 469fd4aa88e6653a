/** What a line will say once the server has done what was asked: shown at once, so it had better be so. */
import { describe, expect, it } from 'vitest'
import type { Entry } from '../../../src/protocol/lists.ts'
import { doneWords, refusedWords, undoneWords } from '../../../web/console/pure/bulk-words.ts'
import { foreseen } from '../../../web/console/pure/foreseen.ts'

const mara = { id: 'mara', name: 'Mara' }
const base: Entry = {
  conversationId: '01890a5d-ac96-774b-bcce-b302099a8057',
  seq: 4,
  status: 'queued',
  agent: null,
  contact: { name: 'Mira', verified: false },
  updatedAt: '2026-05-01T10:00:00.000Z',
  priority: 0,
  front: false,
  tags: ['late'],
  awaitsReply: true,
  teamId: 'billing',
  promise: { kind: 'now' },
}
const { teamId: _team, promise: _promise, ...free } = base
const held: Entry = { ...free, status: 'assigned', agent: mara }

describe('a line that is shown before the server has answered', () => {
  it('is this agent’s where they take or reopen it', () => {
    expect(foreseen(base, { do: 'claim' }, mara)).toEqual(held)
    expect(foreseen({ ...free, status: 'resolved' }, { do: 'reopen' }, mara)).toEqual(held)
    expect(foreseen(held, { do: 'claim' }, { id: 'jon', name: 'Jon' })).toBeUndefined()
  })

  it('leaves whoever held it', () => {
    expect(foreseen(held, { do: 'release' }, mara)).toMatchObject({ status: 'queued', agent: null, front: true })
    expect(foreseen(held, { do: 'return' }, mara)).toMatchObject({ status: 'answering', agent: null })
    expect(foreseen({ ...held, snoozedUntil: 'reply' }, { do: 'resolve' }, mara)).toEqual({
      ...held,
      status: 'resolved',
      agent: null,
    })
    expect(foreseen(base, { do: 'resolve' }, mara)).toBeUndefined()
  })

  it('sleeps, goes to a colleague, or to a team', () => {
    expect(foreseen(held, { do: 'snooze' }, mara)?.snoozedUntil).toBe('reply')
    const toJon = { do: 'assign', agentId: 'jon' } as const
    expect(foreseen(base, toJon, mara, () => 'Jon')?.agent).toEqual({ id: 'jon', name: 'Jon' })
    expect(foreseen(held, { do: 'assign', teamId: 'sales' }, mara)).toMatchObject({
      status: 'queued',
      teamId: 'sales',
      front: true,
    })
    expect(foreseen(base, { do: 'assign', teamId: 'sales' }, mara)).toMatchObject({ teamId: 'sales', front: false })
    expect(foreseen({ ...base, status: 'answering' }, { do: 'assign', teamId: 'sales' }, mara)).toBeUndefined()
  })

  it('has other tags or another priority, and is no new line where nothing changes', () => {
    expect(foreseen(base, { do: 'tag', add: ['VIP'], remove: ['LATE'] }, mara)?.tags).toEqual(['VIP'])
    expect(foreseen(base, { do: 'tag', add: ['Late'] }, mara)).toBeUndefined()
    expect(foreseen(base, { do: 'priority', priority: 2 }, mara)?.priority).toBe(2)
    expect(foreseen(base, { do: 'priority', priority: 0 }, mara)).toBeUndefined()
  })
})

describe('what is said about an action on many', () => {
  it('counts what was done, and names what was not', () => {
    expect(doneWords({ do: 'resolve' }, 3)).toBe('3 conversations resolved')
    expect(doneWords({ do: 'claim' }, 1)).toBe('One conversation taken over')
    expect(doneWords({ do: 'claim' }, 0)).toBe('Nothing was changed')
    expect(undoneWords(2)).toBe('Undone: 2 conversations as before')
    const refused = Array.from({ length: 5 }, () => ({ conversationId: base.conversationId, message: 'Bo has it.' }))
    expect(refusedWords(refused, new Map([[base.conversationId, base]]))).toEqual([
      'Mira: Bo has it.',
      'Mira: Bo has it.',
      'Mira: Bo has it.',
      'And 2 more that could not be done.',
    ])
    expect(refusedWords(refused.slice(0, 1), new Map())).toEqual(['One conversation: Bo has it.'])
  })
})
