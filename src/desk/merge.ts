/**
 * A customer's duplicate conversation ends, and another one of theirs goes on with everything that was said in it, as
 * notes. What they write into the ended one opens it again, to the agent who merged it where there is room: nothing that
 * a customer writes is moved out of the place where they wrote it. Merged once more, only what is new comes along.
 */
import { localTime, say } from '../answering/phrases.ts'
import { decide } from '../domain/decide.ts'
import type { ConversationEvent, Message, NewEvent } from '../domain/events.ts'
import { namesOf } from '../domain/files.ts'
import { waitsSince } from '../domain/merging.ts'
import { messagesOf } from '../domain/said.ts'
import type { Append } from '../ports/conversations.ts'
import { type Changed, intended, told } from './change.ts'
import type { Agent } from './claim.ts'
import type { Denied, Desk } from './desk.ts'
import { type Draftable, languageOf, systemLine } from './message.ts'

/** Tries against others who write into one of the two at the same moment. */
const MAX_TRIES = 50

/** Notes that one merge leaves at most; what does not fit is still to be read in the conversation that it came from. */
const MOST_NOTES = 20

/**
 * Merges a conversation into another of the same visitor or verified person, both at once or neither.
 * @returns the conversation that goes on; `otherPerson`, `alreadyClaimed` where a colleague holds the one that ends,
 * `notOpen` where the one that should go on is resolved, `toItself`
 */
export async function merge(desk: Desk, fromId: string, agent: Agent, intoId: string): Promise<Changed | Denied> {
  for (let attempt = 0; attempt < MAX_TRIES; attempt++) {
    const [from, into] = await Promise.all([desk.store.conversation(fromId), desk.store.conversation(intoId)])
    if (!from || !into) return { refused: 'notFound' }
    if (fromId === intoId) return { refused: 'toItself' }
    if (!(await desk.store.samePerson(from.visitorId, into.visitorId))) return { refused: 'otherPerson' }
    if (from.mergedInto === intoId) return { state: into, events: [] }

    const now = desk.clock.now()
    const by = { id: agent.id, name: agent.name }
    const at = localTime(languageOf(from), into.startedAt, desk.settings().hours.timeZone)
    const says = systemLine(desk, say(languageOf(from), 'goesOnElsewhere', { at }))
    const ends = decide(from, { do: 'mergeInto', agent: by, into: intoId, says }, now)
    if ('refused' in ends) return ends
    const carried = from.carried?.into === intoId ? from.carried.seq : 0
    const said = spoken(await desk.store.events(fromId, carried, from.seq - carried))
    const notes = notesOf(desk, from.startedAt, said)
    const waits = waitsSince(from, now)
    const absorbs = { do: 'absorb' as const, agent: by, from: fromId, messages: said.length, notes }
    const goesOn = decide(into, { ...absorbs, ...(waits && { waitsSince: waits }) }, now)
    if ('refused' in goesOn) return goesOn

    const write = async (state: typeof from, events: NewEvent[]): Promise<Append> => ({
      id: state.id,
      expectedSeq: state.seq,
      events,
      intent: await intended(desk, state, events),
    })
    const [one, other] = [await write(from, ends.events), await write(into, goesOn.events)]
    const result = await desk.store.appendBoth(one, other)
    if ('conflict' in result) continue
    const [ended, goingOn] = result.appended
    told(desk, from, ended, one.intent)
    told(desk, into, goingOn, other.intent)
    return { state: goingOn.state, events: goingOn.appended }
  }
  throw new Error(`conversation ${fromId} could not be merged in ${MAX_TRIES} tries`)
}

/** What people and the assistant said; what an earlier merge brought stays where it is. */
function spoken(events: readonly ConversationEvent[]): Message[] {
  return messagesOf(events).filter(({ author, visibility }) => author.kind !== 'system' || visibility !== 'note')
}

/** The transcript in as many notes as it takes, each no longer than a message may be. */
function notesOf(desk: Desk, startedAt: string, said: readonly Message[]): Draftable[] {
  const most = desk.limits.MESSAGE_CHARACTERS
  const texts: string[] = []
  let text = `From the conversation of ${stamp(startedAt)}, which was merged into this one:`
  for (const part of said.flatMap((message) => pieces(lineOf(message), most))) {
    if (text.length + part.length + 2 > most) {
      texts.push(text)
      text = part
    } else text = `${text}\n\n${part}`
  }
  texts.push(text)
  const kept =
    texts.length > MOST_NOTES
      ? [...texts.slice(0, MOST_NOTES - 1), 'The rest is to be read in the conversation that it comes from.']
      : texts
  return kept.map((each) => ({ ...systemLine(desk, each, 'note'), html: desk.render.plain(each) }))
}

/** Who said it, when, and what. Without the customer's name: it is known here, and goes where their name goes. */
function lineOf({ author, visibility, at, text, attachments }: Message): string {
  const who = author.kind === 'customer' ? 'Customer' : author.kind === 'bot' ? 'Assistant' : (author.name ?? 'Bellhop')
  return `${who}${visibility === 'note' ? ' (note)' : ''}, ${stamp(at)}:\n${[text, namesOf(attachments)].filter(Boolean).join('\n')}`
}

function pieces(text: string, most: number): string[] {
  const parts: string[] = []
  for (let rest = text; rest; rest = rest.slice(parts.at(-1)?.length)) parts.push(rest.slice(0, most).toWellFormed())
  return parts
}

/** `2026-11-21 10:05 UTC` */
function stamp(at: string): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`
}
