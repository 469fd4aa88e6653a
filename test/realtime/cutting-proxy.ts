/** A wire that breaks: passes bytes on until so many came from the server, then cuts both ends without a word. */

import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'

export interface CuttingProxy {
  url: string
  /** Cuts the connections that are opened from now on after that many bytes from the server. */
  cutAfter(bytes: number): void
  /** Bytes that the server sent on the last connection, as far as they were passed on. */
  passed(): number
  close(): Promise<void>
}

export async function cuttingProxy(server: { url: string }): Promise<CuttingProxy> {
  const { hostname, port } = new URL(server.url)
  const open = new Set<Socket>()
  let limit = Number.POSITIVE_INFINITY
  let passed = 0
  const proxy = createServer((client) => {
    const upstream = connect(Number(port), hostname)
    let left = limit
    passed = 0
    const cut = () => {
      for (const end of [client, upstream]) end.resetAndDestroy()
    }
    for (const end of [client, upstream]) {
      open.add(end)
      end.on('error', () => {})
      end.on('close', () => {
        open.delete(end)
        client.destroy()
        upstream.destroy()
      })
    }
    client.on('data', (bytes) => upstream.write(bytes))
    upstream.on('data', (bytes) => {
      const piece = bytes.subarray(0, left)
      left -= piece.length
      passed += piece.length
      if (left > 0) return client.write(piece)
      // What was passed on has to leave before the end goes.
      return client.write(piece, cut)
    })
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    cutAfter(bytes) {
      limit = bytes
    },
    passed: () => passed,
    async close() {
      for (const end of open) end.destroy()
      await new Promise((resolve) => proxy.close(resolve))
    },
  }
}
