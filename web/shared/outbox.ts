/** Messages on their way: kept until the server has them, sent again under the same id, in the order they were written. */
import { ApiError } from './api.ts'
import { waitAfter } from './backoff.ts'
import { load, type Pending, save } from './pending.ts'
import type { Shelf } from './shelf.ts'

/** Time and chance, or what a test puts in their place. */
export interface OutboxWorld {
  random(): number
  setTimeout(run: () => void, ms: number): unknown
  clearTimeout(timer: unknown): void
  /** Tells of every key that another tab took out of storage. */
  onRemoved(listen: (key: string) => void): void
}

export interface OutboxOptions {
  /** Start of the names under which messages are kept; each visitor or member of staff has their own. */
  key: string
  /** `localStorage` or the like; null, full or forbidden storage is put up with. */
  storage: Shelf | null
  /** Resolves when the server has it on disk; rejects with an ApiError otherwise. */
  deliver: (pending: Pending) => Promise<void>
  onChange: (list: readonly Pending[]) => void
  newId?: () => string
  now?: () => Date
  world?: OutboxWorld
}

/** What goes along with a message. */
export type Along = Pick<Pending, 'attachments' | 'note' | 'seenSeq' | 'suggestionId' | 'original'>

export interface Outbox {
  list(): readonly Pending[]
  /** Keeps the text and sends it as soon as what was written before it is sent; under an id of its own where none is given. */
  add(conversationId: string, text: string, extra?: Along & { clientMessageId?: string }): Pending
  /** The server has it: an `ack`, or an event that carries this id. */
  acknowledged(clientMessageId: string): void
  /** Sends everything that may be sent again, unless the server asked for peace; also what a closed tab left behind. */
  flush(): void
  /** Sends one again, and what was written before it first; `seenSeq` says what the agent has seen by now. */
  retry(clientMessageId: string, seenSeq?: number): void
  /** Takes one off the list and answers it, so that its text can go back into the composer. */
  discard(clientMessageId: string): Pending | undefined
}

/** An outbox, holding what an earlier page left behind. It sends nothing before `add`, `retry` or `flush`. */
export function createOutbox(options: OutboxOptions): Outbox {
  const { key, deliver, onChange, newId = makeId, now = () => new Date(), world = browser() } = options
  let list: Pending[] = inLine(load(options))
  let running = false
  let tries = 0
  let timer: unknown
  /** The server said how long to stay away, and that is not over. */
  let peace = false

  const change = (next: Pending[]) => {
    const before = list
    list = inLine(next)
    save(options, before, list)
    onChange(list)
  }
  const has = (id: string) => list.some(({ clientMessageId }) => clientMessageId === id)
  const drop = (id: string) => {
    if (!has(id)) return
    change(list.filter(({ clientMessageId }) => clientMessageId !== id))
    // What waited for it may go.
    void run()
  }
  const again = (pending: Pending): Pending => (passing(pending) ? { ...pending, state: 'sending' } : pending)

  /** One at a time, so that the order of writing is the order of arriving. */
  const run = async () => {
    if (running) return
    running = true
    for (let next = first(list); next; next = first(list)) {
      const id = next.clientMessageId
      try {
        await deliver(next)
        tries = 0
        if (has(id)) change(list.filter(({ clientMessageId }) => clientMessageId !== id))
      } catch (error) {
        // Acknowledged on another way while this one gave up.
        if (!has(id)) continue
        const fault = faultOf(error)
        change(
          list.map((pending) => {
            // What comes after it would arrive before it.
            const concerned = pending.clientMessageId === id || (fault.retryable && pending.state === 'sending')
            return concerned ? { ...pending, state: 'failed', fault } : pending
          }),
        )
        if (fault.retryable) tryLater(fault.retryAfter)
      }
    }
    running = false
  }

  const tryLater = (seconds?: number) => {
    world.clearTimeout(timer)
    peace = seconds !== undefined
    timer = world.setTimeout(
      () => {
        peace = false
        flush()
      },
      (seconds ?? 0) * 1_000 + waitAfter(tries++, world.random()),
    )
  }

  const flush = () => {
    if (peace) return
    const left = load(options).filter(({ clientMessageId }) => !has(clientMessageId))
    change([...list, ...left].map(again))
    void run()
  }

  world.onRemoved((removed) => {
    if (removed.startsWith(`${key}:`)) drop(removed.slice(key.length + 1))
  })

  return {
    list: () => list,
    add(conversationId, text, extra) {
      const ahead = list.find(passing)
      const pending: Pending = {
        clientMessageId: extra?.clientMessageId ?? newId(),
        conversationId,
        text,
        ...extra,
        at: now().toISOString(),
        order: 1 + Math.max(0, ...[...list, ...load(options)].map(({ order }) => order)),
        state: 'sending',
      }
      if (peace && ahead?.fault) change([...list, { ...pending, state: 'failed', fault: ahead.fault }])
      else {
        change([...list.map(again), pending])
        void run()
      }
      return pending
    },
    acknowledged: drop,
    flush,
    retry(clientMessageId, seenSeq) {
      peace = false
      tries = 0
      change(
        list.map((pending) => {
          if (pending.clientMessageId !== clientMessageId) return again(pending)
          const { fault: _, ...fresh } = pending
          return { ...fresh, state: 'sending', ...(seenSeq !== undefined && { seenSeq }) }
        }),
      )
      void run()
    },
    discard(clientMessageId) {
      const found = list.find((pending) => pending.clientMessageId === clientMessageId)
      drop(clientMessageId)
      return found
    },
  }
}

/** A UUID, also on pages without https, where `crypto.randomUUID` does not exist. */
export function makeId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Failed, and may well work later: everything written after it waits. */
function passing({ state, fault }: Pending): boolean {
  return state === 'failed' && fault?.retryable === true
}

/** In the order of writing; a reply behind one that was overtaken waits until the agent has decided about that one. */
function inLine(list: readonly Pending[]): Pending[] {
  const held = new Set<string>()
  return [...list]
    .sort((one, other) => one.order - other.order || (one.at < other.at ? -1 : 1))
    .map((pending) => {
      const { state, fault, conversationId, note } = pending
      if (state === 'failed' && fault?.code === 'stale') held.add(conversationId)
      if (state === 'failed') return pending
      const due = held.has(conversationId) && !note ? 'waiting' : 'sending'
      return due === state ? pending : { ...pending, state: due }
    })
}

function first(list: readonly Pending[]): Pending | undefined {
  return list.find((pending) => pending.state === 'sending')
}

function faultOf(error: unknown): NonNullable<Pending['fault']> {
  if (!(error instanceof ApiError)) return { code: 'internal', message: String(error), retryable: true }
  const { code, message, retryAfter } = error
  return { code, message, retryable: error.passing, ...(retryAfter !== undefined && { retryAfter }) }
}

function browser(): OutboxWorld {
  return {
    random: Math.random,
    setTimeout: (run, ms) => setTimeout(run, ms),
    clearTimeout: (timer) => clearTimeout(timer as number | undefined),
    onRemoved: (listen) =>
      globalThis.addEventListener?.('storage', ({ key, newValue }: StorageEvent) => {
        if (key !== null && newValue === null) listen(key)
      }),
  }
}
