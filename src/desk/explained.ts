/** A refusal in words, the same over REST and the socket. */
import type { ReaderEvent } from '../domain/events.ts'
import type { QuestionSource } from '../domain/rehearsal.ts'
import type { ErrorCode } from '../protocol/errors.ts'
import type { ArticleDenied } from './desk.ts'

export interface Explained {
  code: ErrorCode
  message: string
  fields?: { path: string; message: string }[]
  events?: ReaderEvent[]
  /** Questions that would not be answered any more. */
  lost?: { question: string; source: QuestionSource }[]
  /** What somebody else made of an article meanwhile. */
  newer?: NonNullable<Extract<ArticleDenied, { refused: 'articleChanged' }>['newer']>
}
