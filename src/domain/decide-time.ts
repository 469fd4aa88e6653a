/** What comes of it that time passes: snoozes end, clocks run out, nobody writes any more, letters go out. */
import type { Conversation } from './conversation.ts'
import type { ClockKind, Iso, MailAbout, MailFault, NewEvent, SurveyQuestion } from './events.ts'
import { type Line, posted, system, writer } from './new-events.ts'

export type TimeCommand =
  | { do: 'wake' }
  /** Clocks that come near their end or ran out, and what a customer who is held is told about it. */
  | { do: 'keepTime'; passed: readonly ClockPassed[]; says?: Line }
  /** Nobody but the assistant had it, and nothing was said since `before`. */
  | { do: 'closeIdle'; before: Iso; asks: readonly SurveyQuestion[] }
  /** A letter was taken by the mail server or, with a reason, given up. */
  | { do: 'mailed'; about: MailAbout; why?: MailFault }

export interface ClockPassed {
  clock: ClockKind
  what: 'warned' | 'breached'
  dueAt: Iso
}

/** What such a command does: nothing that is on record already. */
export function decideTime(state: Conversation, command: TimeCommand, now: Iso): { events: NewEvent[] } {
  const { status, clocks } = state
  const write = writer(system, now)
  switch (command.do) {
    case 'wake': {
      const until = status.kind === 'assigned' ? status.snoozedUntil : undefined
      const due = until !== undefined && until !== 'reply' && until <= now
      return { events: due ? [write('conversation.woken', {})] : [] }
    }

    case 'keepTime': {
      const passed = command.passed.filter(({ clock, what }) => {
        const run = clocks?.runs[clock]
        return run && !run.breachedAt && !(what === 'warned' && run.warned)
      })
      const at = {
        ...(status.kind === 'assigned' && { agentId: status.agentId }),
        ...(clocks?.teamId && { teamId: clocks.teamId }),
      }
      const events = passed.map(({ clock, what, dueAt }) =>
        what === 'warned' ? write('clock.warned', { clock, dueAt }) : write('clock.breached', { clock, dueAt, ...at }),
      )
      const held =
        status.kind === 'assigned' && passed.some(({ clock, what }) => clock === 'hold' && what === 'breached')
      return { events: held && command.says ? [...events, posted(command.says, now)] : events }
    }

    case 'closeIdle': {
      if (status.kind !== 'answering' || state.updatedAt > command.before) return { events: [] }
      const asked = state.served && command.asks.length > 0 && { asks: [...command.asks], of: state.served }
      return {
        events: [
          write('conversation.resolved', { outcome: 'no_answer' }),
          ...(asked ? [write('rating.asked', asked)] : []),
        ],
      }
    }

    case 'mailed': {
      const { about, why } = command
      return { events: [why ? write('mail.failed', { ...about, why }) : write('mail.sent', about)] }
    }
  }
}
