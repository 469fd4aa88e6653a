/** Refusals in words that say what happened and what to do, the same over REST and the socket. */
import { type FileFault, sizeOf, takenExtensions } from '../domain/files.ts'
import type { DraftFault } from '../ports/drafting.ts'
import { explainArticle } from './content/explain.ts'
import type { Denied } from './desk.ts'
import type { Explained } from './explained.ts'
import { FEWEST_REASON_CHARACTERS } from './rehearse/gate.ts'

/** Lost questions that a refusal names. */
const LOST_TOLD = 50

export function explain(denied: Denied): Explained {
  switch (denied.refused) {
    case 'notFound':
      return { code: 'not_found', message: 'There is no such conversation or receiver here.' }
    case 'otherBody':
      return {
        code: 'conflict',
        message:
          'This clientMessageId was already used for another text or other files. Send the new message under a new id.',
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
    case 'noEmail':
      return { code: 'forbidden', message: 'This desk does not answer by email. Wait here, or come back later.' }
    case 'noMail':
      return { code: 'forbidden', message: 'This desk sends no email. Save the copy as a file instead.' }
    case 'mailboxFull':
      return {
        code: 'rate_limited',
        message: 'This address was sent as many copies as it gets in a day. Save the copy as a file, or try tomorrow.',
      }
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
    case 'unknownSuggestion':
      return { code: 'not_found', message: 'There is no such suggestion, or it was judged before.' }
    case 'noModel':
      return {
        code: 'forbidden',
        message: 'This needs a model, and none is set up here. Whoever operates Bellhop sets OPENAI_API_KEY.',
      }
    case 'modelFailed':
      return {
        code: 'unavailable',
        message: `${failures[denied.fault] ?? 'The model did not answer.'} Your text is as it was.`,
      }
    case 'secretInText':
      return {
        code: 'bad_request',
        message: `The text holds what is never sent to a model’s provider (${denied.kind}). Take it out, and put it back afterwards.`,
      }
    case 'factsChanged':
      return {
        code: 'unavailable',
        message: `What the model wrote does not say the same (${denied.fact}), so it was not used. Try again, or change it by hand.`,
      }
    case 'nothingToSave':
      return {
        code: 'forbidden',
        message:
          'There is no answer of the team’s here that would hold for others: only courtesies, questions or promises.',
      }
    case 'unknownContact':
      return { code: 'not_found', message: 'There is no such contact or note here.' }
    case 'unknownProposal':
      return { code: 'not_found', message: 'There is no such proposal here.' }
    case 'notYourNote':
      return { code: 'forbidden', message: 'Only who wrote a note can delete it.' }
    case 'notesFull':
      return {
        code: 'forbidden',
        message: `There are ${denied.most} notes about this contact, which is the most. Delete one first.`,
      }
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
    case 'answered':
      return {
        code: 'conflict',
        message: 'This message has been answered. Write what is to be put right as a new one.',
      }
    case 'notRehearsed':
      return {
        code: 'not_rehearsed',
        message: denied.moved
          ? 'The articles changed while this was rehearsed. Try again; what is known already is not asked twice.'
          : 'The known questions could not be asked of this text, so nobody knows what it loses. Try again, or rehearse it with POST /api/editor/rehearsals to see what goes wrong.',
      }
    case 'losesAnswers':
      return {
        code: 'loses_answers',
        message: `${denied.lost.length === 1 ? 'One question that is' : `${denied.lost.length} questions that are`} answered well now would not be any more. Mend the text, or say in overrule why that is meant (${FEWEST_REASON_CHARACTERS} characters or more).`,
        lost: denied.lost.slice(0, LOST_TOLD).map(({ question, source }) => ({ question, source })),
      }
    case 'unknownMessage':
      return { code: 'not_found', message: 'There is no such message in this conversation.' }
    case 'noPerson':
      return {
        code: 'forbidden',
        message: 'Files can be sent once a person has this conversation: the assistant cannot look into them.',
      }
    case 'badFile':
      return about(denied.fault, faults[denied.fault])
    case 'unsafeFile':
      return about('check', 'The check of this desk found something harmful in this file. It was not taken.')
    case 'uncheckedFile':
      return { code: 'unavailable', message: 'This file could not be checked right now. Try again in a moment.' }
    case 'largeFile':
      return { code: 'too_large', message: `A file may have ${sizeOf(denied.most, 'en')} at most.` }
    case 'filesFull':
      return about(
        'conversation',
        `Files of one conversation may have ${sizeOf(denied.most, 'en')} together. There is no more room for this one.`,
      )
    case 'filesSpent':
      return about('day', `One visitor may send ${sizeOf(denied.most, 'en')} in 24 hours. Try again tomorrow.`)
    case 'unknownFile':
      return about('attachments', 'A file of this message is not here, or went with another message. Add it again.')
    case 'noArticle':
    case 'notInBin':
    case 'noRevision':
    case 'noDraft':
    case 'draftInUse':
    case 'articleChanged':
    case 'faultyArticle':
    case 'taken':
    case 'badPath':
    case 'notEditable':
    case 'notWritable':
    case 'noPicture':
    case 'largePicture':
      return explainArticle(denied)
  }
}

/** A refusal whose reason a client tells by its `path`. */
function about(path: string, message: string): Explained {
  return { code: 'bad_request', message, fields: [{ path, message }] }
}

const faults: Record<FileFault, string> = {
  empty: 'This file is empty.',
  type: `Files of this kind are not taken. These are: ${takenExtensions.join(', ')}.`,
  name: 'The name of this file says another kind than what is in it. Give it the right ending, and try again.',
}

/** Why a model did not write, where there is more to say than that. */
const failures: Partial<Record<DraftFault, string>> = {
  visitor_budget: 'The model has been asked as much as it may be for this customer today.',
  day_budget: 'The model has been asked as much as it may be today.',
  breaker_open: 'The model has been failing and is left alone for a while.',
  unreachable: 'The model could not be reached.',
  timeout: 'The model took too long.',
  rate_limited: 'The model is overloaded.',
  too_long: 'What the model wrote grew too long.',
}
