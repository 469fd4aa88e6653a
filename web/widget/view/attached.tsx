/** Files of a message, drawn by what comes with the first of them. */
import type { Attachment } from '../../../src/domain/files.ts'
import type { Desk } from './desk.ts'
import { later } from './later.tsx'

export const Files = later<{ desk: Desk; attachments: readonly Attachment[] }>((desk) =>
  import('./files.tsx').then((m) => m.messageFiles(desk)),
)
