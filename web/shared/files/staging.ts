/** Files that are to go with the next message: on their way to the server, ready there, or refused. */
import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { Attachment } from '../../../src/domain/files.ts'
import { isPicture } from '../../../src/domain/files.ts'
import type { FilesTaken } from '../../../src/protocol/messages.ts'
import { quietly, type Shelf } from '../shelf.ts'
import { type Fault, faultOf } from './fault.ts'
import type { Upload } from './upload.ts'

export interface Staged {
  key: number
  name: string
  bytes: number
  /** Where a picture of it can be had from this page's memory. */
  preview?: string
  /** 0…1 while it is on its way. */
  share?: number
  ready?: Attachment
  fault?: Fault
}

export interface Staging {
  list: ReadonlySignal<readonly Staged[]>
  /** `busy`: wait with sending until what is on its way is there. */
  state: ReadonlySignal<'none' | 'ready' | 'busy'>
  /** More than go with one message; until the next time that files are added. */
  tooMany: ReadonlySignal<boolean>
  add(files: Iterable<File>): void
  /** Takes one away, also in the middle of its way. */
  remove(key: number): void
  /** Sends one that did not arrive once more. */
  again(key: number): void
  /** Those that are ready leave with a message. */
  take(): Attachment[]
  /** A message came back, and these with it. */
  back(attachments: readonly Attachment[]): void
  /** None of them is of any use any more, on their way or ready. */
  clear(): void
}

interface Options {
  /** Brings one to the server. */
  send: (file: File, on: Pick<Upload, 'signal' | 'onShare'>) => Promise<Attachment>
  /** Has the server forget one that goes nowhere. */
  forget: (id: string) => void
  /** What is taken, once that is known. */
  limits: () => Pick<FilesTaken, 'bytes' | 'files'> | undefined
  /** Where ready ones are remembered for a reload, under which name. */
  kept: { shelf: Shelf | null; key: string }
}

/** Files on their way at the same time; the others wait their turn. */
const AT_ONCE = 2

export function createStaging({ send, forget, limits, kept: { shelf, key: name } }: Options): Staging {
  const list = signal<readonly Staged[]>(remembered(shelf, name))
  const tooMany = signal(false)
  const files = new Map<number, File>()
  const calls = new Map<number, AbortController>()

  const set = (next: readonly Staged[]) => {
    list.value = next
    const ready = next.flatMap((one) => one.ready ?? [])
    quietly(() => (ready.length > 0 ? shelf?.setItem(name, JSON.stringify(ready)) : shelf?.removeItem(name)))
  }
  const change = (key: number, how: (before: Staged) => Staged) =>
    set(list.peek().map((one) => (one.key === key ? how(one) : one)))
  const leave = (key: number) => {
    const one = list.peek().find((each) => each.key === key)
    if (one?.preview) URL.revokeObjectURL(one.preview)
    files.delete(key)
    set(list.peek().filter((each) => each.key !== key))
    return one
  }

  const run = () => {
    const next = list.peek().find(({ key, share }) => share !== undefined && !calls.has(key))
    const file = next && files.get(next.key)
    if (!file || calls.size >= AT_ONCE) return
    const { key } = next
    const call = new AbortController()
    calls.set(key, call)
    const onShare = (share: number) => change(key, (one) => ({ ...one, share }))
    send(file, { signal: call.signal, onShare })
      .then((ready) => change(key, ({ share: _, ...one }) => ({ ...one, ready, name: ready.name })))
      .catch((error) => change(key, ({ share: _, ...one }) => ({ ...one, fault: faultOf(error) })))
      .finally(() => {
        calls.delete(key)
        run()
      })
    run()
  }

  return {
    list,
    tooMany,
    state: computed(() => {
      if (list.value.some(({ share }) => share !== undefined)) return 'busy'
      return list.value.some(({ ready }) => ready) ? 'ready' : 'none'
    }),
    add(added) {
      const most = limits()
      const room = (most?.files ?? Number.POSITIVE_INFINITY) - list.peek().filter(({ fault }) => !fault).length
      const all = [...added]
      tooMany.value = all.length > room
      const fresh = all.slice(0, Math.max(0, room)).map((file): Staged => {
        const key = nextKey()
        const preview = isPicture(file) ? { preview: URL.createObjectURL(file) } : {}
        const about = { key, name: file.name, bytes: file.size, ...preview }
        if (most && file.size > most.bytes) return { ...about, fault: { word: 'tooLarge', again: false } }
        files.set(key, file)
        return { ...about, share: 0 }
      })
      set([...list.peek(), ...fresh])
      run()
    },
    remove(key) {
      tooMany.value = false
      calls.get(key)?.abort()
      calls.delete(key)
      const gone = leave(key)
      if (gone?.ready) forget(gone.ready.id)
      run()
    },
    again(key) {
      change(key, ({ fault: _, ...one }) => ({ ...one, share: 0 }))
      run()
    },
    take() {
      tooMany.value = false
      const ready = list.peek().filter((one) => one.ready)
      for (const { key } of ready) leave(key)
      return ready.flatMap((one) => one.ready ?? [])
    },
    back: (attachments) => set([...attachments.map(asStaged), ...list.peek()]),
    clear() {
      tooMany.value = false
      for (const call of calls.values()) call.abort()
      calls.clear()
      for (const { key } of list.peek()) leave(key)
    },
  }
}

let keys = 0
const nextKey = () => ++keys

function asStaged(ready: Attachment): Staged {
  return { key: nextKey(), name: ready.name, bytes: ready.bytes, ready }
}

/** What was ready before the page was loaded anew. */
function remembered(shelf: Shelf | null, name: string): Staged[] {
  const all: unknown = quietly(() => JSON.parse(shelf?.getItem(name) ?? '[]'))
  return Array.isArray(all) ? all.filter((one) => typeof one?.id === 'string').map(asStaged) : []
}
