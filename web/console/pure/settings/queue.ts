/** The queue as its page holds it. */
import type { Settings } from '../../../../src/protocol/settings.ts'
import { countIn, type Length, lengthOf } from './clocks.ts'
import { number, type PageForm } from './fields.ts'

/** `sent`: where Bellhop sends mail. */
export type ByEmail = 'sent' | 'yes' | 'no'

export interface QueueForm {
  capacity: string
  grace: Length
  assign: Settings['queue']['assign']
  widen: Length
  later: Length
  unanswered: Length
  email: ByEmail
}

export const queuePage: PageForm<QueueForm> = {
  parts: ['queue'],
  formOf: ({ queue }) => ({
    capacity: String(queue.capacity),
    grace: lengthOf(queue.graceSeconds),
    assign: queue.assign,
    widen: lengthOf(queue.widenSeconds),
    later: lengthOf(queue.laterSeconds),
    unanswered: lengthOf(queue.unansweredMinutes * 60),
    email: queue.email === undefined ? 'sent' : queue.email ? 'yes' : 'no',
  }),
  partsOf: ({ capacity, grace, assign, widen, later, unanswered, email }) => ({
    queue: {
      capacity: number(capacity),
      graceSeconds: countIn(grace, 's'),
      assign,
      widenSeconds: countIn(widen, 's'),
      laterSeconds: countIn(later, 's'),
      unansweredMinutes: countIn(unanswered, 'min'),
      ...(email !== 'sent' && { email: email === 'yes' }),
    },
  }),
}
