/** A wire that breaks: passes bytes on until so many came from the server, then cuts both ends without a word. */
import { proxyTo } from '../fixtures/proxy.ts'

export interface CuttingProxy {
  url: string
  /** Cuts the connections that are opened from now on after that many bytes from the server. */
  cutAfter(bytes: number): void
  /** Bytes that the server sent on the last connection, as far as they were passed on. */
  passed(): number
  close(): Promise<void>
}

export async function cuttingProxy(server: { url: string }): Promise<CuttingProxy> {
  let limit = Number.POSITIVE_INFINITY
  let passed = 0
  const { host, close } = await proxyTo(Number(new URL(server.url).port), ({ near, far }) => {
    let left = limit
    passed = 0
    const cut = () => {
      for (const end of [near, far]) end.resetAndDestroy()
    }
    return {
      asked: (bytes) => far.write(bytes),
      answered(bytes) {
        const piece = bytes.subarray(0, left)
        left -= piece.length
        passed += piece.length
        if (left > 0) return near.write(piece)
        // What was passed on has to leave before the end goes.
        return near.write(piece, cut)
      },
    }
  })
  return {
    url: `http://${host}`,
    cutAfter(bytes) {
      limit = bytes
    },
    passed: () => passed,
    close,
  }
}
