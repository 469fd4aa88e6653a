/** What is found out about files: how large a picture is, and what the operator's own check says of them. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { imageSize } from 'image-size'
import { shownSize } from '../domain/files.ts'
import type { FileDesk } from '../ports/files.ts'
import type { Log } from '../ports/system.ts'
import type { Limits } from '../protocol/limits.ts'

export interface FileDeskOptions {
  /** A program and its arguments: gets the file on standard input, and ends with 0 for a file that may be taken. */
  fileCheck?: string[]
  limits: Pick<Limits, 'FILE_CHECK_SECONDS'>
  log: Log
}

export function fileDesk({ fileCheck, limits, log }: FileDeskOptions): FileDesk {
  return {
    measure: (bytes, picture) => ({
      sha256: createHash('sha256').update(bytes).digest('hex'),
      ...(picture && pixelsOf(bytes)),
    }),
    ...(fileCheck && { check: (bytes) => checked(fileCheck, bytes, limits.FILE_CHECK_SECONDS * 1_000, log) }),
  }
}

function pixelsOf(bytes: Uint8Array): { width: number; height: number } | undefined {
  try {
    return shownSize(imageSize(bytes))
  } catch {
    // One that is cut off or says nonsense is shown in whatever size it turns out to have.
    return undefined
  }
}

/** Status 1 is what checkers answer for something found; whatever else is not 0 says that they could not look. */
const FOUND = 1

function checked([program = '', ...args]: string[], bytes: Uint8Array, ms: number, log: Log) {
  return new Promise<'clean' | 'unsafe' | 'failed'>((resolve) => {
    const failed = (reason: string) => {
      log.error({ program, reason }, 'a file could not be checked')
      resolve('failed')
    }
    const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'ignore'], timeout: ms, killSignal: 'SIGKILL' })
    child.on('error', (error) => failed(error.message))
    child.on('close', (code, signal) => {
      if (code === 0) resolve('clean')
      else if (code === FOUND) resolve('unsafe')
      else failed(signal ? `ended by ${signal}` : `status ${code}`)
    })
    // One that has seen enough stops reading.
    child.stdin.on('error', () => {})
    child.stdin.end(bytes)
  })
}
