/** What SQLite and the file system report, as a sentence for an operator. */
import { dirname } from 'node:path'
import { StoreUnavailable } from '../ports/store.ts'

/** StoreUnavailable for what the disk or the database is to blame for; everything else as it is. */
export function explained(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error
  const { code } = error
  const sentence = sentences.find(([codes]) => codes.test(code))?.[1]
  return sentence ? new StoreUnavailable(sentence(file), { cause: error }) : error
}

const sentences: [RegExp, (file: string) => string][] = [
  [
    /^SQLITE_NOTADB/,
    (file) => `${file} is not a database of Bellhop's; move it away, or point BELLHOP_DATA at another folder.`,
  ],
  [
    /^SQLITE_(BUSY|LOCKED)/,
    (file) => `Another process keeps the database ${file} locked; stop it, or wait until it is done, and try again.`,
  ],
  [
    /^SQLITE_(READONLY|CANTOPEN|PERM|AUTH)|^(EACCES|EPERM|EROFS|ENOTDIR|EEXIST|EISDIR|ENOENT|ELOOP|ENAMETOOLONG)$/,
    (file) =>
      `Bellhop cannot write the database ${file}; let its user write in the folder ${dirname(file)}, ` +
      'or point BELLHOP_DATA at one where it may.',
  ],
  [
    /^SQLITE_FULL|^(ENOSPC|EDQUOT)$/,
    (file) => `The disk that holds the database ${file} is full; make room on it and try again.`,
  ],
  [/^SQLITE_(CORRUPT|SCHEMA)/, (file) => `The database ${file} is damaged; stop Bellhop and restore a backup of it.`],
  [
    /^SQLITE_(IOERR|PROTOCOL|NOLFS)|^EIO$/,
    (file) => `The disk that holds the database ${file} reports errors; check it, and keep a copy of the folder.`,
  ],
]
