/** Sending mail. */
import type { Iso, MailAbout, MailFault } from '../domain/events.ts'

/** A letter that is to go out: what it is made of when it is sent. Holds no words of anybody's. */
export interface PlannedLetter extends MailAbout {
  conversationId: string
  /** Where it goes to. */
  address: string
  /** The address, hashed: how much went there is counted by it. */
  mailbox: string
  /** The language that it is written in, BCP 47. */
  lang: string
  /** For a copy: the reader's, as an IANA name. */
  timeZone?: string
  /** For a copy: up to where it goes. */
  upToSeq: number
  at: Iso
}

/** One that waits to be sent. */
export interface WaitingLetter extends PlannedLetter {
  /** How often it was tried. */
  attempts: number
}

/** A letter as it is written. */
export interface Letter {
  /** The same at every try, so that whoever gets it twice can tell. */
  messageId: string
  /** The same for all letters of a conversation, so that mail programs show them together. */
  thread: string
  to: string
  subject: string
  text: string
  html: string
  /** Nobody wrote it for this reader: no machine should answer it. */
  automatic: boolean
}

/** The letter was not taken; the sentence is ours and names nobody. */
export class MailFailed extends Error {
  override name = 'MailFailed'
  readonly fault: MailFault
  constructor(fault: MailFault, message: string) {
    super(message)
    this.fault = fault
  }
}

export interface Mailer {
  /** The domain that letters come from. */
  domain: string
  /** Whether somebody reads what is answered to a letter. */
  answersRead: boolean
  /** Resolves once a mail server has taken it. @throws MailFailed */
  send(letter: Letter): Promise<void>
}

/** Letters that wait to be sent. */
export interface LetterStore {
  /** Puts a copy of a conversation into the queue; false where its mailbox was sent as many since a moment. */
  addCopy(letter: PlannedLetter, most: { since: Iso; letters: number }): Promise<boolean>
  /** Letters that are due, the longest due first. */
  dueLetters(now: Iso, limit: number): Promise<WaitingLetter[]>
  postponeLetter(id: string, attempts: number, dueAt: Iso): Promise<void>
  /** It was sent or given up: nothing but that there was one stays, to be counted, until it is removed. */
  endLetter(id: string): Promise<void>
  /** How many have not ended. */
  waitingLetters(): Promise<number>
}
