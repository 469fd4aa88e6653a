/** What every verb of the desk works with. */
import type { verify } from '../answering/verify.ts'
import type { Problem } from '../domain/articles.ts'
import type { Refusal } from '../domain/decide.ts'
import type { FileFault } from '../domain/files.ts'
import type { RehearsedQuestion } from '../domain/rehearsal.ts'
import type { Content, FileRefusal, PictureRefusal } from '../ports/content.ts'
import type { Advisor, Drafter, DraftFault, Writer } from '../ports/drafting.ts'
import type { Fanout } from '../ports/fanout.ts'
import type { FileDesk } from '../ports/files.ts'
import type { Renderer, Retriever } from '../ports/knowledge.ts'
import type { Mailer } from '../ports/mail.ts'
import type { Moving } from '../ports/moving.ts'
import type { Rehearsals } from '../ports/rehearsals.ts'
import type { Store } from '../ports/store.ts'
import type { Clock, Ids, Log, Passwords } from '../ports/system.ts'
import type { Trials } from '../ports/trials.ts'
import type { Limits } from '../protocol/limits.ts'
import type { Settings } from '../protocol/settings.ts'

export interface Desk {
  store: Store
  retriever: Retriever
  drafter: Drafter
  /** Answers in the drafter's place where its provider fails; only with a model. */
  fallback?: Drafter
  /** Only with a model. */
  advisor?: Advisor
  /** Only with a model. */
  writer?: Writer
  /** Only where mail can be sent. */
  mailer?: Mailer
  /** In place of the verifier: one that remembers what it checked. */
  verifier?: typeof verify
  fanout: Fanout
  clock: Clock
  ids: Ids
  passwords: Passwords
  render: Renderer
  files: FileDesk
  /** Articles in and out of the base. */
  moving: Moving
  content: Content
  /** How many of an article's own questions it does not answer, by its id; those that answer all are left out. */
  failing(): ReadonlyMap<string, number>
  log: Log
  limits: Limits
  /** Wrong answers per hundred that the operator accepts. */
  maxWrong: number
  /** Where customers reach this server, without a trailing slash. */
  publicUrl: string
  /** Origins that may embed the panel, as named where the server is started. */
  sites?: readonly string[]
  /** The settings document as it is now. */
  settings(): Settings
  /** The assistant's runs in this process. */
  runs: Runs
  /** Only where articles are edited: what is tried out before it is published. */
  trials?: Trials
  rehearsals?: Rehearsals
}

/** The assistant's runs in this process: at most one a conversation. */
export interface Runs {
  /** Answers what the customer wrote once they have been quiet for a moment; what is being drafted is called off. */
  schedule(conversationId: string, waitMs: number): void
  /** Calls off what is being drafted; whether there was something. */
  cancel(conversationId: string): boolean
  /** Whether a run is under way or about to start here. */
  active(conversationId: string): boolean
  /** The draft that customers and agents see grow. */
  draft(conversationId: string): Draft | undefined
  /** Ends when every run has ended. */
  drained(): Promise<void>
}

export interface Draft {
  draftId: string
  text: string
  html: string
}

export type NotFound = { refused: 'notFound' }
export type Conflict = { refused: 'otherBody' }
/** Why a model did not write for an agent. */
export type Unwritten =
  | { refused: 'noModel' }
  | { refused: 'modelFailed'; fault: DraftFault }
  /** The text holds something that is never sent to a model's provider, e.g. a `card number`. */
  | { refused: 'secretInText'; kind: string }
  /** What was written says other numbers or addresses than the text did. */
  | { refused: 'factsChanged'; fact: string }
  /** There is nothing of an agent's in the conversation that an article could be made of. */
  | { refused: 'nothingToSave' }
export type Unknown = { refused: 'unknownSuggestion' | 'unknownContact' | 'unknownProposal' }
export type NoteDenied = { refused: 'notYourNote' } | { refused: 'notesFull'; most: number }
/** Chosen where nobody answers by email. */
export type NoEmail = { refused: 'noEmail' }
/** A copy asked for by email where no mail is sent, or where that mailbox was sent enough. */
export type NotMailed = { refused: 'noMail' } | { refused: 'mailboxFull' }
/** Why a file is not taken in, or does not go with a message. */
export type FileDenied =
  | { refused: 'noPerson' | 'unknownFile' | 'unsafeFile' | 'uncheckedFile' }
  | { refused: 'badFile'; fault: FileFault }
  | { refused: 'largeFile' | 'filesFull' | 'filesSpent'; most: number }
/** Why a change of the articles does not go live. */
export type RehearsalDenied =
  /** These very texts were not rehearsed; `moved`: they were, and the articles are others since. */
  { refused: 'notRehearsed'; moved: boolean } | { refused: 'losesAnswers'; lost: RehearsedQuestion[] }
/** Why an article is not changed. */
export type ArticleDenied =
  | Exclude<FileRefusal, { refused: 'overtaken' }>
  | PictureRefusal
  | { refused: 'noArticle' | 'notInBin' | 'noRevision' | 'noDraft' }
  /** A colleague's draft that was changed in the last days; an admin may discard it all the same. */
  | { refused: 'draftInUse'; name: string; days: number }
  /** Somebody else changed it since; null where it is gone. */
  | {
      refused: 'articleChanged'
      path: string
      newer: { text: string; revision: string; by: { id?: string; name: string }; at: string } | null
    }
  /** The base would leave the text out. */
  | { refused: 'faultyArticle'; faults: Problem[] }
export type Denied =
  | Refusal
  | NotFound
  | Conflict
  | Unwritten
  | Unknown
  | NoteDenied
  | NoEmail
  | NotMailed
  | FileDenied
  | ArticleDenied
  | RehearsalDenied

export function isDenied(result: object): result is Denied {
  return 'refused' in result
}
