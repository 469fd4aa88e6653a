/** A fetch that knows what is under way, so that a clock that stands still is moved only when nothing is. */
import { setTimeout as sleep } from 'node:timers/promises'
import { settled } from '../fixtures/clock.ts'
import type { FakeOpenAI } from './server.ts'

export interface WatchedFetch {
  fetch: typeof globalThis.fetch
  /** Sends what follows elsewhere, e.g. where nobody listens; undefined sends it where it belongs. */
  divert(base: string | undefined): void
  /** Resolves when every request has been answered and read, but for those that the server keeps waiting on purpose. */
  quiet(): Promise<void>
}

export function watchedFetch(server: FakeOpenAI): WatchedFetch {
  const underWay = new Set<string>()
  let base: string | undefined
  let count = 0
  /** Rises with everything that comes, so that what has only just come is waited for. */
  let came = 0
  const done = (id: string) => {
    underWay.delete(id)
    came++
  }
  const atRest = () => [...underWay].every((id) => server.withheld.has(id))
  return {
    divert(to) {
      base = to
    },
    async fetch(input, init) {
      const id = String(++count)
      underWay.add(id)
      init?.signal?.addEventListener('abort', () => done(id), { once: true })
      const url = base ? String(input).replace(server.url, base) : input
      const headers = new Headers(init?.headers)
      headers.set('x-call-id', id)
      try {
        const response = await fetch(url, { ...init, headers })
        came++
        return watched(
          response,
          () => came++,
          () => done(id),
        )
      } catch (error) {
        done(id)
        throw error
      }
    },
    async quiet() {
      for (let still = 0, seen = came; still < 2; seen = came) {
        await settled()
        await sleep(1)
        still = atRest() && seen === came ? still + 1 : 0
      }
    },
  }
}

function watched(response: Response, read: () => void, ended: () => void): Response {
  const reader = response.body?.getReader()
  if (!reader) {
    ended()
    return response
  }
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { value, done } = await reader.read()
        if (value) {
          read()
          controller.enqueue(value)
        }
        if (!done) return
        ended()
        controller.close()
      } catch (error) {
        ended()
        controller.error(error)
      }
    },
    cancel(reason) {
      ended()
      return reader.cancel(reason)
    },
  })
  const { status, statusText, headers } = response
  return new Response(body, { status, statusText, headers })
}
