/** Brings one file to the server, and tells how far it is: `fetch` cannot. */
import type { Attachment } from '../../../src/domain/files.ts'
import type { ErrorBody } from '../../../src/protocol/errors.ts'
import { ApiError, unreachable } from '../api.ts'

/** A line over which nothing has moved for this long is none, in milliseconds; a check on the server takes its time. */
const SILENCE_MS = 45_000

export interface Upload {
  /** Where it goes, from the root: a conversation's files, or an import. */
  path: string
  /** A visitor's token; staff have their cookie. */
  token?: string
  signal: AbortSignal
  /** 0…1 */
  onShare: (share: number) => void
}

/** @throws ApiError; an abort through `signal` leaves the promise open for ever */
export function upload<T extends object = Attachment>(
  file: File,
  { path, token, signal, onShare }: Upload,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    let silence: ReturnType<typeof setTimeout>
    const lost = () => {
      clearTimeout(silence)
      if (!signal.aborted) reject(unreachable())
    }
    const alive = () => {
      clearTimeout(silence)
      silence = setTimeout(() => {
        request.abort()
        lost()
      }, SILENCE_MS)
    }
    request.open('POST', path)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name.toWellFormed()))
    if (token) request.setRequestHeader('authorization', `Bearer ${token}`)
    request.upload.onprogress = ({ loaded, total }) => {
      alive()
      onShare(total > 0 ? loaded / total : 0)
    }
    request.onerror = lost
    request.onload = () => {
      clearTimeout(silence)
      const { status, responseText } = request
      const answer = read(responseText)
      if ((status === 201 || status === 200) && answer && !('error' in answer)) resolve(answer as T)
      else reject(refusal(status, answer as ErrorBody | undefined))
    }
    signal.addEventListener('abort', () => {
      clearTimeout(silence)
      request.abort()
    })
    alive()
    request.send(file)
  })
}

function read(text: string): object | undefined {
  try {
    const json: unknown = JSON.parse(text)
    return typeof json === 'object' && json !== null ? json : undefined
  } catch {
    return undefined
  }
}

/** Without words of ours it was a proxy that answered; one that finds a file too large says so by its status. */
function refusal(status: number, body: ErrorBody | undefined): ApiError {
  const error = body?.error
  if (!error?.code) return status === 413 ? new ApiError('', { status, code: 'too_large' }) : unreachable(status)
  const { code, message, fields } = error
  return new ApiError(message, { status, code, ...(fields && { fields }) })
}
