/** Why a file did not go: which sentence says so, and whether it makes sense to try again. */
import { ApiError } from '../api.ts'
import type { FileWord } from './words.ts'

export interface Fault {
  word: FileWord
  /** The same file may well go later. */
  again: boolean
}

/** What the server says is wrong, by the field that it names. */
const wrong: Record<string, FileWord> = {
  empty: 'empty',
  type: 'otherKind',
  name: 'otherName',
  check: 'unsafe',
  conversation: 'noRoom',
  day: 'dayFull',
}

/** @param error as `upload` throws it */
export function faultOf(error: unknown): Fault {
  if (!(error instanceof ApiError)) return { word: 'notSent', again: true }
  switch (error.code) {
    case 'too_large':
      return { word: 'tooLarge', again: false }
    case 'forbidden':
    case 'not_found':
      return { word: 'noPerson', again: true }
    case 'rate_limited':
      return { word: 'busy', again: true }
    case 'unavailable':
      return { word: 'unchecked', again: true }
    case 'bad_request':
      return { word: wrong[error.fields[0]?.path ?? ''] ?? 'otherKind', again: false }
    default:
      return { word: 'notSent', again: true }
  }
}
