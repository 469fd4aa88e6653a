/** The conversation on the screen: loaded, kept in step by the socket, mended where something was missed. */
import { effect, signal } from '@preact/signals'
import type { ReaderEvent } from '../../../src/domain/events.ts'
import type { StaffSnapshotState } from '../../../src/domain/snapshot.ts'
import type { KnownContact } from '../../../src/protocol/desk.ts'
import type { ServerFrame } from '../../../src/protocol/frames.ts'
import { ApiError } from '../../shared/api.ts'
import { waitAfter } from '../../shared/backoff.ts'
import { opened as foldOf, type Opened, receive, receiveAll } from '../pure/fold.ts'
import { neighboursOf } from '../pure/lists.ts'
import { look, type Seen, seenThrough, unseen } from '../pure/seen.ts'
import { place } from './address.ts'
import { line, onFrame, sendFrame } from './line.ts'
import { shownIds } from './lists.ts'
import { followReady, keepReady, prepare, takeReady } from './ready.ts'
import { session, staffCall, wordsOf } from './session.ts'

export type Current =
  | { is: 'none' }
  | { is: 'loading'; id: string }
  | { is: 'failed'; id: string; message: string; gone: boolean }
  | { is: 'ready'; id: string; opened: Opened }

export const current = signal<Current>({ is: 'none' })

/** What the assistant is writing right now; never kept. */
export const draft = signal<{ draftId: string; html: string } | undefined>(undefined)

/** Who types, and until when (milliseconds since the epoch) that holds. */
export const typing = signal<{ name: string; kind: string; until: number } | undefined>(undefined)

/** Up to which seq the customer has read, and when they last came further (ISO 8601, UTC) where that is known. */
export const readThrough = signal<{ seq: number; at?: string }>({ seq: 0 })

const TYPING_MS = 5_000
/** How often news is asked for while the line is down or blocked. */
const ASK_EVERY_MS = 4_000
/** What is asked for in vain is asked for again after this many steps of waiting less often than the line is tried. */
const LESS_OFTEN = 2
const PAGE = 500
/** One that is passed by is not followed by its neighbours, in milliseconds. */
const PREPARE_AFTER_MS = 60

let preparing: ReturnType<typeof setTimeout> | undefined
let seen: Seen = unseen

/** Follows the address for as long as the page lives. */
export function followAddress() {
  onFrame(hearFrame)
  followReady()
  setInterval(() => {
    const asking = line.peek().state !== 'open' && session.peek().is === 'in' && !document.hidden
    if (asking && misses === 0) void catchUp()
  }, ASK_EVERY_MS)
  effect(() => {
    const at = place.value
    const id = 'conversationId' in at ? at.conversationId : undefined
    if (session.value.is === 'in') void open(id)
  })
  effect(() => {
    const now = current.value
    if (now.is !== 'ready') return
    clearTimeout(preparing)
    preparing = setTimeout(() => {
      const isHere = () => current.peek().is === 'ready' && (current.peek() as { id: string }).id === now.id
      void prepare(neighboursOf(shownIds.peek(), now.id), isHere)
    }, PREPARE_AFTER_MS)
  })
  effect(() => {
    if (line.value.state !== 'open') return
    // A draft that is still being written is sent again.
    draft.value = undefined
    subscribe()
    const now = current.peek()
    if (now.is === 'failed' && !now.gone) void reload(now.id)
  })
}

/** Opens a conversation, or none; opening the same again changes nothing unless it had failed. */
export async function open(id: string | undefined) {
  const before = current.peek()
  if (before.is !== 'none' && before.is !== 'failed' && before.id === id) return
  if (before.is === 'ready') keepReady(before.id, before.opened)
  draft.value = undefined
  typing.value = undefined
  readThrough.value = { seq: 0 }
  seen = unseen
  if (!id) {
    current.value = { is: 'none' }
    return
  }
  const known = takeReady(id)
  if (known) {
    seen = seenThrough(known.snapshot.seq, performance.now())
    current.value = { is: 'ready', id, opened: known }
    // Once more: a draft that is being written comes with it.
    subscribe()
    if (known.toldThrough < known.snapshot.seq) void catchUp()
    return
  }
  current.value = { is: 'loading', id }
  await reload(id)
}

/** Takes a fresh snapshot. */
export async function reload(id: string) {
  try {
    adopt(await staffCall<StaffSnapshotState>('GET', `/api/conversations/${id}`))
  } catch (error) {
    const now = current.peek()
    if (now.is === 'loading' && now.id === id && !(error instanceof ApiError && error.status === 401)) {
      const gone = error instanceof ApiError && error.status === 404
      current.value = { is: 'failed', id, message: wordsOf(error), gone }
    } else if (now.is === 'loading' && now.id === id) current.value = { is: 'none' }
  }
}

/** A snapshot that a call has answered. Others than the opened conversation's are not kept. */
export function adopt(snapshot: StaffSnapshotState) {
  const now = current.peek()
  if (now.is === 'none' || now.id !== snapshot.conversationId) return
  const first = now.is !== 'ready'
  current.value = { is: 'ready', id: now.id, opened: foldOf(snapshot, now.is === 'ready' ? now.opened : undefined) }
  hearRead(snapshot.readSeq, snapshot.readAt)
  if (first) {
    seen = seenThrough(snapshot.seq, performance.now())
    subscribe()
  }
  if (first || line.peek().state !== 'open') void catchUp()
}

/** What the team knows of a customer has changed. */
export function know({ visitorId, attributes, notes }: KnownContact) {
  const now = current.peek()
  if (now.is !== 'ready' || now.opened.snapshot.visitorId !== visitorId) return
  update(now.id, (state) => ({ ...state, snapshot: { ...state.snapshot, attributes, contactNotes: notes } }))
}

/** The last seq that this agent can be held to have read. */
export function seenSeq(): number {
  return seen.seq
}

/** Tells what is in view: the newest seq while the end of the transcript is on the screen. */
export function inView(atEnd: boolean) {
  const now = current.peek()
  if (now.is !== 'ready') return
  seen = look(seen, atEnd && !document.hidden ? now.opened.snapshot.seq : undefined, performance.now())
}

/** The agent was shown what came in between and agrees. */
export function agreeSeen(): number {
  const now = current.peek()
  if (now.is === 'ready') seen = seenThrough(now.opened.snapshot.seq, performance.now())
  return seen.seq
}

let catching: Promise<void> | undefined
let again = false
/** Questions in vain since the last answer. */
let misses = 0
let missTimer: ReturnType<typeof setTimeout> | undefined

/** Asks for every event that is missing, one run at a time; what is missed meanwhile is asked for right after. */
export function catchUp(): Promise<void> {
  if (catching !== undefined) again = true
  else
    catching = fetchMissing().finally(() => {
      catching = undefined
      if (again) {
        again = false
        void catchUp()
      }
    })
  return catching
}

async function fetchMissing() {
  const start = current.peek()
  if (start.is !== 'ready') return
  const { id } = start
  let reached = -1
  try {
    clearTimeout(missTimer)
    for (;;) {
      const now = current.peek()
      if (now.is !== 'ready' || now.id !== id) return
      const after = Math.min(now.opened.toldThrough, now.opened.snapshot.seq)
      if (after === reached) return
      reached = after
      const { events, seq } = await staffCall<{ events: ReaderEvent[]; seq: number }>(
        'GET',
        `/api/conversations/${id}/events?after=${after}&limit=${PAGE}`,
      )
      misses = 0
      update(id, (state) => receiveAll(state, events))
      if (events.length === 0 || (events.at(-1)?.seq ?? 0) >= seq) return
    }
  } catch (error) {
    // What happened before this point cannot be told any more; the messages can.
    if (error instanceof ApiError && error.code === 'stale') await startOver(id)
    else if (error instanceof ApiError && error.passing) {
      missTimer = setTimeout(catchUp, waitAfter(LESS_OFTEN + misses++, Math.random()))
    }
  }
}

async function startOver(id: string) {
  await reload(id)
  update(id, (state) => ({ ...state, toldThrough: state.snapshot.seq }))
}

function subscribe() {
  const now = current.peek()
  if (now.is !== 'ready') return
  sendFrame({ type: 'subscribe', conversationId: now.id, after: now.opened.snapshot.seq })
}

function hearFrame(frame: ServerFrame) {
  const now = current.peek()
  if (now.is !== 'ready' || !('conversationId' in frame) || frame.conversationId !== now.id) return
  switch (frame.type) {
    case 'event':
      return hearEvent(now.id, frame.event)
    case 'draft':
      draft.value = frame.state === 'open' ? { draftId: frame.draftId, html: frame.html } : undefined
      return
    case 'typing':
      if (frame.who.id !== selfId()) showTyping(frame.who)
      return
    case 'read':
      if (frame.who.kind === 'customer') hearRead(frame.seq, new Date().toISOString())
      return
    case 'resync':
      void reload(now.id).then(catchUp)
  }
}

function hearEvent(id: string, event: ReaderEvent) {
  update(id, (state) => {
    const { state: next, missed } = receive(state, event)
    if (missed) void catchUp()
    return next
  })
  if (event.type !== 'message.posted') return
  if (event.actor.kind === typing.value?.kind) typing.value = undefined
  if (event.actor.kind === 'bot') draft.value = undefined
}

function hearRead(seq: number, at?: string) {
  if (seq > readThrough.peek().seq) readThrough.value = { seq, ...(at && { at }) }
}

let typingTimer: ReturnType<typeof setTimeout> | undefined

function showTyping(who: { kind: string; name?: string }) {
  typing.value = { kind: who.kind, name: who.name ?? '', until: Date.now() + TYPING_MS }
  clearTimeout(typingTimer)
  typingTimer = setTimeout(() => {
    typing.value = undefined
  }, TYPING_MS)
}

function update(id: string, change: (state: Opened) => Opened) {
  const now = current.peek()
  if (now.is === 'ready' && now.id === id) current.value = { ...now, opened: change(now.opened) }
}

function selfId(): string {
  const now = session.peek()
  return now.is === 'in' || now.is === 'expired' ? now.me.id : ''
}
