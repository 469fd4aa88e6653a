/** A bad network between browser and server: it can swallow, cut off and delay what passes. */
import { afterAll } from 'vitest'
import { type Pair, proxyTo } from '../../fixtures/proxy.ts'

/**
 * `open` passes everything on. `dead` accepts connections and swallows all that is said; a live connection that it finds
 * stays dead whatever comes after it. `deaf` passes on what the browser says and swallows what the server answers: what
 * was sent has arrived, and nobody is told. `shut` refuses everything at once. `socketless` refuses live connections and
 * passes calls on, as some proxies in offices do.
 */
export type Mood = 'open' | 'dead' | 'deaf' | 'shut' | 'socketless'

export interface Network {
  url: string
  host: string
  become(mood: Mood): void
  /** Cuts every connection now. With `mid`, each is cut in the middle of the next thing the server says on it. */
  cut(mid?: 'mid'): void
  /** Live connections (`/ws`) asked for so far. */
  sockets(): number
}

interface Connection extends Pair {
  cutNext: boolean
  /** A live connection (`/ws`). */
  live: boolean
  lost: boolean
}

/** A network in front of a port; closed after the tests of the file. */
export async function badNetwork(port: number): Promise<Network> {
  let mood: Mood = 'open'
  let sockets = 0
  const open = new Set<Connection>()

  const passing = (pair: Pair) => {
    const { near, far, end } = pair
    const connection: Connection = { ...pair, cutNext: false, live: false, lost: false }
    open.add(connection)
    near.on('close', () => open.delete(connection))
    return {
      asked(data: Buffer) {
        if (data.subarray(0, 8).toString('latin1') === 'GET /ws ') {
          sockets++
          connection.live = true
          if (mood === 'socketless') return near.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n')
        }
        if (mood !== 'dead' && !connection.lost) far.write(data)
      },
      answered(data: Buffer) {
        if (mood === 'dead' || mood === 'deaf' || connection.lost) return
        if (!connection.cutNext) return near.write(data)
        near.write(data.subarray(0, Math.floor(data.length / 2)), end)
      },
    }
  }
  const { host, close } = await proxyTo(port, passing, () => mood !== 'shut')
  afterAll(close)
  const cutAll = () => {
    for (const { end } of open) end()
  }
  return {
    url: `http://${host}`,
    host,
    become(next) {
      mood = next
      if (next === 'shut' || next === 'socketless') cutAll()
      if (next === 'dead') for (const connection of open) connection.lost = connection.live
    },
    cut(mid) {
      if (mid) for (const connection of open) connection.cutNext = true
      else cutAll()
    },
    sockets: () => sockets,
  }
}
