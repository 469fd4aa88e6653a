/** What a conversation's line will say once the server has done what was just asked: shown at once, taken back where refused. */

import { tagsWith } from '../../../src/domain/tags.ts'
import type { Entry } from '../../../src/protocol/lists.ts'

export type Deed =
  | { do: 'claim' | 'release' | 'return' | 'reopen' }
  | { do: 'snooze'; until?: string | undefined }
  | { do: 'resolve'; outcome?: string | undefined }
  | { do: 'transfer' | 'assign'; agentId?: string | undefined; teamId?: string | undefined; note?: string | undefined }
  | { do: 'tag'; add?: readonly string[] | undefined; remove?: readonly string[] | undefined }
  | { do: 'priority'; priority: number }

/** @returns the line, or undefined where it cannot be told or nothing changes */
export function foreseen(
  entry: Entry,
  deed: Deed,
  me: { id: string; name: string },
  nameOf: (agentId: string) => string = () => '',
): Entry | undefined {
  const { status, agent } = entry
  const own = status === 'assigned' && agent?.id === me.id
  const free = status === 'queued' || status === 'answering'
  switch (deed.do) {
    case 'claim':
      return free ? given(entry, me) : undefined
    case 'reopen':
      return status === 'resolved' ? given(entry, me) : undefined
    case 'release':
      return own ? { ...ownerless(entry), status: 'queued', front: true } : undefined
    case 'return':
      return own ? { ...ownerless(entry), status: 'answering' } : undefined
    case 'resolve':
      return own ? { ...ownerless(entry), status: 'resolved' } : undefined
    case 'snooze':
      return own ? { ...entry, snoozedUntil: deed.until ?? 'reply' } : undefined
    case 'transfer':
    case 'assign': {
      if (!own && !free) return undefined
      if (deed.agentId) return given(entry, { id: deed.agentId, name: nameOf(deed.agentId) })
      return status === 'answering' || !deed.teamId
        ? undefined
        : { ...ownerless(entry), status: 'queued', front: own || entry.front, teamId: deed.teamId }
    }
    case 'tag': {
      const tags = tagsWith(entry.tags, deed.add ?? [], deed.remove ?? [])
      return String(tags) === String(entry.tags) ? undefined : { ...entry, tags }
    }
    case 'priority':
      return deed.priority === entry.priority ? undefined : { ...entry, priority: deed.priority }
  }
}

function given(entry: Entry, { id, name }: { id: string; name: string }): Entry {
  const { teamId: _team, promise: _promise, ...rest } = ownerless(entry)
  return { ...rest, status: 'assigned', agent: { id, name }, front: false }
}

function ownerless(entry: Entry): Entry {
  const { snoozedUntil: _slept, ...rest } = entry
  return { ...rest, agent: null }
}
