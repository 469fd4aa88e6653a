/** Tabs of one browser that follow the same conversation: one of them has the line, and tells the others what it hears. */
import type { Wire } from '../../shared/connection.ts'
import { makeId } from '../../shared/outbox.ts'
import { quietly } from '../../shared/shelf.ts'
import { type Election, elect } from './elect.ts'

export interface Tabs {
  /** Whether this tab has the line itself. */
  leads(): boolean
  /** A line to the tab that leads. It looks like a socket to `connect()`. */
  open(): Wire
  /** Tells the others that the line is there. `draft`: the frame that told what is being written now. */
  opened(sends: boolean, draft?: string): void
  /** Tells the others a frame that came. */
  heard(frame: string): void
  /** Tells the others that the line is lost. */
  lost(): void
  leave(): void
}

export interface TabsOptions {
  /** Of the lock and the channel. */
  name: string
  /** This tab has the line from now on (`true`), or another one took it (`false`). */
  onLead(leads: boolean): void
  /** The line of the tab that leads is there: what is sent goes out on it, or it only hears. */
  onOpened(sends: boolean): void
  /** Another tab came; where the line is there, it is to be told. */
  onAsked(): void
  /** Another tab sends a frame. */
  onSend(frame: object): void
  world?: TabsWorld
}

/** The parts of a browser that tabs need. */
export interface TabsWorld {
  locks: Pick<LockManager, 'request'> | undefined
  channel(name: string): Pick<BroadcastChannel, 'postMessage' | 'close' | 'onmessage'>
  setTimeout(run: () => void, ms: number): unknown
  clearTimeout(timer: unknown): void
}

type Said =
  | { say: 'asks' | 'here' | 'lost' }
  | { say: 'sends'; frame: object }
  | { say: 'heard'; frame: string }
  | { say: 'opened'; sends: boolean; draft?: string }
type Message = Said & { from: string; to?: string }

/** A tab that leads answers at once. One that does not in this time was frozen without a word: its lock is taken. */
const ANSWER_MS = 3_000

/** Joins the others. Where a browser has no locks or no channels, or refuses them, each tab leads for itself. */
export async function joinTabs({ onLead, onOpened, ...options }: TabsOptions): Promise<Tabs> {
  const { name, onAsked, onSend, world = browser() } = options
  const me = makeId()
  const channel = world.locks && quietly(() => world.channel(name))
  const election = world.locks && channel && (await elect(world.locks, name, onLead).catch(() => undefined))
  if (!election) channel?.close()
  let hear: ((message: Message) => void) | undefined

  const say = (said: Said, to?: string) => {
    const message: Message = { ...said, from: me, ...(to && { to }) }
    if (election) quietly(() => channel?.postMessage(message))
  }
  if (election && channel) {
    channel.onmessage = ({ data }: MessageEvent<Message>) => {
      if (data.to !== undefined && data.to !== me) return
      if (!election.leads()) return hear?.(data)
      if (data.say === 'sends') onSend(data.frame)
      if (data.say !== 'asks') return
      say({ say: 'here' }, data.from)
      onAsked()
    }
  }

  return {
    leads: () => election?.leads() ?? true,
    open: () => wireTo({ say, election, world, onOpened, listen: (to) => (hear = to) }),
    opened: (sends, draft) => say({ say: 'opened', sends, ...(draft && { draft }) }),
    heard: (frame) => say({ say: 'heard', frame }),
    lost: () => say({ say: 'lost' }),
    leave() {
      if (election?.leads()) say({ say: 'lost' })
      election?.leave()
      quietly(() => channel?.close())
    },
  }
}

interface Following extends Pick<TabsOptions, 'onOpened'> {
  say(said: Said): void
  election: Election | undefined
  world: TabsWorld
  listen(hear: (message: Message) => void): void
}

/** A line to whichever tab leads, for as long as that one has its own. */
function wireTo({ say, election, world, onOpened, listen }: Following): Wire {
  let leader = ''
  const wire: Wire = {
    readyState: 1,
    onopen: null,
    onmessage: null,
    onclose: null,
    onerror: null,
    send(data) {
      const frame = JSON.parse(data) as { type: string }
      // The tab that leads follows the conversation: whoever begins to is told how things stand.
      if (frame.type === 'ping' || frame.type === 'subscribe') say({ say: 'asks' })
      // Who we are it has said, and a token is nobody's to hear.
      else if (frame.type !== 'hello') say({ say: 'sends', frame })
    },
    close() {
      world.clearTimeout(unanswered)
      wire.onclose = null
      wire.onmessage = null
    },
  }
  const tell = (data: string) => wire.onmessage?.({ data })
  const unanswered = world.setTimeout(() => election?.steal(), ANSWER_MS)
  listen((message) => {
    if (message.say === 'here' || message.say === 'opened') world.clearTimeout(unanswered)
    if (message.say === 'opened') {
      const first = leader !== message.from
      leader = message.from
      onOpened(message.sends)
      tell(first ? READY : PONG)
      if (message.draft) tell(message.draft)
    } else if (message.from !== leader) return
    else if (message.say === 'heard') tell(message.frame)
    else if (message.say === 'lost') wire.onclose?.({ code: LOST })
  })
  say({ say: 'asks' })
  return wire
}

const READY = '{"type":"ready"}'
const PONG = '{"type":"pong"}'
const LOST = 1006

function browser(): TabsWorld {
  return {
    locks: navigator.locks,
    channel: (name) => new BroadcastChannel(name),
    setTimeout: (run, ms) => setTimeout(run, ms),
    clearTimeout: (timer) => clearTimeout(timer as number | undefined),
  }
}
