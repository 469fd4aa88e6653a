/** Keeps one talk up to date: over the socket, by asking where the socket is blocked, and again after any gap. */
import { type Signal, signal } from '@preact/signals'
import type { ReaderEvent } from '../../src/domain/events.ts'
import type { ServerFrame } from '../../src/protocol/frames.ts'
import { ApiError } from '../shared/api.ts'
import { waitAfter } from '../shared/backoff.ts'
import type { Connection, ConnectionState } from '../shared/connection.ts'
import { eventsAfter, load } from './load.ts'
import { oneAtATime, until } from './one-at-a-time.ts'
import type { Known } from './session.ts'
import { placeInQueue, receive, receiveAll, showDraft, type Talk } from './talk.ts'

/** `slow`: the socket is blocked, but asking works. `down`: nothing gets through. */
export type Line = 'starting' | 'open' | 'slow' | 'down'

export interface Following {
  line: Signal<Line>
  /** Puts a frame on the line, waiting a moment for a line that is just opening. False: nothing was sent. */
  send(frame: object): Promise<boolean>
  /** Asks for what is new, e.g. after a verb while the line is down. */
  catchUp(): Promise<void>
  retryNow(): void
  close(): void
}

interface Options {
  known: Known
  talk: Signal<Talk | null>
  onFrame(frame: ServerFrame): void
  onEvent(event: ReaderEvent): void
  /** The line is there (again): what could not be sent may be now. */
  onOpen(): void
  /** The line broke: what is on it may or may not have arrived. */
  onLost(): void
  /** The server does not know this visitor or conversation any more. */
  onGone(): void
}

/** A line that is not back after this long is asked about, and one that nothing is heard of by then is worth a word. */
const WORTH_ASKING_MS = 1_500
const WORTH_A_WORD_MS = 2_000
/** How long a send waits for a line that is opening. */
const OPENING_MS = 3_000
const ASK_EVERY_MS = 4_000
/** The same where nobody looks: for the count on the button, the title and the sound. */
const ASK_UNSEEN_MS = 30_000
/** A socket that is not there after this long, or after so many failed tries, counts as blocked: then we ask instead. */
const BLOCKED_AFTER_MS = 5_000
const BLOCKED_AFTER_TRIES = 3
/** What is asked for in vain is asked for again after this many steps of waiting less often than the socket is tried. */
const LESS_OFTEN = 2
const TYPING_MS = 5_000

/** Follows a conversation until `close()`. Loads it first where `talk` is empty. */
export function follow({ known, talk, onFrame, onEvent, onOpen, onLost, onGone }: Options): Following {
  const path = `/api/conversations/${known.conversationId}`
  const line = signal<Line>('starting')
  const openers = new Set<(open: boolean) => void>()
  let live = false
  /** Whether the server was told from where on to send events. */
  let followed = false
  /** What there is does not go on to what came: all of it is to be loaded anew. */
  let stale = false
  let connection: Connection | undefined
  /** Failed tries of the socket since it was last open, and questions in vain since the last answer. */
  let failures = 0
  let misses = 0
  let blocked = false
  let closed = false
  let wordTimer = 0
  let blockedTimer = 0
  let askTimer = 0
  let typingTimer = 0
  let openTimer = 0

  const catchUp = oneAtATime(async () => {
    try {
      const next = talk.value && !stale ? await missed(talk.value.snapshot.seq) : await load(path, known.token)
      if (closed) return
      stale = false
      talk.value = next
      misses = 0
      askToFollow()
      connection?.retryLater()
      if (!live) {
        clearTimeout(wordTimer)
        line.value = blocked ? 'slow' : 'starting'
        if (blocked) onOpen()
      }
    } catch (error) {
      if (closed) return
      if (error instanceof ApiError && [401, 403, 404].includes(error.status)) return onGone()
      misses++
      if (!live) line.value = 'down'
    }
    askLater()
  })

  /** Asks from time to time while the socket is blocked, and until what was asked for in vain is there. */
  const askLater = () => {
    clearTimeout(askTimer)
    const ms = misses > 0 ? waitAfter(misses + LESS_OFTEN, Math.random()) : askEvery()
    if (misses > 0 || (blocked && !live)) askTimer = window.setTimeout(catchUp, ms)
  }
  const takeForBlocked = () => {
    if (blocked || live) return
    blocked = true
    void catchUp()
  }

  /** The present talk with what came after a seq. */
  const missed = async (after: number): Promise<Talk> => {
    try {
      const events = await eventsAfter(path, known.token, after)
      // The line may have brought more while the call was under way.
      const next = talk.value ? receiveAll(talk.value, events) : 'gap'
      return next === 'gap' ? load(path, known.token) : next
    } catch (error) {
      if (error instanceof ApiError && error.code === 'stale') return load(path, known.token)
      throw error
    }
  }

  /** Until the talk is loaded, what the server would send has nowhere to go. */
  const askToFollow = () => {
    if (!live || !talk.value || followed || !connection) return
    const { conversationId, seq: after } = talk.value.snapshot
    followed = connection.send({ type: 'subscribe', conversationId, after })
  }

  const hear = (frame: ServerFrame) => {
    if ('conversationId' in frame && frame.conversationId !== known.conversationId) return
    const now = talk.value
    if (frame.type === 'event') {
      onEvent(frame.event)
      const next = now ? receive(now, frame.event) : 'gap'
      if (next === 'gap') void catchUp()
      else talk.value = next
    } else if (frame.type === 'resync') {
      stale = true
      followed = false
      void catchUp()
    } else if (now && frame.type === 'draft') talk.value = showDraft(now, frame)
    else if (now && frame.type === 'queue') talk.value = placeInQueue(now, frame)
    else if (now && frame.type === 'typing' && frame.who.kind !== 'customer') {
      talk.value = { ...now, typing: frame.who.kind === 'agent' ? { name: frame.who.name ?? '' } : {} }
      clearTimeout(typingTimer)
      typingTimer = window.setTimeout(() => {
        if (talk.value?.typing) talk.value = { ...talk.value, typing: null }
      }, TYPING_MS)
    }
    onFrame(frame)
  }

  const onState = (state: ConnectionState) => {
    const before = live
    live = state === 'open'
    if (live) {
      failures = 0
      blocked = false
      clearTimeout(wordTimer)
      clearTimeout(blockedTimer)
      wordTimer = blockedTimer = 0
      line.value = 'open'
      if (talk.value) askToFollow()
      else void catchUp()
      tellOpeners(true)
      onOpen()
      return
    }
    // What was being drafted or typed may be over by the time the line is back.
    if (talk.value?.draft || talk.value?.typing) talk.value = { ...talk.value, draft: null, typing: null }
    if (before) onLost()
    if (state === 'refused') void catchUp()
    if (state === 'waiting') {
      failures++
      tellOpeners(false)
    }
    wordTimer ||= window.setTimeout(() => {
      void catchUp()
      wordTimer = window.setTimeout(() => {
        if (line.value !== 'slow') line.value = 'down'
      }, WORTH_A_WORD_MS)
    }, WORTH_ASKING_MS)
    blockedTimer ||= window.setTimeout(takeForBlocked, BLOCKED_AFTER_MS)
    if (failures >= BLOCKED_AFTER_TRIES) takeForBlocked()
  }
  const tellOpeners = (open: boolean) => {
    for (const opener of openers) opener(open)
  }
  const open = () =>
    import('./line/line.ts').then(
      ({ openLine }) => {
        if (closed) return
        connection = openLine({
          conversationId: known.conversationId,
          hello() {
            followed = talk.value !== null
            const cursors: Record<string, number> = talk.value
              ? { [known.conversationId]: talk.value.snapshot.seq }
              : {}
            return { token: known.token, cursors }
          },
          onFrame: hear,
          onState,
          onShared: () => void catchUp(),
        })
      },
      // What cannot be fetched now: until it can, we ask.
      () => {
        if (closed) return
        onState('waiting')
        openTimer = window.setTimeout(open, waitAfter(failures, Math.random()))
      },
    )
  const seen = () => {
    if (blocked && !live && document.visibilityState === 'visible') void catchUp()
  }
  document.addEventListener('visibilitychange', seen)
  onState('connecting')
  void open()
  if (!talk.value) void catchUp()

  return {
    line,
    catchUp,
    retryNow: () => connection?.retryNow(),
    async send(frame) {
      if (!live && !failures) await until(openers, OPENING_MS)
      return connection?.send(frame) ?? false
    },
    close() {
      closed = true
      document.removeEventListener('visibilitychange', seen)
      for (const timer of [wordTimer, typingTimer, blockedTimer, askTimer, openTimer]) clearTimeout(timer)
      connection?.close()
    },
  }
}

function askEvery(): number {
  return document.visibilityState === 'visible' ? ASK_EVERY_MS : ASK_UNSEEN_MS
}
