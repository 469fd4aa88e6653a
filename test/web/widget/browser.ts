/** One browser with several tabs: its locks and channels, and lines to a server that a test plays. */
import type { ServerFrame } from '../../../src/protocol/frames.ts'
import type { Wire } from '../../../web/shared/connection.ts'
import { type LineWorld, openLine } from '../../../web/widget/line/line.ts'

interface Request {
  name: string
  run(): unknown
  refuse(fault: Error): void
  settle(): void
  tab: Freezing
}

/** A tab that does nothing while it is frozen, and all that came up meanwhile when it thaws. */
class Freezing {
  private later: (() => void)[] | undefined
  freeze() {
    this.later = []
  }
  thaw() {
    const all = this.later ?? []
    this.later = undefined
    for (const run of all) run()
  }
  does(run: () => void) {
    if (this.later) this.later.push(run)
    else run()
  }
}

/** Web Locks as browsers have them, as far as one name and exclusive locks go. */
function openLocks() {
  const held = new Map<string, Request>()
  let queue: Request[] = []
  const grant = (request: Request) => {
    held.set(request.name, request)
    void Promise.resolve(request.run()).then(() => {
      if (held.get(request.name) !== request) return
      request.settle()
      free(request.name)
    })
  }
  const free = (name: string) => {
    held.delete(name)
    const next = queue.find((request) => request.name === name)
    queue = queue.filter((request) => request !== next)
    if (next) grant(next)
  }
  const aborted = () => new DOMException('aborted', 'AbortError')
  return {
    of: (tab: Freezing) => ({
      request: (name: string, options: LockOptions, run: (lock: object | null) => unknown) =>
        new Promise<void>((settle, refuse) => {
          const request: Request = { name, run: () => run({}), refuse, settle: () => settle(), tab }
          const holder = held.get(name)
          if (options.steal && holder) {
            held.delete(name)
            holder.tab.does(() => holder.refuse(aborted()))
          }
          if (!held.has(name)) grant(request)
          else if (options.ifAvailable) settle(run(null) as undefined)
          else {
            queue.push(request)
            options.signal?.addEventListener('abort', () => {
              queue = queue.filter((each) => each !== request)
              refuse(aborted())
            })
          }
        }),
    }),
    /** The browser takes everything from a tab that is closed. */
    taken(tab: object) {
      queue = queue.filter((request) => request.tab !== tab)
      for (const [name, request] of held) if (request.tab === tab) free(name)
    },
  }
}

export class FakeSocket implements Wire {
  readyState = 0
  onopen: Wire['onopen'] = null
  onmessage: Wire['onmessage'] = null
  onclose: Wire['onclose'] = null
  onerror = null
  sent: { type: string }[] = []
  closed = false
  send(data: string) {
    this.sent.push(JSON.parse(data) as { type: string })
  }
  close() {
    this.closed = true
    this.readyState = 3
  }
  /** The server takes it in. */
  ready() {
    this.readyState = 1
    this.onopen?.()
    this.hears({ type: 'ready' })
  }
  hears(frame: object) {
    this.onmessage?.({ data: JSON.stringify(frame) })
  }
  drops(code = 1006) {
    this.readyState = 3
    this.onclose?.({ code })
  }
}

export function openBrowser() {
  const locks = openLocks()
  const channels = new Set<{ name: string; tab: Tab; onmessage: ((event: MessageEvent) => void) | null }>()
  const sockets: FakeSocket[] = []

  class Tab extends Freezing {
    rest = () => {}
    wake = () => {}
    world(): LineWorld {
      const tab = this
      return {
        open() {
          const socket = new FakeSocket()
          sockets.push(socket)
          return socket
        },
        random: () => 0,
        setTimeout: (run, ms) => setTimeout(() => tab.does(run), ms),
        clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
        watch: () => () => {},
        lifecycle(rest, wake) {
          Object.assign(tab, { rest, wake })
          return () => {}
        },
        tabs: {
          locks: locks.of(tab) as unknown as LockManager,
          channel(name) {
            const mine = {
              name,
              tab,
              onmessage: null as ((event: MessageEvent) => void) | null,
              postMessage(data: unknown) {
                for (const other of channels) {
                  if (other === mine || other.name !== name) continue
                  const hear = () => other.onmessage?.({ data: structuredClone(data) } as MessageEvent)
                  queueMicrotask(() => other.tab.does(hear))
                }
              },
              close: () => void channels.delete(mine),
            }
            channels.add(mine)
            return mine
          },
          setTimeout: (run, ms) => setTimeout(() => tab.does(run), ms),
          clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
        },
      }
    }
    /** A line to the conversation, with all that it was told. */
    line(conversationId = 'c', world = this.world()) {
      const [frames, states]: [ServerFrame[], string[]] = [[], []]
      let shared = 0
      const line = openLine({
        conversationId,
        hello: () => ({ token: 't', cursors: { [conversationId]: 3 } }),
        onFrame: (frame) => frames.push(frame),
        onState: (state) => states.push(state),
        onShared: () => shared++,
        world,
      })
      return { ...line, frames, state: () => states.at(-1), shared: () => shared }
    }
    /** The tab is gone, from one moment to the next. */
    dies() {
      for (const channel of channels) if (channel.tab === this) channels.delete(channel)
      locks.taken(this)
    }
  }
  return {
    tab: () => new Tab(),
    sockets,
    open: () => sockets.filter(({ closed, readyState }) => !closed && readyState < 2),
  }
}
