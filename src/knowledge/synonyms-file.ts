/** The editor's `synonyms.yml` on disk. */
import { closeSync, constants, existsSync, fstatSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { reason } from './folder.ts'
import { maxSynonymsBytes, parseSynonyms, synonymsFile } from './synonyms.ts'

type Read = ReturnType<typeof parseSynonyms>

/** Reads the synonyms of a knowledge base, where there are any; the file is small, so it is read each time. */
export function readSynonyms(folder: string): Read {
  try {
    const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK
    const file = openSync(join(folder, synonymsFile), flags)
    try {
      if (!fstatSync(file).isFile()) return none('This is no file, so no synonyms are used.')
      const buffer = Buffer.alloc(maxSynonymsBytes + 1)
      return parseSynonyms(buffer.subarray(0, readSync(file, buffer, 0, buffer.length, 0)))
    } finally {
      closeSync(file)
    }
  } catch (cause) {
    const why = reason(cause)
    if (why === 'ELOOP') return none('This is a link; it is not followed. Copy the file here.')
    if (why !== 'ENOENT') return none(`The file cannot be read (${why}). Give it read permission.`)
    const other = 'synonyms.yaml'
    return existsSync(join(folder, other))
      ? none(`Synonyms are read from ${synonymsFile}. Rename this file.`, other)
      : { synonyms: [], problems: [] }
  }
}

function none(message: string, file = synonymsFile): Read {
  return { synonyms: [], problems: [{ severity: 'error', kind: 'synonyms', file, line: 0, message }] }
}
