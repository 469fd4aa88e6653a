/** What is marked in the text that is being written. */
import type { Problem as Read } from '../../../src/protocol/editor.ts'

/** A fault that was found as the text was read, or as it was compared with other articles. */
export interface Problem extends Omit<Read, 'file'> {
  /** UTF-16 units from the column on that are meant, within the line; missing where it is the word there. */
  length?: number
}
