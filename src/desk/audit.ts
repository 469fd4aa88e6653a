/** The audit log: what staff and operators did or were refused, and who tried what is not theirs. Never what was written. */
import type { AuditEntry } from '../ports/audit.ts'
import type { RateLimits } from '../ports/system.ts'
import type { Desk } from './desk.ts'

export type Deed = Omit<AuditEntry, 'at'>
export type Deeds = (deed: Deed) => Promise<void>

/** Who acted from the command line. */
export const operator: Deed['actor'] = { kind: 'operator' }

/** Ids that we made ourselves: what else stands in an address is somebody's text. */
const OWN_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Writes one deed into the log; it is on disk when this returns. */
export async function record(desk: Pick<Desk, 'store' | 'clock'>, deed: Deed): Promise<void> {
  const { conversationId, ...rest } = deed
  const named = conversationId !== undefined && OWN_ID.test(conversationId) && { conversationId }
  await desk.store.addAudit({ ...rest, ...named, at: desk.clock.now() })
}

/**
 * Records deeds, and of refusals of one kind to one asker no more than the limit in an hour: whoever knocks without end
 * fills no disk.
 */
export function recorder(desk: Desk, limits: RateLimits): Deeds {
  return async (deed) => {
    const { actor, action, outcome, target = '' } = deed
    if (outcome === 'refused') {
      const crowded = await limits.take('refusal', `${actor.kind} ${actor.id ?? target} ${action}`)
      if (crowded !== undefined) return
    }
    await record(desk, deed)
  }
}

/** What an entry tells of the body of an action beside its name: whom it was for and of what kind, no text. */
export function particulars(given: object): Pick<Deed, 'target' | 'detail'> {
  const { agentId, teamId, into, outcome, note } = given as Record<string, unknown>
  const target = agentId ?? teamId ?? into
  const detail = {
    ...(typeof outcome === 'string' && { outcome }),
    // On a transfer it is a text.
    ...(note === true && { note }),
  }
  return { ...(typeof target === 'string' && { target }), ...(Object.keys(detail).length > 0 && { detail }) }
}
