/** Refusals in words that say what happened and what to do, the same over REST and the socket. */
import type { ReaderEvent } from '../domain/events.ts'
import type { ErrorCode } from '../protocol/shapes.ts'
import type { Denied } from './desk.ts'

export function explain(denied: Denied): { code: ErrorCode; message: string; events?: ReaderEvent[] } {
  switch (denied.refused) {
    case 'notFound':
      return { code: 'not_found', message: 'There is no such conversation or receiver here.' }
    case 'otherBody':
      return {
        code: 'conflict',
        message: 'This clientMessageId was already used for another text. Send the new text under a new id.',
      }
    case 'alreadyClaimed':
      return { code: 'already_claimed', message: `${denied.by || 'A colleague'} has taken this conversation.` }
    case 'atCapacity':
      return {
        code: 'forbidden',
        message: `You hold ${denied.open} conversations, and ${denied.capacity} is the most. Resolve, transfer or release one first.`,
      }
    case 'notYours':
      return { code: 'forbidden', message: 'You do not hold this conversation. Take it over first.' }
    case 'notOpen':
      return { code: 'forbidden', message: 'This conversation is resolved. Reopen it first.' }
    case 'notQueued':
      return { code: 'forbidden', message: 'This conversation is not in the queue.' }
    case 'notResolved':
      return { code: 'forbidden', message: 'This conversation is open already.' }
    case 'unseen':
      return {
        code: 'stale',
        message: `There are newer messages than number ${denied.afterSeq}. Read them, then send again with their seq as seenSeq.`,
        ...(denied.events && { events: denied.events }),
      }
    case 'overtaken':
      return { code: 'stale', message: 'Something else happened first. Take the snapshot and try again.' }
    case 'erased':
      return { code: 'not_found', message: 'This conversation was erased.' }
    case 'toYourself':
      return { code: 'bad_request', message: 'You hold this conversation already. Choose a colleague or a team.' }
    case 'past':
      return { code: 'bad_request', message: 'That moment has passed. Choose one that is still to come.' }
    case 'tooManyTags':
      return {
        code: 'bad_request',
        message: `A conversation carries ${denied.most} tags at most. Take one away first.`,
      }
    case 'full':
      return {
        code: 'forbidden',
        message: `${denied.name || 'This colleague'} holds ${denied.open} conversations, and ${denied.capacity} is the most.`,
      }
    case 'actedSince':
      return { code: 'stale', message: 'Something else has happened in this conversation since, so it stays as it is.' }
    case 'toItself':
      return { code: 'bad_request', message: 'A conversation cannot be merged into itself. Choose another one.' }
    case 'otherPerson':
      return {
        code: 'forbidden',
        message:
          'These conversations are not known to be of one person: only the same visitor’s or verified person’s can be merged.',
      }
    case 'unknownMessage':
      return { code: 'not_found', message: 'There is no such answer of the assistant in this conversation.' }
  }
}
