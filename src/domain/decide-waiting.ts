/** What a waiting customer chooses, and what is done when nobody takes them in time. */
import type { Conversation } from './conversation.ts'
import type { Contact, Iso, NewEvent, Promise_ } from './events.ts'
import { customer, type Line, posted, system, writer } from './new-events.ts'

export type WaitingCommand =
  /** `since`: when the circle that is asked now began to be, as the one who widens it read it. */
  | { do: 'widen'; circle: 'everyone' | 'later'; since: Iso; promise?: Promise_; says: Line }
  | { do: 'waitByEmail'; contact: Contact; says: Line }
  | { do: 'waitLive'; promise: Promise_; circle?: 'everyone' | undefined; says: Line }

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
  const write = writer(customer, now)
  if (status.kind !== 'queued') return { refused: 'notQueued' }
  switch (command.do) {
    case 'widen': {
      const { circle, since, promise, says } = command
      if (state.byEmail || status.circleSince !== since || status.circle === circle) return { events: [] }
      const data = { circle, ...(promise && { promise }) }
      return { events: [writer(system, now)('queue.widened', data), posted(says, now)] }
    }

    case 'waitByEmail': {
      const { contact, says } = command
      const known = state.contact.email === contact.email
      if (state.byEmail && known) return { events: [] }
      return {
        events: [
          ...(known ? [] : [write('contact.identified', contact)]),
          ...(state.byEmail ? [] : [write('wait.chosen', { how: 'email' })]),
          posted(says, now),
        ],
      }
    }

    case 'waitLive': {
      if (!state.byEmail) return { events: [] }
      const { promise, circle, says } = command
      const data = { how: 'live' as const, promise, ...(circle && { circle }) }
      return { events: [write('wait.chosen', data), posted(says, now)] }
    }
  }
}
