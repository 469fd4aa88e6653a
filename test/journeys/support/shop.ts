/** Somebody else's site that carries the chat: one page at every address, written by the test, under a policy of its own. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Shop {
  url: string
  /** The host that journeys name as one that may be asked. */
  host: string
  /** What every address answers from now on. */
  serve(html: string, headers?: Record<string, string>): void
  close(): void
}

export async function openShop(): Promise<Shop> {
  let page = ''
  let policy: Record<string, string> = {}
  const server: Server = createServer((_, answer) => {
    for (const [name, value] of Object.entries(policy)) answer.setHeader(name, value)
    answer.setHeader('content-type', 'text/html; charset=utf-8').end(page)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: `http://${host}`,
    host,
    serve(html, headers = {}) {
      page = html
      policy = headers
    },
    close: () => void server.close(),
  }
}
