/** Keeps one talk up to date: over the socket, by asking where the socket is blocked, and again after any gap. */
import { type Signal, signal } from '@preact/signals'
import type { ReaderEvent } from '../../src/domain/events.ts'
import type { ServerFrame } from '../../src/protocol/frames.ts'
import { ApiError } from '../shared/api.ts'
import { waitAfter } from '../shared/backoff.ts'
import { type Connection, connect } from '../shared/connection.ts'
import { eventsAfter, load } from './load.ts'
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

/** A line that is not back after this long is worth a word. */
const WORTH_A_WORD_MS = 1_500
/** How long a send waits for a line that is opening. */
const OPENING_MS = 3_000
const ASK_EVERY_MS = 4_000
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
  /** Failed tries of the socket since it was last open, and questions in vain since the last answer. */
  let failures = 0
  let misses = 0
  let blocked = false
  let closed = false
  let wordTimer = 0
  let blockedTimer = 0
  let askTimer = 0
  let typingTimer = 0

  const catchUp = oneAtATime(async () => {
    try {
      const next = talk.value ? await missed(talk.value.snapshot.seq) : await load(path, known.token)
      if (closed) return
      talk.value = next
      misses = 0
      askToFollow()
      connection.retryLater()
      if (!live && blocked) {
        line.value = 'slow'
        onOpen()
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
    const ms = misses > 0 ? waitAfter(misses + LESS_OFTEN, Math.random()) : ASK_EVERY_MS
    if (misses > 0 || (blocked && !live)) askTimer = window.setTimeout(ask, ms)
  }
  const ask = () => {
    if (document.visibilityState === 'visible') void catchUp()
    else askLater()
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
    if (!live || !talk.value || followed) return
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
      talk.value = null
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

  const connection: Connection = connect({
    hello() {
      followed = talk.value !== null
      const cursors = talk.value ? { [known.conversationId]: talk.value.snapshot.seq } : {}
      return { token: known.token, cursors }
    },
    onFrame: hear,
    onState(state) {
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
        for (const opener of openers) opener(true)
        onOpen()
        return
      }
      // What was being drafted or typed may be over by the time the line is back.
      if (talk.value?.draft || talk.value?.typing) talk.value = { ...talk.value, draft: null, typing: null }
      if (before) onLost()
      if (state === 'refused') void catchUp()
      if (state === 'waiting') failures++
      wordTimer ||= window.setTimeout(() => {
        if (line.value !== 'slow') line.value = 'down'
      }, WORTH_A_WORD_MS)
      blockedTimer ||= window.setTimeout(takeForBlocked, BLOCKED_AFTER_MS)
      if (failures >= BLOCKED_AFTER_TRIES) takeForBlocked()
    },
  })
  if (!talk.value) void catchUp()

  return {
    line,
    catchUp,
    retryNow: () => connection.retryNow(),
    async send(frame) {
      if (!live && !failures) await until(openers)
      return connection.send(frame)
    },
    close() {
      closed = true
      clearTimeout(wordTimer)
      clearTimeout(typingTimer)
      clearTimeout(blockedTimer)
      clearTimeout(askTimer)
      connection.close()
    },
  }
}

function until(openers: Set<(open: boolean) => void>): Promise<boolean> {
  return new Promise((resolve) => {
    const done = (open: boolean) => {
      openers.delete(done)
      resolve(open)
    }
    openers.add(done)
    window.setTimeout(done, OPENING_MS, false)
  })
}

/** Runs at most one at a time; what is asked for meanwhile runs once more afterwards. */
function oneAtATime(run: () => Promise<void>): () => Promise<void> {
  let running = Promise.resolve()
  let busy = false
  let again = false
  const start = async () => {
    busy = true
    do {
      again = false
      await run()
    } while (again)
    busy = false
  }
  return () => {
    if (busy) again = true
    else running = start()
    return running
  }
}
