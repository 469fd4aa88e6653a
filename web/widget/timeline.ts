/** The history as rows to draw: messages with their headings, the lines between them, and the days. */
import type { Message, ReaderEvent } from '../../src/domain/events.ts'
import type { Talk } from './talk.ts'
import type { Say } from './words.ts'

export type Row =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'line'; key: string; text: string }
  /** `first`: the first of its author in a row, which carries the author's name. */
  | { kind: 'message'; key: string; message: Message; first: boolean }

/** Rows in order. Days are the reader's own. */
export function timeline({ snapshot, happened }: Talk, say: Say): Row[] {
  const messages = snapshot.messages.filter(({ visibility }) => visibility === 'public')
  const parts: { seq: number; at: string; row: Row }[] = [
    ...messages.map((message) => ({
      seq: message.seq,
      at: message.at,
      row: { kind: 'message' as const, key: message.id, message, first: true },
    })),
    ...happened.flatMap((event) => {
      const text = lineOf(event, say)
      return text ? [{ seq: event.seq, at: event.at, row: { kind: 'line' as const, key: `e${event.seq}`, text } }] : []
    }),
  ].sort((a, b) => a.seq - b.seq)

  const rows: Row[] = []
  let day = ''
  for (const { at, row } of parts) {
    const itsDay = new Date(at).toDateString()
    if (itsDay !== day) rows.push({ kind: 'day', key: `d${at}`, at })
    day = itsDay
    const before = rows.at(-1)
    const sameVoice =
      row.kind === 'message' && before?.kind === 'message' && voice(before.message) === voice(row.message)
    rows.push(sameVoice ? { ...row, first: false } : row)
  }
  return rows
}

/** A line for what a customer should know happened; most events speak through messages or cards instead. */
function lineOf(event: ReaderEvent, say: Say): string | undefined {
  const someone = event.actor.name || say('someone')
  switch (event.type) {
    case 'conversation.claimed':
      return say('joined', { name: event.data.agentName })
    case 'conversation.released':
      return event.data.why === 'agent' ? say('handedBack', { name: someone }) : undefined
    case 'conversation.transferred': {
      const { toAgentName } = event.data
      return toAgentName ? say('passedTo', { name: someone, to: toAgentName }) : say('passedToTeam', { name: someone })
    }
    case 'assistant.kept':
      return say('youKeptAssistant')
    case 'brief.corrected':
      return say('inYourWords')
    case 'conversation.resolved':
      return event.actor.kind === 'agent' ? say('resolvedBy', { name: someone }) : say('resolved')
    case 'conversation.reopened': {
      const { agentName } = event.data
      return agentName ? say('reopenedWith', { name: agentName }) : say('reopened')
    }
    default:
      return undefined
  }
}

function voice({ author }: Message): string {
  return `${author.kind} ${author.id ?? author.name ?? ''}`
}
