/** A bad network between browser and server: it can swallow, cut off and delay what passes. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { afterAll } from 'vitest'

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

interface Pair {
  near: Socket
  far: Socket
  cutNext: boolean
  /** A live connection (`/ws`). */
  live: boolean
  lost: boolean
}

/** A network in front of a port; closed after the tests of the file. */
export async function badNetwork(port: number): Promise<Network> {
  let mood: Mood = 'open'
  let sockets = 0
  const open = new Set<Pair>()

  const server = createServer((near) => {
    if (mood === 'shut') return near.destroy()
    const far = connect(port, '127.0.0.1')
    const pair: Pair = { near, far, cutNext: false, live: false, lost: false }
    open.add(pair)
    const end = () => {
      open.delete(pair)
      near.destroy()
      far.destroy()
    }
    for (const socket of [near, far]) socket.on('error', end).on('close', end)
    near.on('data', (data) => {
      if (data.subarray(0, 8).toString('latin1') === 'GET /ws ') {
        sockets++
        pair.live = true
        if (mood === 'socketless') return near.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n')
      }
      if (mood !== 'dead' && !pair.lost) far.write(data)
    })
    far.on('data', (data) => {
      if (mood === 'dead' || mood === 'deaf' || pair.lost) return
      if (!pair.cutNext) return near.write(data)
      near.write(data.subarray(0, Math.floor(data.length / 2)), end)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cutAll = () => {
    for (const { near, far } of open) {
      near.destroy()
      far.destroy()
    }
  }
  afterAll(() => {
    server.close()
    cutAll()
  })
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: `http://${host}`,
    host,
    become(next) {
      mood = next
      if (next === 'shut' || next === 'socketless') cutAll()
      if (next === 'dead') for (const pair of open) pair.lost = pair.live
    },
    cut(mid) {
      if (mid) for (const pair of open) pair.cutNext = true
      else cutAll()
    },
    sockets: () => sockets,
  }
}
