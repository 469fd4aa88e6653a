/** What a waiting customer chooses, and what is done when nobody takes them in time. */
import type { Conversation } from './conversation.ts'
import type { Actor, Contact, Iso, Message, NewEvent, Promise_ } from './events.ts'

type Says = Omit<Message, 'seq'>

export type WaitingCommand =
  /** `since`: when the circle that is asked now began to be, as the one who widens it read it. */
  | { do: 'widen'; circle: 'everyone' | 'later'; since: Iso; promise?: Promise_; says: Says }
  | { do: 'waitByEmail'; contact: Contact; says: Says }
  | { do: 'waitLive'; promise: Promise_; circle?: 'everyone' | undefined; says: Says }

/**
 * What such a command does.
 * @returns nothing where it is so already or somebody else was first; `notQueued` where nobody waits
 */
export function decideWaiting(
  state: Conversation,
  command: WaitingCommand,
  now: Iso,
): { events: NewEvent[] } | { refused: 'notQueued' } {
  const { status } = state
  const customer: Actor = { kind: 'customer' }
  const said = ({ author, ...message }: Says): NewEvent => ({
    type: 'message.posted',
    at: now,
    actor: author,
    data: { ...message, author, seq: 0 },
  })
  if (status.kind !== 'queued') return { refused: 'notQueued' }
  switch (command.do) {
    case 'widen': {
      const { circle, since, promise, says } = command
      if (state.byEmail || status.circleSince !== since || status.circle === circle) return { events: [] }
      const data = { circle, ...(promise && { promise }) }
      return { events: [{ type: 'queue.widened', at: now, actor: { kind: 'system' }, data }, said(says)] }
    }

    case 'waitByEmail': {
      const { contact, says } = command
      const known = state.contact.email === contact.email
      if (state.byEmail && known) return { events: [] }
      return {
        events: [
          ...(known ? [] : [{ type: 'contact.identified', at: now, actor: customer, data: contact } as const]),
          ...(state.byEmail
            ? []
            : [{ type: 'wait.chosen', at: now, actor: customer, data: { how: 'email' } } as const]),
          said(says),
        ],
      }
    }

    case 'waitLive': {
      if (!state.byEmail) return { events: [] }
      const { promise, circle, says } = command
      const data = { how: 'live' as const, promise, ...(circle && { circle }) }
      return { events: [{ type: 'wait.chosen', at: now, actor: customer, data }, said(says)] }
    }
  }
}
