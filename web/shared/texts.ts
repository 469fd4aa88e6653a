/** What was typed and not sent: there again after a reload, a crash and a closed tab. No tab writes over another's. */
import { makeId } from './outbox.ts'
import { keysFrom, quietly, type Shelf } from './shelf.ts'

export interface Texts {
  /** Resolves once it is known which tabs are open; until then nothing is read from storage. */
  ready: Promise<void>
  /** This tab's text for a place, else the newest that a closed tab left there; empty where there is none. */
  read(place: string): string
  /** Keeps a text; an empty one leaves nothing behind. Storage that is full or forbidden costs only the survival of a reload. */
  write(place: string, text: string): void
}

export interface TextsOptions {
  /** Start of the names under which texts are kept. */
  key: string
  /** `localStorage`, which outlives a tab. */
  storage: Shelf | null
  /** `sessionStorage`, by which a tab knows itself again after a reload. */
  own: Shelf | null
  /** Tells open tabs from closed ones; without it every other tab's text may be taken over. */
  locks?: Pick<LockManager, 'request' | 'query'> | undefined
  now?: () => number
}

interface Slot {
  text: string
  /** Milliseconds since the epoch: when it was typed. */
  at: number
}

/** A page that reloads lets go of its name at once; a duplicated tab keeps it. Milliseconds. */
const LETTING_GO_MS = 500
const KEPT_MS = 30 * 24 * 3_600_000

export function keepTexts(options: TextsOptions): Texts {
  const { key, storage, own, locks = globalThis.navigator?.locks, now = Date.now } = options
  const memory = new Map<string, string>()
  const started = now()
  let tab: string | undefined
  let open = new Set<string>()

  const put = (place: string, text: string) => {
    const name = `${key}:${place}:${tab}`
    quietly(() => (text ? storage?.setItem(name, JSON.stringify({ text, at: now() })) : storage?.removeItem(name)))
  }
  const at = (name: string): Slot | undefined =>
    quietly(() => {
      const slot = JSON.parse(storage?.getItem(name) ?? 'null') as Slot
      return typeof slot.text === 'string' && slot.at > 0 ? slot : undefined
    })
  /** Takes over what was typed last in a tab that is closed; one that opened after this page is not. */
  const inherit = (place: string): string => {
    const left = keysFrom(storage, `${key}:${place}:`)
      .flatMap((name) => ({ name, slot: at(name) }))
      .filter(
        ({ name, slot }) => slot && slot.at < started && !open.has(lockOf(name.slice(key.length + place.length + 2))),
      )
      .sort((one, other) => (other.slot?.at ?? 0) - (one.slot?.at ?? 0))[0]
    if (!left?.slot) return ''
    put(place, left.slot.text)
    quietly(() => storage?.removeItem(left.name))
    return left.slot.text
  }

  /** A page that was put aside is there again. Whoever has its name by now has what it had kept, too. */
  const comeBack = async (me: string) => {
    if (await hold(locks, me)) return
    tab = makeId()
    void hold(locks, tab)
    for (const [place, text] of memory) put(place, text)
  }

  const start = async () => {
    const before = quietly(() => own?.getItem(`${key}:tab`))
    const me = before && (await hold(locks, before)) ? before : makeId()
    if (me !== before) await hold(locks, me)
    quietly(() => own?.setItem(`${key}:tab`, me))
    const { held = [] } = (await locks?.query().catch(() => undefined)) ?? {}
    open = new Set(held.map(({ name }) => name ?? ''))
    tab = me
    for (const name of keysFrom(storage, `${key}:`)) {
      if (started - (at(name)?.at ?? started) > KEPT_MS) quietly(() => storage?.removeItem(name))
    }
    globalThis.addEventListener?.('pageshow', ({ persisted }: PageTransitionEvent) => {
      if (persisted) void comeBack(me)
    })
    for (const [place, text] of memory) {
      // Typed before this was known: what was kept before stays beside it, as a closed tab's.
      const kept = quietly(() => storage?.getItem(`${key}:${place}:${tab}`))
      if (kept) quietly(() => storage?.setItem(`${key}:${place}:${makeId()}`, kept))
      put(place, text)
    }
  }

  return {
    ready: start(),
    read(place) {
      const here = memory.get(place)
      if (here !== undefined || !tab) return here ?? ''
      const text = at(`${key}:${place}:${tab}`)?.text ?? inherit(place)
      memory.set(place, text)
      return text
    },
    write(place, text) {
      memory.set(place, text)
      if (tab) put(place, text)
    },
  }
}

/**
 * Holds a tab's name for as long as the page lives, or until it is put aside: browsers keep no page for going back to that
 * holds on to anything.
 * @returns false where another page has it
 */
function hold(locks: TextsOptions['locks'], tab: string): Promise<boolean> {
  if (!locks) return Promise.resolve(true)
  return new Promise((resolve) => {
    const patience = new AbortController()
    setTimeout(() => patience.abort(), LETTING_GO_MS)
    const forEver = () => {
      resolve(true)
      return new Promise<void>((free) => globalThis.addEventListener?.('pagehide', () => free(), { once: true }))
    }
    locks.request(lockOf(tab), { signal: patience.signal }, forEver).catch(() => resolve(false))
  })
}

function lockOf(tab: string): string {
  return `bellhop-tab:${tab}`
}
