/**
 * What each command does to a conversation: events, or a refusal that says why not. Nothing here reads a clock or makes
 * an id. Whose verbs they are, says the file that decides them.
 */
import type { Conversation } from './conversation.ts'
import { type AgentCommand, type AgentRefusal, decideAgent } from './decide-agent.ts'
import { type AssistantCommand, decideAssistant } from './decide-assistant.ts'
import { type CustomerCommand, decideCustomer, type NoPerson } from './decide-customer.ts'
import { decideTime, type TimeCommand } from './decide-time.ts'
import { decideWaiting, type WaitingCommand } from './decide-waiting.ts'
import type { Iso, NewEvent } from './events.ts'
import { decideMerging, type Merging, type MergingRefusal } from './merging.ts'
import { decideSorting, type Sorting, type SortingRefusal } from './sorting.ts'

export type Command =
  | CustomerCommand
  | WaitingCommand
  | AssistantCommand
  | AgentCommand
  | Sorting
  | Merging
  | TimeCommand

export type Refusal =
  | { refused: 'notQueued' }
  /** To be posted by the assistant into another epoch than it read. */
  | { refused: 'overtaken' }
  | { refused: 'unknownMessage' }
  /** A message that was replied to stays as it is. */
  | { refused: 'answered' }
  | { refused: 'erased' }
  | NoPerson
  | AgentRefusal
  | SortingRefusal
  | MergingRefusal

export type Decided = { events: NewEvent[] } | Refusal

/**
 * What a command does to a conversation.
 * @param state the conversation as its events so far make it
 * @param now ISO 8601, UTC
 * @returns the events to append, possibly none (a repeat changes nothing), or a refusal that says why not
 */
export function decide(state: Conversation, command: Command, now: Iso): Decided {
  if (state.status.kind === 'erased') return { refused: 'erased' }
  switch (command.do) {
    case 'customerSends':
    case 'customerEdits':
    case 'keepAssistant':
    case 'leaveQueue':
    case 'correctBrief':
    case 'identify':
    case 'rate':
    case 'rateAnswer':
    case 'solved':
      return decideCustomer(state, command, now)

    case 'waitByEmail':
    case 'waitLive':
    case 'widen':
      return decideWaiting(state, command, now)

    case 'botReplies':
    case 'escalate':
    case 'offerHandoff':
      return decideAssistant(state, command, now)

    case 'claim':
    case 'agentSends':
    case 'judgeSuggestion':
    case 'release':
    case 'transfer':
    case 'return':
    case 'snooze':
    case 'resolve':
    case 'reopen':
      return decideAgent(state, command, now)

    case 'tag':
    case 'prioritise':
    case 'assign':
    case 'undo':
      return decideSorting(state, command, now)

    case 'mergeInto':
    case 'absorb':
      return decideMerging(state, command, now)

    case 'wake':
    case 'keepTime':
    case 'closeIdle':
    case 'mailed':
      return decideTime(state, command, now)
  }
}
